import type { Account, LinkInstitution } from '@relink/core'
import type {
  AccountBase,
  CountryCode,
  LinkSessionItemAddResult,
  LinkTokenCreateRequest,
  LinkTokenGetSessionsResponse,
  PlaidApi,
  Products,
} from 'plaid'
import { callPlaid as call, readPlaidFailure, type PlaidFailure } from './plaid-failure.ts'

/** The part of the `plaid` SDK's client that Relink calls; pass your `PlaidApi`. */
export type PlaidClient = Pick<
  PlaidApi,
  | 'linkTokenCreate'
  | 'linkTokenGet'
  | 'linkOauthCorrelationIdExchange'
  | 'itemPublicTokenExchange'
  | 'itemGet'
  | 'accountsGet'
  | 'itemRemove'
>

/** A Plaid product, such as `transactions`. */
export type PlaidProduct = `${Products}`

/** A country Plaid serves, such as `US`. */
export type PlaidCountry = `${CountryCode}`

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

/** What came of a link token: a public token with what Link told beside it. */
export interface LinkResult {
  publicToken: string
  institution: LinkInstitution | null
  accounts: Account[]
}

/** What happened in the sessions of a link token, as far as Plaid tells. */
interface LinkSessions {
  /** Whether a person got to the end of Link, with or without a public token. */
  succeeded: boolean
  results: LinkResult[]
}

/**
 * Plaid in Relink's words. Every method rejects with a RelinkError whose cause is what the SDK threw,
 * without its request.
 */
export interface Plaid {
  /** `expiresAt` is in milliseconds since the epoch. */
  createLinkToken(order: LinkTokenOrder): Promise<{ linkToken: string; expiresAt: number }>
  /** Null when Plaid doesn't know the link token, or no longer. */
  readSessions(linkToken: string): Promise<LinkSessions | null>
  /** The link token that the return from a bank belongs to. */
  findLinkToken(correlationId: string): Promise<string>
  exchange(publicToken: string): Promise<{ accessToken: string; itemId: string }>
  readItem(accessToken: string): Promise<PlaidItem>
  readAccounts(accessToken: string): Promise<Account[]>
  removeItem(accessToken: string): Promise<void>
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

const resultFrom = (result: LinkSessionItemAddResult): LinkResult => ({
  publicToken: result.public_token,
  institution:
    result.institution === null
      ? null
      : {
          id: result.institution.institution_id ?? null,
          name: result.institution.name ?? null,
        },
  accounts: result.accounts.flatMap(({ id, name, mask, type, subtype }) =>
    id === undefined
      ? []
      : [
          {
            id,
            name: name ?? '',
            mask: mask ?? null,
            type: type ?? 'other',
            subtype: subtype ?? null,
          },
        ],
  ),
})

const hasSucceeded = (session: LinkTokenGetSessionsResponse): boolean =>
  // The field is deprecated, but in update mode nothing else has to be there beside the event.
  (session.on_success ?? null) !== null ||
  (session.results?.item_add_results ?? []).length > 0 ||
  (session.events ?? []).some(({ event_name }) => event_name === 'HANDOFF')

/** Plaid tells a developer which addresses it takes in its dashboard alone, and has one code for all fields. */
const explainRedirect =
  (redirectUri: string) =>
  ({ code, message }: PlaidFailure): string | null =>
    code === 'INVALID_FIELD' && /redirect.?uri/i.test(message ?? '')
      ? `Plaid refused the redirect URI. Add exactly ${redirectUri} to "Allowed redirect URIs" in Plaid's dashboard, under Developers > API.`
      : null

/** Puts Relink's words over the app's own `plaid` SDK client. */
export const createPlaid = (client: PlaidClient): Plaid => ({
  createLinkToken: async (order) => {
    const created = await call(
      'create a link token',
      () => client.linkTokenCreate(linkTokenRequest(order)),
      explainRedirect(order.redirectUri),
    )
    return { linkToken: created.link_token, expiresAt: Date.parse(created.expiration) }
  },
  readSessions: async (linkToken) => {
    try {
      const { link_sessions: sessions = [] } = await call('read what came of the link', () =>
        client.linkTokenGet({ link_token: linkToken }),
      )
      return {
        succeeded: sessions.some(hasSucceeded),
        results: sessions
          .flatMap(({ results }) => results?.item_add_results ?? [])
          .map(resultFrom)
          .filter(({ publicToken }) => publicToken !== ''),
      }
    } catch (error) {
      if (readPlaidFailure(error)?.code === 'INVALID_LINK_TOKEN') return null
      throw error
    }
  },
  findLinkToken: async (correlationId) => {
    const found = await call('find the link of a return', () =>
      client.linkOauthCorrelationIdExchange({ link_correlation_id: correlationId }),
    )
    return found.link_token
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
    // Not a number where Plaid gives no time, or none that can be read.
    const ends = Date.parse(item.consent_expiration_time ?? '')
    return {
      institutionId: item.institution_id ?? null,
      institutionName: item.institution_name ?? null,
      error: readPlaidFailure(item.error),
      consentExpiresAt: Number.isNaN(ends) ? null : ends,
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
