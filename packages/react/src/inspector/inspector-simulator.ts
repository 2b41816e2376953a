/**
 * What the inspector can do to a simulated Plaid. The control of `@relink/simulator` is one, wherever the
 * simulator runs; its `SimulatorControl` says what each of these does. All of them may reject.
 */
export interface InspectorSimulator {
  items: () => Promise<readonly SimulatedItem[]>
  breakItem: (itemId: string, problem?: { code?: string; reason?: string }) => Promise<void>
  repairItem: (itemId: string) => Promise<void>
  /** @param at Milliseconds since the epoch. */
  setConsentEnd: (itemId: string, at: number | null) => Promise<void>
  /** @param at Milliseconds since the epoch. */
  announceDisconnect: (
    itemId: string,
    reason: 'INSTITUTION_MIGRATION' | 'INSTITUTION_TOKEN_EXPIRATION',
    at?: number,
  ) => Promise<void>
  offerNewAccount: (itemId: string) => Promise<unknown>
  revokeAccount: (itemId: string) => Promise<void>
  expireLinkToken: (token: string) => Promise<void>
  addFault: (fault: {
    where: string
    kind: 'slow' | 'hang' | 'fail' | 'rate_limit' | 'block'
    times?: number
    errorCode?: string
  }) => Promise<unknown>
  clearFaults: () => Promise<void>
  institutions: () => Promise<readonly SimulatedInstitution[]>
  setInstitutionHealth: (
    institutionId: string,
    health: 'healthy' | 'degraded' | 'down' | null,
  ) => Promise<void>
  clock: () => Promise<{ now: number }>
  advanceClock: (milliseconds: number) => Promise<{ now: number }>
}

/** A connection, as the simulator shows it. */
export interface SimulatedItem {
  itemId: string
  institutionName: string | null
  /** Why it does not work; null when it does. */
  problem: { code: string } | null
}

/** A bank, as the simulator shows it. */
export interface SimulatedInstitution {
  institutionId: string
  name: string
  health: string
}

/** A way in which a connection can be changed at its bank. */
export interface Breakage {
  label: string
  /** @param now The simulator's time, in milliseconds since the epoch. */
  run(simulator: InspectorSimulator, itemId: string, now: number): Promise<unknown>
}

const week = 7 * 24 * 60 * 60_000

const problem = (label: string, code: string, reason?: string): Breakage => ({
  label,
  run: ({ breakItem }, itemId) => breakItem(itemId, { code, ...(reason && { reason }) }),
})

/** What can happen to a connection, the usual first. */
export const breakages: readonly Breakage[] = [
  problem('has to sign in again', 'ITEM_LOGIN_REQUIRED'),
  problem('is locked at the bank', 'ITEM_LOCKED'),
  problem('has to set a new password', 'PASSWORD_RESET_REQUIRED'),
  problem('access has run out', 'ITEM_LOGIN_REQUIRED', 'OAUTH_CONSENT_EXPIRED'),
  problem('access was taken back at the bank', 'ITEM_LOGIN_REQUIRED', 'OAUTH_USER_REVOKED'),
  problem('permission is revoked', 'USER_PERMISSION_REVOKED'),
  {
    label: 'access runs out in a week',
    run: ({ setConsentEnd }, itemId, now) => setConsentEnd(itemId, now + week - 60_000),
  },
  {
    label: 'bank moves in a week',
    run: ({ announceDisconnect }, itemId) => announceDisconnect(itemId, 'INSTITUTION_MIGRATION'),
  },
  { label: 'has a new account', run: ({ offerNewAccount }, itemId) => offerNewAccount(itemId) },
  { label: 'loses an account', run: ({ revokeAccount }, itemId) => revokeAccount(itemId) },
]

/** A way in which a request to Plaid can go wrong. */
export interface Fault {
  label: string
  kind: 'slow' | 'hang' | 'fail' | 'rate_limit' | 'block'
  errorCode?: string
}

/** How the next request can go wrong. */
export const faults: readonly Fault[] = [
  { label: 'INTERNAL_SERVER_ERROR', kind: 'fail' },
  { label: 'INSTITUTION_DOWN', kind: 'fail', errorCode: 'INSTITUTION_DOWN' },
  { label: 'INVALID_API_KEYS', kind: 'fail', errorCode: 'INVALID_API_KEYS' },
  { label: 'rate limit', kind: 'rate_limit' },
  { label: 'an answer after two seconds', kind: 'slow' },
  { label: 'no answer at all', kind: 'hang' },
  { label: 'a connection that is cut', kind: 'block' },
]

/** Which request it can be. */
export const places: readonly { label: string; where: string }[] = [
  { label: 'any request', where: '*' },
  { label: 'a new link token', where: '/link/token/create' },
  { label: 'the exchange', where: '/item/public_token/exchange' },
  { label: 'how an Item is', where: '/item/get' },
  { label: 'Plaid’s script', where: 'script' },
]
