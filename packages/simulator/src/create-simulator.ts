import { Hono } from 'hono'
import { apiRoutes, type ApiRequest } from './api/api-routes.ts'
import { errorResponse } from './api/error-response.ts'
import { approveAtBank, type BankApproval } from './bank/approve-at-bank.ts'
import { bankRoutes } from './bank/bank-routes.ts'
import type { Engine } from './engine/engine.ts'
import { invalidRequest } from './engine/plaid-failure.ts'
import { emptyState, type SimulatorState } from './engine/simulator-state.ts'
import { workflowRoutes } from './workflow/workflow-routes.ts'

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
  /** Is handed a snapshot after every request that changed something. */
  onChange?: (state: SimulatorState) => void
}

/** Plaid, pretended. */
export interface Simulator {
  /** Answers what Plaid would: the API, Link's own calls, and the banks' pages. Never rejects. */
  fetch: (request: Request) => Promise<Response>
  /**
   * Does what a person does who leaves the app's page for their bank, up to the moment the bank sends them back.
   *
   * @returns The `oauth_state_id` that the bank appends to the redirect URI.
   */
  approveAtBank: (approval: BankApproval) => string
  /** A copy of all that the simulator remembers, as plain JSON. */
  snapshot: () => SimulatorState
}

/**
 * Makes a Plaid of your own: no keys, no network, no real bank.
 *
 * Put it behind a server with `@relink/simulator/node`, or into the page with `@relink/simulator/browser`.
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const engine: Engine = {
    state: structuredClone(options.state ?? emptyState()),
    now: options.now ?? Date.now,
    allowedRedirectUris: options.allowedRedirectUris ?? null,
  }
  const snapshot = (): SimulatorState => structuredClone(engine.state)
  let known = ''
  const changed = (): void => {
    if (!options.onChange) return
    const written = JSON.stringify(engine.state)
    // Link polls while a person is at the bank; most of its calls change nothing.
    if (written === known) return
    known = written
    options.onChange(snapshot())
  }
  const keys = { clientId: options.clientId ?? null, secret: options.secret ?? null }
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    if (context.req.method === 'POST') changed()
  })
  app.route('/link/workflow', workflowRoutes(engine))
  app.route('/bank', bankRoutes(engine))
  app.route('/', apiRoutes(engine, keys, options.onRequest ?? (() => undefined)))
  app.notFound(() =>
    errorResponse(invalidRequest('NOT_FOUND', 'the requested resource was not found', 404)),
  )
  app.onError((cause) => errorResponse(cause))
  return {
    fetch: async (request) => app.fetch(request),
    approveAtBank: (approval) => {
      const stateId = approveAtBank(engine, approval)
      changed()
      return stateId
    },
    snapshot,
  }
}
