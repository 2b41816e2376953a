import type { LinkEvent } from '../workflow/link-event.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { LinkError } from './plaid-failure.ts'

/** A link token and what it was made for. Times are milliseconds since the epoch. */
export interface LinkToken {
  token: string
  createdAt: number
  expiresAt: number
  /** The Item to repair; null in a session that makes a new one. */
  itemId: string | null
  clientName: string
  clientUserId: string | null
  /** Plaid's own id of the user, `usr_…`; null where the app named the person by `client_user_id` alone. */
  userId: string | null
  /** In E.164; prefills the returning-user pane. */
  phoneNumber: string | null
  products: string[]
  /** Products that may be asked for later: required if supported, optional, and additionally consented. */
  laterProducts: string[]
  countryCodes: string[]
  language: string
  customization: string | null
  redirectUri: string | null
  webhook: string | null
  accountSelection: boolean
  /** Account subtypes that may be shared, by account type; null allows all. */
  accountFilters: Record<string, string[]> | null
  /** Products of `additional_consented_products` alone, which is what update mode asks consent with. */
  additionalProducts?: readonly string[]
  /** Whether people may type account numbers instead, and whether they are asked which way they want. */
  manualEntry: 'none' | 'offered' | 'asked'
  multiItem: boolean
  /** A session that opens at a URL of Plaid's instead of in the app. */
  hosted: HostedLink | null
  /** When a session finished with it, or too many bad logins killed it. */
  deadSince: number | null
}

/** A session that opens at a URL of Plaid's. The id is in the URL, where no token may be. */
export interface HostedLink {
  id: string
  completionRedirectUri: string | null
}

/** How a person gets to a bank's own page, as far as the browser decides: a second window, or leaving the app's page. */
export type OAuthWay = 'popup' | 'redirect'

/**
 * How one trip to a bank goes: `app_to_app` comes back in another tab, at `qr` a second device goes there while this
 * page waits.
 */
export type TripWay = OAuthWay | 'app_to_app' | 'qr'

/** The steps of Link, as the engine remembers them. */
export type Step =
  | 'consent'
  | 'submit_phone'
  | 'verify_phone'
  | 'select_saved_institution'
  | 'select_saved_account'
  | 'select_institution'
  | 'select_brand'
  | 'select_auth_type'
  | 'credentials'
  | 'recaptcha'
  | 'mfa'
  | 'oauth'
  | 'select_account'
  | 'numbers'
  | 'microdeposit_sent'
  | 'microdeposit_code'
  | 'add_another'
  | 'connected'
  | 'error'

/** A question that a bank asks after the password. */
export interface MfaQuestion {
  text: string
  /** What to choose from; null where the answer is typed. */
  options: string[] | null
  answer: string
}

/** One round of what a bank asks after the password. */
export interface MfaRound {
  type: 'device' | 'code' | 'questions' | 'selections'
  questions: MfaQuestion[]
}

/** Whom a bank takes a person for, and what that person has there. */
export interface BankLogin {
  username: string
  /** Accounts of a `user_custom`; null for those that everybody has. */
  accounts: BankAccount[] | null
}

/** One person's walk through Link with one link token. */
export interface LinkSession {
  id: string
  linkToken: string
  startedAt: number
  finishedAt: number | null
  oauthWay: OAuthWay
  step: Step
  /** The step to which an error pane leads back. */
  retryStep: Step
  askingToLeave: boolean
  institutionId: string | null
  brand: string | null
  lastError: LinkError | null
  /** Logins, codes or answers that were wrong in this session. */
  wrongAnswers: number
  login: BankLogin | null
  /** What the bank still asks; the first round is shown. */
  mfa: MfaRound[]
  /** Whether ticking "I am not a robot" will help. */
  recaptcha: 'good' | 'bad' | null
  /** The number that the person gave, in E.164. */
  phoneNumber: string | null
  /** What the accounts to be shared still need; null where nothing has to be verified. */
  verification: VerificationStatus
  oauthStateId: string | null
  /** How the last trip to the bank went. The page that waits for one by app is never told how it ended. */
  lastTrip: TripWay | null
  /** How the last trip to the bank came to nothing, so that the hand-off can say so. */
  oauthNotice: 'closed' | 'timed_out' | null
  /** Each Item that this session made or repaired, in order; more than one in Multi-Item Link alone. */
  results: { itemId: string; publicToken: string }[]
  /** What `onExit` was told, if it came to that. */
  exit: { error: LinkError | null; status: string | null; requestId: string } | null
  events: LinkEvent[]
}

/** One trip to a bank's own page, known by the `oauth_state_id` that the return carries. */
export interface OAuthState {
  id: string
  sessionId: string
  way: TripWay
  startedAt: number
  outcome: 'waiting' | 'approved' | 'declined' | 'failed'
  accounts: string[]
  /** The error that the person picked on the bank's page, where the outcome is `failed`. */
  errorCode: string | null
  /** Travels beside the state id in Payment Initiation; exchangeable for the link token. */
  correlationId: string | null
  /** True once Link has taken the outcome; a second return with the same id is refused. */
  processed: boolean
}

/** A public token waiting for its one exchange. */
export interface PublicToken {
  itemId: string
  createdAt: number
  exchanged: boolean
}

/** Where an account's verification by micro-deposits or numbers stands; null where nothing has to be verified. */
export type VerificationStatus =
  | 'pending_automatic_verification'
  | 'pending_manual_verification'
  | 'automatically_verified'
  | 'manually_verified'
  | 'verification_expired'
  | 'verification_failed'
  | 'database_matched'
  | null

/** An account that an Item shares. */
export interface ItemAccount {
  id: string
  key: string
  verification: VerificationStatus
}

