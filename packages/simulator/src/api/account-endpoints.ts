import type {
  AccountBase,
  AccountIdentity,
  AccountsBalanceGetRequest,
  AccountsGetRequest,
  AccountsGetResponse,
  AuthGetRequest,
  AuthGetResponse,
  IdentityGetRequest,
  IdentityGetResponse,
  NumbersACH,
  Owner,
} from 'plaid'
import { z } from 'zod'
import { findBankAccount, type AccountOwner } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { isDown } from '../engine/institution-health.ts'
import { problemFailure, problemOf, productProblemOf } from '../engine/item-problems.ts'
import { findItem } from '../engine/items.ts'
import { invalidInput, itemError, PlaidFailure } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { Item } from '../engine/simulator-state.ts'
import { describeAccounts, describeItem } from './describe-item.ts'
import { endpoint, text, type Endpoint } from './endpoint.ts'

const wanted = z.strictObject({ account_ids: z.array(text).nullish() }).nullish()

/**
 * Finds the Item whose data is asked for.
 *
 * @param product What the call belongs to; null where every Item answers it.
 * @throws PlaidFailure with what is wrong, when its owner has to do something first.
 */
export const findWorkingItem = (
  engine: Engine,
  accessToken: string,
  product: string | null = null,
): Item => {
  const item = findItem(engine, accessToken)
  const problem =
    problemOf(engine, item) ?? (product === null ? null : productProblemOf(item, product))
  if (problem) throw problemFailure(problem)
  return item
}

/**
 * Asks the bank itself, as calls do whose data Plaid does not hold.
 *
 * @throws PlaidFailure `INSTITUTION_DOWN`.
 */
const reachBank = (engine: Engine, { institutionId }: Item): void => {
  if (isDown(engine, institutionId)) throw new PlaidFailure(signInError('INSTITUTION_DOWN'))
}

const choose = (item: Item, ids: readonly string[] | null | undefined): AccountBase[] => {
  const accounts = describeAccounts(item)
  if (!ids) return accounts
  if (ids.some((id) => accounts.every(({ account_id }) => account_id !== id))) {
    throw invalidInput(
      'INVALID_ACCOUNT_ID',
      'failed to find requested account ID for requested item',
    )
  }
  return accounts.filter(({ account_id }) => ids.includes(account_id))
}

const answerAccounts = (
  engine: Engine,
  item: Item,
  ids: readonly string[] | null | undefined,
): AccountsGetResponse => ({
  accounts: choose(item, ids),
  item: describeItem(engine, item),
  request_id: requestId(),
})

const accountsGet = endpoint<AccountsGetRequest>()(
  '/accounts/get',
  { access_token: text, options: wanted },
  (engine, body) =>
    answerAccounts(engine, findWorkingItem(engine, body.access_token), body.options?.account_ids),
)

const balanceGet = endpoint<AccountsBalanceGetRequest>()(
  '/accounts/balance/get',
  {
    access_token: text,
    options: z
      .strictObject({
        account_ids: z.array(text).nullish(),
        min_last_updated_datetime: z.string().nullish(),
      })
      .nullish(),
  },
  (engine, body) => {
    const item = findWorkingItem(engine, body.access_token, 'balance')
    reachBank(engine, item)
    return answerAccounts(engine, item, body.options?.account_ids)
  },
)

/**
 * A product that was not asked for at first is added by its first use, where the person consented to it. Its data is
 * fetched from the bank then, and held from then on.
 */
const useProduct = (engine: Engine, item: Item, product: string): void => {
  if (item.products.includes(product)) return
  reachBank(engine, item)
  item.products = [...item.products, product]
}

const numbersOf = (item: Item): NumbersACH[] =>
  item.accounts.flatMap(({ id, key }) => {
    const numbers = findBankAccount(item.login, key)?.numbers
    if (!numbers) return []
    return [
      {
        account_id: id,
        account: numbers.account,
        routing: numbers.routing,
        wire_routing: '021000021',
        is_tokenized_account_number: false,
      },
    ]
  })

const checkVerified = (item: Item): void => {
  const pending = item.accounts.some(({ verification }) => verification?.startsWith('pending_'))
  if (!pending) return
  throw itemError(
    'PRODUCT_NOT_READY',
    'the requested product is not yet ready. please provide a webhook or try the request again later',
  )
}

const authGet = endpoint<AuthGetRequest>()(
  '/auth/get',
  { access_token: text, options: wanted },
  (engine, body): AuthGetResponse => {
    const item = findWorkingItem(engine, body.access_token, 'auth')
    checkVerified(item)
    const accounts = choose(item, body.options?.account_ids)
    const ach = numbersOf(item).filter(({ account_id }) =>
      accounts.some((account) => account.account_id === account_id),
    )
    if (ach.length === 0) {
      throw itemError('NO_AUTH_ACCOUNTS', 'there are no valid checking or savings account(s)')
    }
    useProduct(engine, item, 'auth')
    return {
      accounts: accounts.filter(({ account_id }) =>
        ach.some((row) => row.account_id === account_id),
      ),
      numbers: { ach, eft: [], international: [], bacs: [] },
      item: describeItem(engine, item),
      request_id: requestId(),
    }
  },
)

const describeOwner = ({ name, email, phone }: AccountOwner): Owner => ({
  names: [name],
  phone_numbers: phone
    ? [{ data: phone, primary: true, type: 'mobile' as Owner['phone_numbers'][number]['type'] }]
    : [],
  emails: email
    ? [{ data: email, primary: true, type: 'primary' as Owner['emails'][number]['type'] }]
    : [],
  addresses: [
    {
      data: {
        street: '2992 Cameron Road',
        city: 'Malakoff',
        region: 'NY',
        postal_code: '14236',
        country: 'US',
      },
      primary: true,
    },
  ],
})

const identityGet = endpoint<IdentityGetRequest>()(
  '/identity/get',
  { access_token: text, options: wanted },
  (engine, body): IdentityGetResponse => {
    const item = findWorkingItem(engine, body.access_token, 'identity')
    const keyOf = new Map(item.accounts.map(({ id, key }) => [id, key]))
    const accounts = choose(item, body.options?.account_ids).map((account) => ({
      ...account,
      owners: (findBankAccount(item.login, keyOf.get(account.account_id) ?? '')?.owners ?? []).map(
        describeOwner,
      ),
    })) as unknown as AccountIdentity[]
    useProduct(engine, item, 'identity')
    return { accounts, item: describeItem(engine, item), request_id: requestId() }
  },
)

/** What an app's server asks about the accounts of an Item. */
export const accountEndpoints: readonly Endpoint[] = [accountsGet, balanceGet, authGet, identityGet]
