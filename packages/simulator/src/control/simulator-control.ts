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
  /** Breaks an Item and tells its webhook. Default `ITEM_LOGIN_REQUIRED`. */
  breakItem: (itemId: string, problem?: { code?: string; reason?: string }) => Promise<void>
  /** Lets an Item work again as if by itself, and tells its webhook. */
  repairItem: (itemId: string) => Promise<void>
  sendWebhook: (itemId: string, webhook: ItemWebhook) => Promise<void>
  expireLinkToken: (token: string) => Promise<void>
  /** The last thousand webhooks and every attempt at each. Link tokens and public tokens in them are cut short. */
  webhooks: () => Promise<WebhookDelivery[]>
  /** Sends a webhook once more, whatever became of it. */
  redeliver: (id: string) => Promise<void>
  /** Signs with a new key. The old one stays good for a day unless `expireOld` says otherwise. */
  rotateWebhookKey: (options?: { expireOld?: boolean }) => Promise<{ kid: string }>
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
    expireLinkToken: (token) => tell('expireLinkToken', { token }),
    webhooks: () => ask('webhooks'),
    redeliver: (id) => tell('redeliver', { id }),
    rotateWebhookKey: (options = {}) => ask('rotateWebhookKey', options),
  }
}