/** Why an Item does not work. */
export interface ItemProblem {
  code: string
  /** OAuth Items alone: `OAUTH_INVALID_TOKEN`, `OAUTH_CONSENT_EXPIRED` or `OAUTH_USER_REVOKED`. */
  reason: string | null
  /**
   * The products whose calls fail, where the rest works: what the person did not consent to, or the bank does not give.
   * Neither `/item/get` nor a webhook tells of it.
   */
  products?: readonly string[]
  /** Whether update mode is refused, so that only a new Item helps. */
  final?: boolean
}

/** A connection to a bank. */
export interface Item {
  id: string
  accessToken: string
  /** Null where the person typed account numbers. */
  institutionId: string | null
  clientUserId: string | null
  userId: string | null
  login: BankLogin
  products: string[]
  consentedProducts: string[]
  webhook: string | null
  createdAt: number
  /** When it last began to work: linked, or repaired. */
  workingSince: number
  problem: ItemProblem | null
  /** When the person's consent ends; null where it does not. */
  consentExpiresAt: number | null
  /** When it stops working unless it is repaired before, as a PENDING_DISCONNECT announced. */
  disconnectsAt?: number | null
  accounts: ItemAccount[]
  /** How `/item/get` says the numbers came: `INSTANT_AUTH`, `SAME_DAY_MICRODEPOSITS`, … */
  authMethod: string | null
  /** Micro-deposit codes that were wrong; the third locks the Item for good. */
  wrongCodes: number
  /** What passing time has announced already, so that it is announced once. */
  announced: string[]
  lastWebhook: { sentAt: number; code: string } | null
}

/** A webhook on its way, and how it went. */
export interface WebhookDelivery {
  id: string
  url: string
  /** What is posted, before it is written as JSON. */
  body: Record<string, unknown>
  createdAt: number
  attempts: { at: number; status: number | null; why: string | null }[]
  /** Null once it was taken, or given up. */
  nextAttemptAt: number | null
}

/** A key that signs webhooks, as JSON Web Keys. */
export interface WebhookKey {
  kid: string
  publicKey: Record<string, unknown>
  privateKey: Record<string, unknown>
  createdAt: number
  expiredAt: number | null
}

/** Somebody whom `/user/create` made. */
export interface PlaidUser {
  id: string
  token: string
  clientUserId: string
}

/** Something that goes wrong on purpose. */
export interface Fault {
  id: string
  /** A path such as `/item/get`, a prefix such as `/link/token/*`, `*` for every call, or `script` for link-initialize.js. */
  where: string
  /** `block` cuts the connection, as an ad blocker or a broken network does. */
  kind: 'slow' | 'hang' | 'fail' | 'rate_limit' | 'block'
  /** How often it still happens; null for ever. */
  times: number | null
  /** Milliseconds that `slow` takes. */
  delay: number
  /** What `fail` answers; the type follows from the code. */
  errorCode: string
  status: number
}

/** What the simulator can be told to do otherwise than Plaid's production. */
export interface SimulatorSettings {
  /** Lets a link token open Link again after it was used, as Plaid's Sandbox does. Default false, as in production. */
  reuseLinkTokens: boolean
  /** Offers the returning-user panes to everybody, not only to tokens that carry a phone number. */
  returningUsers: boolean
  /** Delivers held-back events in an order that follows from this number; null in the order in which they happened. */
  shuffleEvents: number | null
  /** Ends a repair of an Item that works, and that nothing else is asked of, with `ITEM_NO_ERROR`. */
  refuseNeedlessUpdates: boolean
  webhooks: {
    /** How often each is delivered. */
    copies: number
    /** Delivers those that are due together in an order that follows from this number. */
    shuffle: number | null
    /** Milliseconds before the first attempt. */
    delay: number
  }
}

/** How a bank does since the control said so. */
export interface SetHealth {
  health: 'healthy' | 'degraded' | 'down'
  /** Milliseconds since the epoch. */
  since: number
}

/** Everything the simulator remembers, as plain JSON. */
export interface SimulatorState {
  version: 2
  /** Milliseconds by which the simulator's clock is ahead of the machine's. */
  clockOffset: number
  settings: SimulatorSettings
  faults: Fault[]
  /** By institution; those that are not here do as they always do. */
  institutionHealth: Record<string, SetHealth>
  linkTokens: Record<string, LinkToken>
  sessions: Record<string, LinkSession>
  oauthStates: Record<string, OAuthState>
  publicTokens: Record<string, PublicToken>
  items: Record<string, Item>
  /** Item ids by access token. */
  accessTokens: Record<string, string>
  users: Record<string, PlaidUser>
  webhooks: WebhookDelivery[]
  webhookKeys: WebhookKey[]
}

/** Makes the settings of a simulator that nobody has changed. */
export const defaultSettings = (): SimulatorSettings => ({
  reuseLinkTokens: false,
  returningUsers: false,
  shuffleEvents: null,
  refuseNeedlessUpdates: false,
  webhooks: { copies: 1, shuffle: null, delay: 0 },
})

/** Makes the state of a simulator that nobody has used. */
export const emptyState = (): SimulatorState => ({
  version: 2,
  clockOffset: 0,
  settings: defaultSettings(),
  faults: [],
  institutionHealth: {},
  linkTokens: {},
  sessions: {},
  oauthStates: {},
  publicTokens: {},
  items: {},
  accessTokens: {},
  users: {},
  webhooks: [],
  webhookKeys: [],
})

/** Copies a state, and adds what one that was written down by an earlier release lacks. */
export const completeState = (state: SimulatorState): SimulatorState =>
  structuredClone({
    ...emptyState(),
    ...state,
    settings: { ...defaultSettings(), ...state.settings },
  })
