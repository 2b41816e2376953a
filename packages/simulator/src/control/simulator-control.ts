import type {
  Fault,
  ItemProblem,
  SimulatorSettings,
  WebhookDelivery,
} from '../engine/simulator-state.ts'

/** The simulator's clock, in milliseconds. */
export interface ClockReading {
  /** Since the epoch. */
  now: number
  /** How far ahead of the machine's clock it is. */
  offset: number
}

/** What a simulator holds, counted. Tokens are not in it. */
export interface SimulatorOverview {
  clock: ClockReading
  settings: SimulatorSettings
  faults: Fault[]
  items: number
  linkTokens: number
  liveLinkTokens: number
  sessions: number
  webhooks: number
  /** Webhooks that have not been taken or given up. */
  pendingWebhooks: number
}

/** An Item, as far as it is shown: without its access token. */
export interface ControlledItem {
  itemId: string
  institutionId: string | null
  institutionName: string | null
  clientUserId: string | null
  userId: string | null
  products: string[]
  accounts: number
  webhook: string | null
  createdAt: number
  consentExpiresAt: number | null
  /** Why it does not work now; null when it does. */
  problem: ItemProblem | null
  /** The last four characters of the access token. */
  accessTokenEnds: string
}

/** A bank, and how it does now. */
export interface ControlledInstitution {
  institutionId: string
  name: string
  health: 'healthy' | 'degraded' | 'down' | 'unsupported'
  /** Since when, in milliseconds since the epoch; null where it always does so. */
  since: number | null
}

/** An account that an Item may share and does not. */
export interface OfferedAccount {
  /** What the account is called in Link and on the bank's page, until it has an id. */
  key: string
  name: string
  mask: string | null
}

/** How an Item is to be broken. */
export interface ProblemRequest {
  /** Default `ITEM_LOGIN_REQUIRED`. */
  code?: string
  /** `error_code_reason`. Default null. */
  reason?: string
  /**
   * Lets the calls of these products fail alone (`auth`, `balance`, `identity`, `transactions`), and tells neither the
   * webhook nor `/item/get`, as with ADDITIONAL_CONSENT_REQUIRED and ACCESS_NOT_GRANTED. Default: the whole Item.
   */
  products?: readonly string[]
  /** Refuses a link token for update mode with the same code, so that only a new Item helps. Default false. */
  final?: boolean
}

/** Whose account numbers were typed. */
export interface NumbersRequest {
  clientUserId?: string
  /** Plaid's own id of the user, from `/user/create`. */
  userId?: string
  /** Where the Item's webhooks go. */
  webhook?: string
}

/** What to let go wrong; all but where and how has a default. */
export interface FaultRequest {
  /** A path such as `/item/get`, a prefix such as `/link/token/*`, `*` for every call, or `script`. */
  where: string
  kind: Fault['kind']
  /** Default: until it is cleared. */
  times?: number | null | undefined
  /** Milliseconds that `slow` takes. Default 2,000. */
  delay?: number | undefined
  /** What `fail` answers. Default `INTERNAL_SERVER_ERROR`. */
  errorCode?: string | undefined
  /** Default 500 for `INTERNAL_SERVER_ERROR`, 400 for all other codes. */
  status?: number | undefined
}

/** Settings to change; those that are left out stay. */
export interface SettingsChange extends Partial<Omit<SimulatorSettings, 'webhooks'>> {
  webhooks?: Partial<SimulatorSettings['webhooks']>
}

/** A webhook to send, with whatever fields it has. */
export type ItemWebhook = { webhook_type: string; webhook_code: string } & Record<string, unknown>

/**
 * What a test, a story or a developer does to Plaid itself: breaks banks, moves the clock, cuts connections.
 *
 * The same in the page, in the process and over HTTP. What cannot be done rejects with a PlaidFailure.
 */
