import type { Account, LinkInstitution } from '@relink/core'
import type { JWK } from 'jose'
import type {
  AccountBase,
  CountryCode,
  ItemRemoveReasonCode,
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
  | 'itemAccessTokenInvalidate'
  | 'institutionsGetById'
  | 'webhookVerificationKeyGet'
>

/** A Plaid product, such as `transactions`. */
export type PlaidProduct = `${Products}`

/** Why an Item is removed, as Plaid wants to know it. */
export type RemovalReason = `${ItemRemoveReasonCode}`

/** A country Plaid serves, such as `US`. */
export type PlaidCountry = `${CountryCode}`

interface LinkTokenBasics {
  clientName: string
  language: string
  countryCodes: readonly PlaidCountry[]
  redirectUri: string
  /** Names a Link customization of Plaid's dashboard; null for the default one. */
  customization: string | null
  /** Stable, and nothing that names a person. */
  clientUserId: string
}

/** What a link token is made from. One shape for both modes, so that neither forgets the redirect URI. */
export type LinkTokenOrder = LinkTokenBasics &
  (
    | { mode: 'new'; products: readonly PlaidProduct[]; webhook: string | null }
    | {
        mode: 'update'
        accessToken: string
        accountSelection: boolean
        /** Only what is to be added; Plaid refuses the others in update mode. */
        products: readonly PlaidProduct[]
        /** Products whose consent is to be asked for. */
        consent: readonly PlaidProduct[]
      }
  )

/** An Item as `/item/get` tells of it. */
export interface PlaidItem {
  institutionId: string | null
  institutionName: string | null
  error: PlaidFailure | null
  /** Milliseconds since the epoch. */
  consentExpiresAt: number | null
  /** What the person agreed to share data for, and what the Item has anyway; null where Plaid does not say. */
  consentedProducts: string[] | null
}

/** An Item's accounts, and which of them wait for the person to type what came with a small deposit. */
export interface PlaidAccounts {
  accounts: Account[]
  unverified: string[]
}

/** A bank, as far as it matters to its Items. */
export interface PlaidInstitution {
  countryCodes: string[]
  /** Null where Plaid does not say. */
  isDown: boolean | null
}

/** A key that webhooks are signed with. */
export interface PlaidWebhookKey {
  jwk: JWK
  /** Milliseconds since the epoch; null while it is good. */
  expiredAt: number | null
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
  readAccounts(accessToken: string): Promise<PlaidAccounts>
  removeItem(accessToken: string, reason: RemovalReason): Promise<void>
  /** Gives the new access token; the old one dies at once. */
  rotateAccessToken(accessToken: string): Promise<string>
  readInstitution(
    institutionId: string,
    countryCodes: readonly PlaidCountry[],
  ): Promise<PlaidInstitution>
  /** Null when Plaid has no such key in this environment. */
  readWebhookKey(kid: string): Promise<PlaidWebhookKey | null>
}

const linkTokenRequest = (order: LinkTokenOrder): LinkTokenCreateRequest => ({
  client_name: order.clientName,
  language: order.language,
  country_codes: order.countryCodes as CountryCode[],
  user: { client_user_id: order.clientUserId },
  // In update mode too: without it only the banks with OAuth fail, and only there.
  redirect_uri: order.redirectUri,
  ...(order.customization === null ? {} : { link_customization_name: order.customization }),
  ...(order.mode === 'new'
    ? {
        products: order.products as Products[],
        ...(order.webhook === null ? {} : { webhook: order.webhook }),
      }
    : {
        access_token: order.accessToken,
        ...(order.accountSelection ? { update: { account_selection_enabled: true } } : {}),
        ...(order.products.length === 0 ? {} : { products: order.products as Products[] }),
        ...(order.consent.length === 0
          ? {}
          : { additional_consented_products: order.consent as Products[] }),
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

const noSuchKey = new Set(['INVALID_WEBHOOK_VERIFICATION_KEY_ID', 'INVALID_FIELD'])

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
    const consented = item.consented_products ?? null
    return {
      institutionId: item.institution_id ?? null,
      institutionName: item.institution_name ?? null,
      error: readPlaidFailure(item.error),
      consentExpiresAt: Number.isNaN(ends) ? null : ends,
      consentedProducts: consented && [...consented, ...(item.products ?? [])],
    }
  },
  readAccounts: async (accessToken) => {
    const { accounts } = await call('read the accounts', () =>
      client.accountsGet({ access_token: accessToken }),
    )
    return {
      accounts: accounts.map(accountFrom),
      unverified: accounts
        .filter(
          ({ verification_status: status }) => String(status) === 'pending_manual_verification',
        )
        .map(({ account_id: id }) => id),
    }
  },
  removeItem: async (accessToken, reason) => {
    await call('remove the Item', () =>
      client.itemRemove({
        access_token: accessToken,
        reason_code: reason as ItemRemoveReasonCode,
      }),
    )
  },
  rotateAccessToken: async (accessToken) => {
    const rotated = await call('rotate the access token', () =>
      client.itemAccessTokenInvalidate({ access_token: accessToken }),
    )
    return rotated.new_access_token
  },
  readInstitution: async (institutionId, countryCodes) => {
    const { institution } = await call('read the institution', () =>
      client.institutionsGetById({
        institution_id: institutionId,
        country_codes: countryCodes as CountryCode[],
        options: { include_status: true },
      }),
    )
    const status: string | undefined = institution.status?.item_logins?.status
    return {
      countryCodes: institution.country_codes,
      isDown: status === undefined ? null : status === 'DOWN',
    }
  },
  readWebhookKey: async (kid) => {
    try {
      const { key } = await call('read a webhook key', () =>
        client.webhookVerificationKeyGet({ key_id: kid }),
      )
      return {
        jwk: { kty: key.kty, crv: key.crv, x: key.x, y: key.y, alg: key.alg, use: key.use },
        expiredAt: key.expired_at === null ? null : key.expired_at * 1000,
      }
    } catch (error) {
      // By code: other invalid input, such as wrong API keys, says nothing of the key.
      if (noSuchKey.has(readPlaidFailure(error)?.code ?? '')) return null
      throw error
    }
  },
})
