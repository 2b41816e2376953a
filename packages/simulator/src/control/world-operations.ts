import * as z from 'zod'
import { invalidInput } from '../engine/plaid-failure.ts'
import { uuid } from '../engine/random-id.ts'
import { emptyState, type Fault, type WebhookDelivery } from '../engine/simulator-state.ts'
import { rotateWebhookKey, signWebhook } from '../webhooks/webhook-keys.ts'
import type { ControlWorld } from './control-world.ts'
import { operation, type Operations } from './operation.ts'
import type { ClockReading, SimulatorOverview } from './simulator-control.ts'

const nothing = z.strictObject({})

// Far enough for whoever means it; whoever passes microseconds does not.
const lastMoment = Date.UTC(2200, 0, 1)

const readClock = ({ engine }: ControlWorld): ClockReading => ({
  now: engine.now(),
  offset: engine.state.clockOffset,
})

const moveClock = (world: ControlWorld, by: number): ClockReading => {
  const { engine } = world
  if (Math.abs(engine.now() + by) > lastMoment) {
    throw invalidInput('INVALID_FIELD', 'the clock cannot be moved that far')
  }
  engine.state.clockOffset += by
  engine.wake()
  return readClock(world)
}

const overview = (world: ControlWorld): SimulatorOverview => {
  const { state, now } = world.engine
  const linkTokens = Object.values(state.linkTokens)
  return {
    clock: readClock(world),
    settings: state.settings,
    faults: state.faults,
    items: Object.keys(state.items).length,
    linkTokens: linkTokens.length,
    liveLinkTokens: linkTokens.filter(
      ({ deadSince, expiresAt }) => deadSince === null && expiresAt > now(),
    ).length,
    sessions: Object.keys(state.sessions).length,
    webhooks: state.webhooks.length,
    pendingWebhooks: state.webhooks.filter(({ nextAttemptAt }) => nextAttemptAt !== null).length,
  }
}

const seed = z.number().int().nullable()

const settingsChange = z.strictObject({
  reuseLinkTokens: z.boolean().optional(),
  returningUsers: z.boolean().optional(),
  shuffleEvents: seed.optional(),
  refuseNeedlessUpdates: z.boolean().optional(),
  webhooks: z
    .strictObject({
      copies: z.number().int().min(0).max(100).optional(),
      shuffle: seed.optional(),
      delay: z
        .number()
        .min(0)
        .max(24 * 60 * 60_000)
        .optional(),
    })
    .optional(),
})

const given = (change: object): object =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

const faultRequest = z.strictObject({
  where: z.string().regex(/^(script|\*|\/[\w/.-]*\*?)$/),
  kind: z.enum(['slow', 'hang', 'fail', 'rate_limit', 'block']),
  times: z.number().int().min(1).nullable().default(null),
  delay: z
    .number()
    .min(0)
    .max(2 ** 31 - 1)
    .default(2000),
  errorCode: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .default('INTERNAL_SERVER_ERROR'),
  status: z.number().int().min(400).max(599).optional(),
})

const cut = (value: unknown): unknown => {
  if (typeof value === 'string') {
    return value.replace(/^((?:public|link|access)-sandbox-).*(.{4})$/, '$1…$2')
  }
  if (Array.isArray(value)) return value.map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, cut(entry)]))
}

const findDelivery = ({ engine }: ControlWorld, id: string): WebhookDelivery => {
  const delivery = engine.state.webhooks.find((webhook) => webhook.id === id)
  if (!delivery) throw invalidInput('INVALID_FIELD', 'no webhook has this id')
  return delivery
}

/** What a control does with the clock, the settings, the faults and the webhooks. */
export const worldOperations: Operations = {
  state: operation(nothing, overview),
  reset: operation(nothing, (world) => {
    world.engine.state = emptyState()
    world.releaseFaults()
    world.engine.wake()
  }),
  clock: operation(nothing, readClock),
  advanceClock: operation(z.strictObject({ milliseconds: z.number() }), (world, input) =>
    moveClock(world, input.milliseconds),
  ),
  setClock: operation(z.strictObject({ now: z.number() }), (world, { now }) =>
    moveClock(world, now - world.engine.now()),
  ),
  settings: operation(nothing, ({ engine }) => engine.state.settings),
  changeSettings: operation(settingsChange, ({ engine }, { webhooks = {}, ...change }) => {
    const { settings } = engine.state
    Object.assign(settings, given(change))
    Object.assign(settings.webhooks, given(webhooks))
    return settings
  }),
  faults: operation(nothing, ({ engine }) => engine.state.faults),
  addFault: operation(faultRequest, ({ engine }, request) => {
    const status = request.status ?? (request.errorCode === 'INTERNAL_SERVER_ERROR' ? 500 : 400)
    const fault: Fault = { ...request, id: uuid(), status }
    engine.state.faults.push(fault)
    return fault
  }),
  clearFaults: operation(z.strictObject({ id: z.string().optional() }), (world, { id }) => {
    const { state } = world.engine
    state.faults = id === undefined ? [] : state.faults.filter((fault) => fault.id !== id)
    world.releaseFaults()
  }),
  webhooks: operation(nothing, ({ engine }) => cut(engine.state.webhooks)),
  redeliver: operation(z.strictObject({ id: z.string() }), (world, { id }) => {
    findDelivery(world, id).nextAttemptAt = world.engine.now()
    world.engine.wake()
  }),
  rotateWebhookKey: operation(
    z.strictObject({ expireOld: z.boolean().default(false) }),
    async ({ engine }, { expireOld }) => ({ kid: await rotateWebhookKey(engine, expireOld) }),
  ),
  signWebhook: operation(
    z.strictObject({ body: z.string(), issuedAt: z.number().min(0).optional() }),
    ({ engine }, { body, issuedAt }) => signWebhook(engine, body, issuedAt),
  ),
}