export interface SimulatorControl {
  state: () => Promise<SimulatorOverview>
  /** Forgets everything, settings, faults and the moved clock included. */
  reset: () => Promise<void>
  clock: () => Promise<ClockReading>
  /** Moves the clock, and does what came due meanwhile. */
  advanceClock: (milliseconds: number) => Promise<ClockReading>
  /** @param now Milliseconds since the epoch. */
  setClock: (now: number) => Promise<ClockReading>
  settings: () => Promise<SimulatorSettings>
  changeSettings: (change: SettingsChange) => Promise<SimulatorSettings>
  faults: () => Promise<Fault[]>
  addFault: (fault: FaultRequest) => Promise<Fault>
  /** Clears one fault, or all. Calls that hang go on. */
  clearFaults: (id?: string) => Promise<void>
  items: () => Promise<ControlledItem[]>
  /** Breaks an Item and tells its webhook. */
  breakItem: (itemId: string, problem?: ProblemRequest) => Promise<void>
  /** Lets an Item work again as if by itself, and tells its webhook. */
  repairItem: (itemId: string) => Promise<void>
  sendWebhook: (itemId: string, webhook: ItemWebhook) => Promise<void>
  institutions: () => Promise<ControlledInstitution[]>
  /**
   * Says how a bank does from now on; null lets it do as it always does.
   *
   * While it is down nobody signs in there, and calls that need the bank itself answer `INSTITUTION_DOWN`:
   * `/accounts/balance/get`, and the first `/auth/get` or `/identity/get` of an Item that was not linked for it. What
   * Plaid has fetched already, it still gives out.
   */
  setInstitutionHealth: (
    institutionId: string,
    health: 'healthy' | 'degraded' | 'down' | null,
  ) => Promise<void>
  /**
   * Tells an Item's webhook that there is another account to share.
   *
   * @returns An account that the person has and does not share; one that is opened for it, where all are shared.
   */
  offerNewAccount: (itemId: string) => Promise<OfferedAccount>
  /**
   * Takes an account out of an Item, as its owner can at the bank, and tells the webhook. In update mode it can be
   * shared again, under another id.
   *
   * @param accountId Default: the first.
   */
  revokeAccount: (itemId: string, accountId?: string) => Promise<void>
  /** @param at When the person's consent ends, in milliseconds since the epoch; null for never. A week before, it is announced. */
  setConsentEnd: (itemId: string, at: number | null) => Promise<void>
  /**
   * Tells an Item's webhook that the bank is about to end it. It stops working then, unless it is repaired before.
   *
   * @param at When, in milliseconds since the epoch. Default in a week.
   */
  announceDisconnect: (
    itemId: string,
    reason: 'INSTITUTION_MIGRATION' | 'INSTITUTION_TOKEN_EXPIRATION',
    at?: number,
  ) => Promise<void>
  /**
   * Makes the Item of somebody who typed account numbers and has to look up a micro-deposit: its account is
   * `pending_manual_verification`, and update mode asks for the code, which is ABC.
   */
  enterNumbers: (request?: NumbersRequest) => Promise<{ itemId: string; publicToken: string }>
  expireLinkToken: (token: string) => Promise<void>
  /** The last thousand webhooks and every attempt at each. Link tokens and public tokens in them are cut short. */
  webhooks: () => Promise<WebhookDelivery[]>
  /** Sends a webhook once more, whatever became of it. */
  redeliver: (id: string) => Promise<void>
  /** Signs with a new key. The old one stays good for a day unless `expireOld` says otherwise. */
  rotateWebhookKey: (options?: { expireOld?: boolean }) => Promise<{ kid: string }>
  /**
   * Signs any body as a webhook is signed, for tests of a receiver.
   *
   * @param body Byte for byte what will be posted.
   * @param options `issuedAt` in milliseconds since the epoch, for a webhook that is played back later. Default now.
   * @returns The value of the header `Plaid-Verification`.
   */
  signWebhook: (body: string, options?: { issuedAt?: number }) => Promise<string>
}

/** Does one thing that a control can do, by its name. */
export type ControlCall = (name: keyof SimulatorControl, input: object) => Promise<unknown>

/** Makes a control of whatever carries its calls. */
export const controlBy = (call: ControlCall): SimulatorControl => {
  const ask = <T>(name: keyof SimulatorControl, input: object = {}): Promise<T> =>
    call(name, input) as Promise<T>
  const tell = async (name: keyof SimulatorControl, input: object = {}): Promise<void> => {
    await call(name, input)
  }
  return {
    state: () => ask('state'),
    reset: () => tell('reset'),
    clock: () => ask('clock'),
    advanceClock: (milliseconds) => ask('advanceClock', { milliseconds }),
    setClock: (now) => ask('setClock', { now }),
    settings: () => ask('settings'),
    changeSettings: (change) => ask('changeSettings', change),
    faults: () => ask('faults'),
    addFault: (fault) => ask('addFault', fault),
    clearFaults: (id) => tell('clearFaults', id === undefined ? {} : { id }),
    items: () => ask('items'),
    breakItem: (itemId, problem = {}) => tell('breakItem', { itemId, ...problem }),
    repairItem: (itemId) => tell('repairItem', { itemId }),
    sendWebhook: (itemId, webhook) => tell('sendWebhook', { itemId, webhook }),
    institutions: () => ask('institutions'),
    setInstitutionHealth: (institutionId, health) =>
      tell('setInstitutionHealth', { institutionId, health }),
    offerNewAccount: (itemId) => ask('offerNewAccount', { itemId }),
    revokeAccount: (itemId, accountId) =>
      tell('revokeAccount', { itemId, ...(accountId !== undefined && { accountId }) }),
    setConsentEnd: (itemId, at) => tell('setConsentEnd', { itemId, at }),
    announceDisconnect: (itemId, reason, at) =>
      tell('announceDisconnect', { itemId, reason, ...(at !== undefined && { at }) }),
    enterNumbers: (request = {}) => ask('enterNumbers', request),
    expireLinkToken: (token) => tell('expireLinkToken', { token }),
    webhooks: () => ask('webhooks'),
    redeliver: (id) => tell('redeliver', { id }),
    rotateWebhookKey: (options = {}) => ask('rotateWebhookKey', options),
    signWebhook: (body, options = {}) => ask('signWebhook', { body, ...options }),
  }
}
