import { RelinkError, type Account, type RelinkErrorCode } from '@relink/core'
import type { AccountBase, CountryCode, LinkTokenCreateRequest, PlaidApi, Products } from 'plaid'

/** The part of the `plaid` SDK's client that Relink calls; pass your `PlaidApi`. */
export type PlaidClient = Pick<
  PlaidApi,
  'linkTokenCreate' | 'itemPublicTokenExchange' | 'itemGet' | 'accountsGet' | 'itemRemove'
>

/** A Plaid product, such as `transactions`. */
export type PlaidProduct = `${Products}`

/** A country Plaid serves, such as `US`. */
export type PlaidCountry = `${CountryCode}`

/** An error that Plaid answered with. */
export interface PlaidFailure {
  /** Plaid's `error_type`; the set is open. */
  type: string
  /** Plaid's `error_code`; the set is open. */
  code: string
  message: string | null
  /** Plaid's own `request_id`, which its support asks for. */
  requestId: string | null
  /** HTTP status, where there was an answer. */
  status: number | null
}

interface LinkTokenBasics {
  clientName: string
  language: string
  countryCodes: readonly PlaidCountry[]
  redirectUri: string
  /** Stable, and nothing that names a person. */
  clientUserId: string
}

/** What a link token is made from. One shape for both modes, so that neither forgets the redirect URI. */
export type LinkTokenOrder = LinkTokenBasics &
  (
    | { mode: 'new'; products: readonly PlaidProduct[]; webhook: string | null }
    | { mode: 'update'; accessToken: string; accountSelection: boolean }
  )

/** An Item as `/item/get` tells of it. */
export interface PlaidItem {
  institutionId: string | null
  institutionName: string | null
  error: PlaidFailure | null
  /** Milliseconds since the epoch. */
  consentExpiresAt: number | null
}

/**
 * Plaid in Relink's words. Every method rejects with a RelinkError whose cause is what the SDK threw,
 * without its request.
 */
export interface Plaid {
  /** `expiresAt` is in milliseconds since the epoch. */
  createLinkToken(order: LinkTokenOrder): Promise<{ linkToken: string; expiresAt: number }>
  exchange(publicToken: string): Promise<{ accessToken: string; itemId: string }>
  readItem(accessToken: string): Promise<PlaidItem>
  readAccounts(accessToken: string): Promise<Account[]>
  removeItem(accessToken: string): Promise<void>
}

const fieldsOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What was caught and what caused it, outermost first. Each once: a chain of causes can be a loop. */
const causesOf = (caught: unknown): Record<string, unknown>[] => {
  const causes: Record<string, unknown>[] = []
  let next = fieldsOf(caught)
  while (next !== null && !causes.includes(next)) {
    causes.push(next)
    next = fieldsOf(next['cause'])
  }
  return causes
}

/**
 * Takes the request out of what the SDK threw, in place. Axios keeps it whole on its errors, the access
 * token in the body and Plaid's secret in the headers, and whoever prints the error prints both.
 */
export const forgetRequest = (caught: unknown): void => {
  for (const error of causesOf(caught)) {
    if (error['isAxiosError'] !== true) continue
    for (const holder of [error, fieldsOf(error['response'])]) {
      if (holder === null) continue
      Reflect.deleteProperty(holder, 'config')
      Reflect.deleteProperty(holder, 'request')
    }
  }
}

/**
 * Finds Plaid's error in whatever was caught: what the SDK throws, a RelinkError around it, or the
 * error object itself as Items and webhooks carry it.
 *
 * @returns The error in Relink's words, or null when Plaid said nothing.
 */
export const readPlaidFailure = (caught: unknown): PlaidFailure | null => {
  for (const thrown of causesOf(caught)) {
    const response = fieldsOf(thrown['response'])
    const body = response === null ? thrown : fieldsOf(response['data'])
    const code = textOf(body?.['error_code'])
    if (body === null || code === null) continue
    const status = response?.['status'] ?? body['status']
    return {
      type: textOf(body['error_type']) ?? '',
      code,
      message: textOf(body['error_message']),
      requestId: textOf(body['request_id']),
      status: typeof status === 'number' ? status : null,
    }
  }
  return null
}

