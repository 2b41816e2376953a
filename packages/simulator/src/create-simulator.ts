import type { ApiRequest } from './api/api-routes.ts'
import {
  createSimulatorLinkToken,
  type SimulatorLinkTokenOptions,
} from './api/create-simulator-link-token.ts'
import { approveAtBank, type BankApproval } from './bank/approve-at-bank.ts'
import { createControl } from './control/create-control.ts'
import type { SimulatorControl } from './control/simulator-control.ts'
import type { Engine } from './engine/engine.ts'
import { completeState, emptyState, type SimulatorState } from './engine/simulator-state.ts'
import { createFaultLayer, type FaultLayer } from './faults/fault-layer.ts'
import { simulatorApp } from './simulator-app.ts'
import type { Deliver } from './webhooks/attempt-delivery.ts'
import { createWebhookPump } from './webhooks/webhook-pump.ts'

/** How a simulator differs from a fresh one that accepts everything Plaid's Sandbox could accept. */
export interface SimulatorOptions {
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: () => number
  /** The one client id to accept. By default every one is. */
  clientId?: string
  /** The one secret to accept. By default every one is. */
  secret?: string
  /** The dashboard's "Allowed redirect URIs"; `*` stands for one subdomain. Default: every well-formed one. */
  allowedRedirectUris?: readonly string[]
  /** Hears of every call that an app's server makes, before it is answered. Link's own calls are not among them. */
  onRequest?: (request: ApiRequest) => void
  /** What an earlier simulator's `snapshot()` gave. */
  state?: SimulatorState
  /** Hears that something may have changed; `snapshot()` says what. */
  onChange?: () => void
  /** Takes webhooks to their receiver. Default `fetch`. */
  deliver?: Deliver
}

/** Plaid, pretended. */
export interface Simulator {
  /**
   * Answers what Plaid would: the API, Link's own calls, the banks' pages, and the control page.
   *
   * Rejects only where a fault cuts the connection or the request is aborted.
   */
  fetch: (request: Request) => Promise<Response>
  /** Breaks Items, moves the clock, lets calls go wrong. */
  control: SimulatorControl
  /**
   * Does what a person does who leaves the app's page for their bank, up to the moment the bank sends them back.
   *
   * @returns The `oauth_state_id` that the bank appends to the redirect URI.
   */
  approveAtBank: (approval: BankApproval) => string
  /** Makes a link token without the API. */
  createLinkToken: (options?: SimulatorLinkTokenOptions) => string
  /** A copy of all that the simulator remembers, as plain JSON. */
  snapshot: () => SimulatorState
  /** Resolves when no webhook is on its way. */
  idle: () => Promise<void>
  /** Stops what runs by itself: webhooks, timers, calls that hang. */
  close: () => void
}

/** What a simulator's server does beside answering. */
export interface SimulatorInside {
  simulator: Simulator
  faults: FaultLayer
}

/** Makes a simulator together with what its server needs of its inside. */
export const createSimulatorInside = (options: SimulatorOptions = {}): SimulatorInside => {
  const clock = options.now ?? Date.now
  const changed = (): void => options.onChange?.()
  const engine: Engine = {
    state: completeState(options.state ?? emptyState()),
    now: () => clock() + engine.state.clockOffset,
    allowedRedirectUris: options.allowedRedirectUris ?? null,
    wake: () => pump.wake(),
    lookAgain: () => pump.lookAgain(),
  }
  const pump = createWebhookPump(
    engine,
    options.deliver ?? ((request) => globalThis.fetch(request)),
    changed,
  )
  const faults = createFaultLayer(engine)
  const world = { engine, releaseFaults: faults.release, changed }
  const app = simulatorApp(world, {
    keys: { clientId: options.clientId ?? null, secret: options.secret ?? null },
    onRequest: options.onRequest ?? (() => undefined),
  })
  const meetFault = async (request: Request, path: string): Promise<Response> =>
    (await faults.meet(path, request.signal)) ?? app.fetch(request)
  if (Object.keys(engine.state.items).length > 0) engine.wake()
  const simulator: Simulator = {
    fetch: async (request) => {
      pump.tick()
      if (engine.state.faults.length === 0) return app.fetch(request)
      const { pathname } = new URL(request.url)
      const spared = /^\/(simulator|bank|hosted)(\/|$)/.test(pathname) || request.method !== 'POST'
      return spared ? app.fetch(request) : meetFault(request, pathname)
    },
    control: createControl(world),
    approveAtBank: (approval) => {
      const stateId = approveAtBank(engine, approval)
      changed()
      return stateId
    },
    createLinkToken: (linkTokenOptions) => {
      const token = createSimulatorLinkToken(engine, linkTokenOptions)
      changed()
      return token
    },
    snapshot: () => structuredClone(engine.state),
    idle: pump.idle,
    close: () => {
      pump.close()
      faults.close()
    },
  }
  return { simulator, faults }
}

/**
 * Makes a Plaid of your own: no keys, no network, no real bank.
 *
 * Put it behind a server with `@relink/simulator/node`, or into the page with `@relink/simulator/browser`.
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator =>
  createSimulatorInside(options).simulator
