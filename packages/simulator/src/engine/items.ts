import { findBankAccount } from './bank-accounts.ts'
import type { Engine } from './engine.ts'
import { findInstitution } from './institutions.ts'
import { invalidInput, itemError } from './plaid-failure.ts'
import { plaidId, uuid } from './random-id.ts'
import type {
  BankLogin,
  Item,
  ItemProblem,
  LinkToken,
  PublicToken,
  VerificationStatus,
} from './simulator-state.ts'

const day = 24 * 60 * 60_000
const publicTokenLifetime = 30 * 60_000

/** What a person has given at the end of a session. */
export interface Grant {
  /** Null where the person typed account numbers. */
  institutionId: string | null
  login: BankLogin
  /** Keys of the accounts to share. */
  accounts: readonly string[]
  verification?: VerificationStatus
  authMethod?: string | null
}

/** What an Item is made for: a link token, or the request that made it without Link. */
export type Purpose = Pick<
  LinkToken,
  'clientUserId' | 'userId' | 'products' | 'laterProducts' | 'webhook'
>

const consentEnd = (engine: Engine, institutionId: string | null): number | null => {
  const days = findInstitution(institutionId)?.consentDays ?? null
  return days === null ? null : engine.now() + days * day
}

/** Makes the Item of a session that finished. */
export const createItem = (engine: Engine, purpose: Purpose, grant: Grant): Item => {
  const now = engine.now()
  const item: Item = {
    id: plaidId(),
    accessToken: `access-sandbox-${uuid()}`,
    institutionId: grant.institutionId,
    clientUserId: purpose.clientUserId,
    userId: purpose.userId,
    login: grant.login,
    products: purpose.products,
    consentedProducts: [...new Set([...purpose.products, ...purpose.laterProducts])],
    webhook: purpose.webhook,
    createdAt: now,
    workingSince: now,
    problem: null,
    consentExpiresAt: consentEnd(engine, grant.institutionId),
    accounts: grant.accounts.map((key) => ({
      id: plaidId(),
      key,
      verification: grant.verification ?? null,
    })),
    authMethod: grant.authMethod ?? null,
    wrongCodes: 0,
    announced: [],
    lastWebhook: null,
  }
  engine.state.items[item.id] = item
  engine.state.accessTokens[item.accessToken] = item.id
  return item
}

/**
 * Makes an Item work again.
 *
 * Accounts that stay shared keep their ids; one that was given up and is shared again gets another id.
 * @see https://plaid.com/docs/link/update-mode/
 */
export const repairItem = (engine: Engine, item: Item, accounts: readonly string[]): void => {
  item.accounts = accounts.map(
    (key) =>
      item.accounts.find((account) => account.key === key) ?? {
        id: plaidId(),
        key,
        verification: null,
      },
  )
  item.problem = null
  item.workingSince = engine.now()
  item.consentExpiresAt = consentEnd(engine, item.institutionId)
  item.disconnectsAt = null
  item.announced = []
}

/** Gives an Item the products that an update asked for, and the consent to those that may be asked for later. */
export const addProducts = (
  item: Item,
  { products, laterProducts }: Pick<LinkToken, 'products' | 'laterProducts'>,
): void => {
  item.products = [...new Set([...item.products, ...products])]
  item.consentedProducts = [...new Set([...item.consentedProducts, ...products, ...laterProducts])]
}

/** Ends an Item. Its access token is known still, as one of an Item that is no more. */
export const removeItem = (engine: Engine, item: Item): void => {
  delete engine.state.items[item.id]
}

/** Gives an Item another access token; the old one dies at once. */
export const rotateAccessToken = (engine: Engine, item: Item): string => {
  delete engine.state.accessTokens[item.accessToken]
  item.accessToken = `access-sandbox-${uuid()}`
  engine.state.accessTokens[item.accessToken] = item.id
  return item.accessToken
}

/** Makes the public token that `onSuccess` carries. */
export const createPublicToken = (engine: Engine, item: Item): string => {
  const token = `public-sandbox-${uuid()}`
  engine.state.publicTokens[token] = {
    itemId: item.id,
    createdAt: engine.now(),
    exchanged: false,
  }
  return token
}

const tokenShape = /^(access|public|link)-(sandbox|production|development)-[0-9A-Za-z-]+$/

/**
 * Refuses a token of another kind or environment than the one that is asked for.
 *
 * @throws PlaidFailure `INVALID_ACCESS_TOKEN` or `INVALID_PUBLIC_TOKEN`.
 */
const checkToken = (kind: 'access' | 'public', token: string): void => {
  const code = `INVALID_${kind.toUpperCase()}_TOKEN`
  const [, given, environment] = tokenShape.exec(token) ?? []
  if (given !== kind) {
    throw invalidInput(
      code,
      `provided ${kind} token is in an invalid format. expected format: ${kind}-<environment>-<identifier>`,
    )
  }
  if (environment !== 'sandbox') {
    throw invalidInput(
      code,
      `provided ${kind} token is for the wrong Plaid environment. expected "sandbox", got "${environment}"`,
    )
  }
}

const isExpired = (engine: Engine, token: PublicToken): boolean =>
  token.createdAt + publicTokenLifetime <= engine.now()

/**
 * Exchanges a public token for its Item, once.
 *
 * @throws PlaidFailure `INVALID_PUBLIC_TOKEN` when it is unknown, exchanged, or older than 30 minutes.
 */
export const exchangePublicToken = (engine: Engine, token: string): Item => {
  checkToken('public', token)
  const publicToken = Object.hasOwn(engine.state.publicTokens, token)
    ? engine.state.publicTokens[token]
    : undefined
  if (!publicToken) {
    throw invalidInput('INVALID_PUBLIC_TOKEN', 'could not find matching public token')
  }
  if (isExpired(engine, publicToken) || publicToken.exchanged) {
    throw invalidInput(
      'INVALID_PUBLIC_TOKEN',
      'provided public token is expired. Public tokens expire 30 minutes after creation at which point they can no longer be exchanged',
    )
  }
  const item = engine.state.items[publicToken.itemId]
  if (!item) throw itemError('ITEM_NOT_FOUND', 'The Item you requested cannot be found.')
  publicToken.exchanged = true
  return item
}

/**
 * Finds the Item of an access token.
 *
 * @throws PlaidFailure `INVALID_ACCESS_TOKEN`, or `ITEM_NOT_FOUND` when the Item was removed.
 */
export const findItem = (engine: Engine, accessToken: string): Item => {
  checkToken('access', accessToken)
  const id = engine.state.accessTokens[accessToken]
  if (id === undefined) {
    throw invalidInput('INVALID_ACCESS_TOKEN', 'could not find matching access token')
  }
  const item = engine.state.items[id]
  if (item) return item
  throw itemError(
    'ITEM_NOT_FOUND',
    'The Item you requested cannot be found. This Item does not exist, has been previously removed via /item/remove, or has had access removed by the user.',
  )
}

/** Breaks an Item, as if its owner had changed the password at the bank or taken the consent back. */
export const breakItem = (item: Item, problem: ItemProblem): void => {
  item.problem = problem
}

/** Keeps of a list of account keys those that a login has at the bank. */
export const knownAccounts = (login: BankLogin, keys: readonly string[]): string[] =>
  [...new Set(keys)].filter((key) => findBankAccount(login, key) !== undefined)
