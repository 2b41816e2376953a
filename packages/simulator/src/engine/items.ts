import type { Engine } from './engine.ts'
import { invalidInput, itemError } from './plaid-failure.ts'
import { plaidId, uuid } from './random-id.ts'
import type { Item, LinkToken, PublicToken } from './simulator-state.ts'

const publicTokenLifetime = 30 * 60_000
// Sandbox Items ask for a new login by themselves after 30 days.
const workingTime = 30 * 24 * 60 * 60_000

/** What a person has given at the end of a session. */
export interface Grant {
  institutionId: string
  username: string
  accounts: readonly string[]
}

/** Makes the Item of a session that finished. */
export const createItem = (engine: Engine, linkToken: LinkToken, grant: Grant): Item => {
  const item: Item = {
    id: plaidId(),
    accessToken: `access-sandbox-${uuid()}`,
    institutionId: grant.institutionId,
    clientUserId: linkToken.clientUserId,
    username: grant.username,
    products: linkToken.products,
    webhook: linkToken.webhook,
    createdAt: engine.now(),
    workingSince: engine.now(),
    loginRequired: false,
    accounts: grant.accounts.map((key) => ({ id: plaidId(), key })),
  }
  engine.state.items[item.id] = item
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
    (key) => item.accounts.find((account) => account.key === key) ?? { id: plaidId(), key },
  )
  item.loginRequired = false
  item.workingSince = engine.now()
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

const isExpired = (engine: Engine, token: PublicToken): boolean =>
  token.createdAt + publicTokenLifetime <= engine.now()

/**
 * Exchanges a public token for its Item, once.
 *
 * @throws PlaidFailure `INVALID_PUBLIC_TOKEN` when it is unknown, exchanged, or older than 30 minutes.
 */
export const exchangePublicToken = (engine: Engine, token: string): Item => {
  const publicToken = engine.state.publicTokens[token]
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
 * @throws PlaidFailure `INVALID_ACCESS_TOKEN`.
 */
export const findItem = (engine: Engine, accessToken: string): Item => {
  if (!/^access-sandbox-[0-9a-f-]{36}$/.test(accessToken)) {
    throw invalidInput(
      'INVALID_ACCESS_TOKEN',
      'provided access token is in an invalid format. expected format: access-<environment>-<identifier>',
    )
  }
  const item = Object.values(engine.state.items).find((item) => item.accessToken === accessToken)
  if (!item) throw invalidInput('INVALID_ACCESS_TOKEN', 'could not find matching access token')
  return item
}

/** Says whether an Item waits for its owner to sign in at the bank again. */
export const isLoginRequired = (engine: Engine, item: Item): boolean =>
  item.loginRequired || item.workingSince + workingTime <= engine.now()

/** Refuses to read data of an Item that is broken, with the error that `/item/get` shows too. */
export const loginRequired = (): ReturnType<typeof itemError> =>
  itemError(
    'ITEM_LOGIN_REQUIRED',
    "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
  )
