import { RelinkError, validateRedirectUri, type PlaidEnvironment } from '@relink/core'
import type { Log, Logger } from '../log/log.ts'
import type { PlaidClient, PlaidCountry, PlaidProduct } from '../plaid/plaid.ts'
import type { EncryptionKeyOption } from '../secrets/encryption-keys.ts'
import type { Store } from '../store/store.ts'
import { guardedHandlers, type GuardedHandlers } from './guarded-handlers.ts'
import type { RelinkHandlers } from './relink-handlers.ts'

/** What a server needs to know. Required: `plaid`, `environment`, `authorize`, `store`, `redirectUri`, `clientName`. */
export interface RelinkOptions extends RelinkHandlers {
  /** Your own `PlaidApi`, with its base path and keys. */
  plaid: PlaidClient
  /** Which of Plaid's environments `plaid` talks to. */
  environment: PlaidEnvironment
  /**
   * Who is signed in: a stable id of your own, or null for nobody. Called for every request that came
   * from an allowed page; nothing else decides whose Items are seen. Leave the request's body unread.
   */
  authorize: (request: Request) => string | null | Promise<string | null>
  store: Store
  /** Your OAuth return page; also listed among the allowed redirect URIs in Plaid's dashboard. */
  redirectUri: string
  /** The app's name as Link shows it, 1 to 30 characters. */
  clientName: string
  /** What to ask banks for when a new Item is linked. Default: `['transactions']`. */
  products?: readonly PlaidProduct[]
  /** Default: `['US']`. */
  countryCodes?: readonly PlaidCountry[]
  /** Link's language when the browser asks for none, or for one that is not listed. Default: `en`. */
  language?: string
  /** Languages a browser may ask for. Default: `language` alone. */
  languages?: readonly string[]
  /** Products that a page may ask to add in update mode. Default: none. */
  updateProducts?: readonly PlaidProduct[]
  /** Names a Link customization of Plaid's dashboard. Default: the default one. */
  linkCustomization?: string
  /** Where Plaid sends webhooks of new Items: the public address of `<basePath>/webhooks`. */
  webhook?: string
  /** Per person and per process; `false` for none, where something before the server limits already. */
  rateLimit?: Partial<RateLimit> | false
  /** Where `fetch` is mounted. Default: `/api/link`. */
  basePath?: string
  /** Origins of pages that may call, such as `https://app.example.com`, besides the request's own. */
  allowedOrigins?: readonly string[]
  /** The first encrypts, all decrypt. Default: read from `RELINK_ENCRYPTION_KEY`. */
  encryptionKeys?: readonly EncryptionKeyOption[]
  /** Allows conveniences that production must not have, such as a generated key. Default: false. */
  development?: boolean
  /** Takes log lines, already free of secrets. Default: JSON on the console. */
  logger?: Logger
  /** Milliseconds since the epoch. Default: `Date.now`. */
  now?: () => number
}

/** Requests that one person may make in a minute; more are answered with 429 and how long to wait. */
export interface RateLimit {
  /** Of those that make Plaid work: link tokens, exchanges, repairs, removals. Default: 120. */
  costly: number
  /** Of all others. Default: 600. */
  other: number
}

/** The options, checked and with their defaults. */
export interface RelinkSettings {
  environment: PlaidEnvironment
  authorize: RelinkOptions['authorize']
  redirectUri: string
  clientName: string
  products: readonly PlaidProduct[]
  countryCodes: readonly PlaidCountry[]
  language: string
  languages: readonly string[]
  updateProducts: readonly PlaidProduct[]
  linkCustomization: string | null
  webhook: string | null
  rateLimit: RateLimit | null
  basePath: string
  allowedOrigins: ReadonlySet<string>
  development: boolean
  handlers: GuardedHandlers
  onWebhook: NonNullable<RelinkHandlers['onWebhook']>
}

const invalid = (why: string): RelinkError =>
  new RelinkError('option_invalid', `Failed to start Relink: ${why}`)

const readOrigin = (value: string): string => {
  const origin = URL.canParse(value) ? new URL(value).origin : 'null'
  if (origin !== 'null' && origin === value.replace(/\/$/, '')) return origin
  throw invalid(
    `${JSON.stringify(value)} in \`allowedOrigins\` is no origin. Write scheme and host only.`,
  )
}

/** Checks the options. Throws `redirect_uri_invalid` or `option_invalid`. */
export const readOptions = (options: RelinkOptions, log: Log): RelinkSettings => {
  const problem = validateRedirectUri(options.redirectUri, options.environment)
  if (problem !== null) throw new RelinkError('redirect_uri_invalid', problem.message)
  const { clientName, products = ['transactions'], countryCodes = ['US'] } = options
  if (clientName.trim() === '' || clientName.length > 30)
    throw invalid('`clientName` has to be 1 to 30 characters long. Plaid shows it to people.')
  if (products.length === 0) throw invalid('`products` is empty. Name at least one.')
  if (countryCodes.length === 0) throw invalid('`countryCodes` is empty. Name at least one.')
  const basePath = (options.basePath ?? '/api/link').replace(/\/+$/, '')
  if (basePath !== '' && !basePath.startsWith('/'))
    throw invalid('`basePath` has to begin with a slash. Write it as the path you mount it at.')
  const language = options.language ?? 'en'
  return {
    environment: options.environment,
    authorize: options.authorize,
    redirectUri: options.redirectUri,
    clientName,
    products,
    countryCodes,
    language,
    languages: options.languages ?? [language],
    updateProducts: options.updateProducts ?? [],
    linkCustomization: options.linkCustomization ?? null,
    webhook: options.webhook ?? null,
    rateLimit:
      options.rateLimit === false ? null : { costly: 120, other: 600, ...options.rateLimit },
    basePath,
    allowedOrigins: new Set((options.allowedOrigins ?? []).map(readOrigin)),
    development: options.development ?? false,
    handlers: guardedHandlers(options, log),
    onWebhook: options.onWebhook ?? {},
  }
}