const codeFor = (failure: PlaidFailure | null, status: number | null): RelinkErrorCode => {
  if (failure?.type === 'RATE_LIMIT_EXCEEDED' || status === 429) return 'too_many_requests'
  if (failure?.code === 'INVALID_PUBLIC_TOKEN') return 'public_token_invalid'
  // Without an answer, or with one that is not Plaid's own, nobody at Plaid heard us.
  if (failure === null || failure.type === 'API_ERROR' || (status ?? 400) >= 500)
    return 'plaid_unavailable'
  return 'plaid_error'
}

const advice: Partial<Record<RelinkErrorCode, string>> = {
  too_many_requests: 'Plaid had too many requests. Wait a minute and try again.',
  public_token_invalid:
    'the public token is expired, used or of another environment. Go through Link again.',
  plaid_unavailable: 'Plaid could not be reached or is down. Try again in a few minutes.',
  plaid_error: "Plaid refused. Plaid's own error is in the server's log under this request id.",
}

const call = async <T>(what: string, request: () => Promise<{ data: T }>): Promise<T> => {
  try {
    return (await request()).data
  } catch (error) {
    forgetRequest(error)
    const failure = readPlaidFailure(error)
    const status = failure?.status ?? fieldsOf(fieldsOf(error)?.['response'])?.['status']
    const code = codeFor(failure, typeof status === 'number' ? status : null)
    throw new RelinkError(code, `Failed to ${what}: ${advice[code] ?? ''}`, { cause: error })
  }
}

const linkTokenRequest = (order: LinkTokenOrder): LinkTokenCreateRequest => ({
  client_name: order.clientName,
  language: order.language,
  country_codes: order.countryCodes as CountryCode[],
  user: { client_user_id: order.clientUserId },
  // In update mode too: without it only the banks with OAuth fail, and only there.
  redirect_uri: order.redirectUri,
  ...(order.mode === 'new'
    ? {
        products: order.products as Products[],
        ...(order.webhook === null ? {} : { webhook: order.webhook }),
      }
    : {
        access_token: order.accessToken,
        ...(order.accountSelection ? { update: { account_selection_enabled: true } } : {}),
      }),
})

const accountFrom = (account: AccountBase): Account => ({
  id: account.account_id,
  name: account.name,
  mask: account.mask,
  type: account.type,
  subtype: account.subtype,
})

/** Puts Relink's words over the app's own `plaid` SDK client. */
export const createPlaid = (client: PlaidClient): Plaid => ({
  createLinkToken: async (order) => {
    const created = await call('create a link token', () =>
      client.linkTokenCreate(linkTokenRequest(order)),
    )
    return { linkToken: created.link_token, expiresAt: Date.parse(created.expiration) }
  },
  exchange: async (publicToken) => {
    const exchanged = await call('exchange the public token', () =>
      client.itemPublicTokenExchange({ public_token: publicToken }),
    )
    return { accessToken: exchanged.access_token, itemId: exchanged.item_id }
  },
  readItem: async (accessToken) => {
    const { item } = await call('read the Item', () =>
      client.itemGet({ access_token: accessToken }),
    )
    const ends = item.consent_expiration_time
    return {
      institutionId: item.institution_id ?? null,
      institutionName: item.institution_name ?? null,
      error: readPlaidFailure(item.error),
      consentExpiresAt: ends === null ? null : Date.parse(ends),
    }
  },
  readAccounts: async (accessToken) => {
    const { accounts } = await call('read the accounts', () =>
      client.accountsGet({ access_token: accessToken }),
    )
    return accounts.map(accountFrom)
  },
  removeItem: async (accessToken) => {
    await call('remove the Item', () => client.itemRemove({ access_token: accessToken }))
  },
})
