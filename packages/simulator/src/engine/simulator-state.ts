import type { LinkEvent } from '../workflow/link-event.ts'
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
  products: string[]
  countryCodes: string[]
  language: string
  redirectUri: string | null
  webhook: string | null
  accountSelection: boolean
  /** When a session finished with it, or too many bad logins killed it. */
  deadSince: number | null
}

/** How a person gets to a bank's own page: by a second window, or by leaving the app's page. */
export type OAuthWay = 'popup' | 'redirect'

/** The steps of Link, as the engine remembers them. */
export type Step =
  | 'select_institution'
  | 'credentials'
  | 'oauth'
  | 'select_account'
  | 'connected'
  | 'error'

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
  lastError: LinkError | null
  wrongPasswords: number
  username: string | null
  oauthStateId: string | null
  publicToken: string | null
  itemId: string | null
  events: LinkEvent[]
}

/** One trip to a bank's own page, known by the `oauth_state_id` that the return carries. */
export interface OAuthState {
  id: string
  sessionId: string
  way: OAuthWay
  outcome: 'waiting' | 'approved' | 'declined'
  accounts: string[]
  /** True once Link has taken the outcome; a second return with the same id is refused. */
  processed: boolean
}

/** A public token waiting for its one exchange. */
export interface PublicToken {
  itemId: string
  createdAt: number
  exchanged: boolean
}

/** A connection to a bank. */
export interface Item {
  id: string
  accessToken: string
  institutionId: string
  clientUserId: string | null
  username: string
  products: string[]
  webhook: string | null
  createdAt: number
  /** When it last began to work: linked, or repaired. */
  workingSince: number
  loginRequired: boolean
  accounts: { id: string; key: string }[]
}

/** Everything the simulator remembers, as plain JSON. */
export interface SimulatorState {
  version: 1
  linkTokens: Record<string, LinkToken>
  sessions: Record<string, LinkSession>
  oauthStates: Record<string, OAuthState>
  publicTokens: Record<string, PublicToken>
  items: Record<string, Item>
}

/** Makes the state of a simulator that nobody has used. */
export const emptyState = (): SimulatorState => ({
  version: 1,
  linkTokens: {},
  sessions: {},
  oauthStates: {},
  publicTokens: {},
  items: {},
})
