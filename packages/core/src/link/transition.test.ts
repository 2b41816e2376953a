import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import {
  failure,
  item,
  newIntent,
  plainExit,
  returnOf,
  start,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import type { LinkIntent } from './link-intent.ts'
import { idle, isBeforeOpen, isSettled, type LinkEvent, type LinkState } from './link-state.ts'
import { awaitsServer, transition } from './transition.ts'

const update = updateOf('item-1')
const grant = {
  linkToken: 'link-sandbox-1',
  expiresAt: start,
  redirectUri: 'https://app.example/oauth',
  returned: null,
}
const returnedGrant = { ...grant, returned: returnOf('state-1') }
const flow = { flowId: 'a', intent: newIntent }
const repair = { flowId: 'a', intent: update }
const accounts = { added: [], kept: [], removed: [] }
const finishFailure = { ...flow, status: 'failed', step: 'finishing', grant, success } as const

const deadExit = {
  ...plainExit,
  error: { type: 'INVALID_INPUT', code: 'INVALID_LINK_TOKEN', message: '', displayMessage: null },
}

const windowExit = { ...plainExit, bankWindowFailed: true }

const states = {
  idle,
  returning: { status: 'returning', flowId: 'a' },
  recovering: { ...flow, status: 'recovering' },
  'recovering a repair': { ...repair, status: 'recovering' },
  preparing: { ...flow, status: 'preparing', pressed: false, renews: null, claimed: null },
  'preparing, pressed': {
    ...flow,
    status: 'preparing',
    pressed: true,
    renews: null,
    claimed: null,
  },
  'preparing a return': {
    ...flow,
    status: 'preparing',
    pressed: true,
    renews: null,
    claimed: returnedGrant,
  },
  'preparing after a dead token': {
    ...flow,
    status: 'preparing',
    pressed: false,
    renews: deadExit,
    claimed: null,
  },
  loading: { ...flow, status: 'loading', pressed: false, renews: null, grant },
  'loading, pressed': { ...flow, status: 'loading', pressed: true, renews: null, grant },
  'loading a return': {
    ...flow,
    status: 'loading',
    pressed: true,
    renews: null,
    grant: returnedGrant,
  },
  ready: { ...flow, status: 'ready', pressed: false, renews: null, grant },
  'ready, pressed': { ...flow, status: 'ready', pressed: true, renews: null, grant },
  open: { ...flow, status: 'open', grant, renewed: false },
  'open with a return': { ...flow, status: 'open', grant: returnedGrant, renewed: false },
  'open to repair': { ...repair, status: 'open', grant, renewed: false },
  finishing: { ...flow, status: 'finishing', grant, success, confirmed: false },
  'finishing, confirmed': { ...flow, status: 'finishing', grant, success, confirmed: true },
  'finishing a repair': { ...repair, status: 'finishing', grant, success, confirmed: false },
  deciding: { ...flow, status: 'deciding', grant, success, existing: item },
  linked: { ...flow, status: 'linked', item },
  updated: { ...repair, status: 'updated', item, repaired: true, accounts },
  exited: { ...flow, status: 'exited', reason: 'closed', exit: plainExit, renewed: false },
  'exited with an error': {
    ...flow,
    status: 'exited',
    reason: 'closed',
    exit: deadExit,
    renewed: true,
  },
  "exited, the bank's window had failed": {
    ...flow,
    status: 'exited',
    reason: 'closed',
    exit: windowExit,
    renewed: false,
  },
  'exited, kept': { ...flow, status: 'exited', reason: 'kept_existing', exit: null },
  'failed before Link opened': {
    ...flow,
    status: 'failed',
    step: 'preparing',
    error: failure('request_failed'),
    claimed: null,
  },
  'failed with a return': {
    ...flow,
    status: 'failed',
    step: 'preparing',
    error: failure('script_blocked'),
    claimed: returnedGrant,
  },
  'failed at the server': {
    ...finishFailure,
    error: failure('internal_error'),
    confirmed: true,
  },
  'failed with a dead public token': {
    ...finishFailure,
    error: failure('public_token_invalid'),
    confirmed: false,
  },
  'failed with an unknown link token': {
    ...finishFailure,
    error: failure('link_token_unknown'),
    confirmed: false,
  },
  refused: { status: 'refused', flowId: 'a', refusal: 'missing', intent: null, error: null },
} satisfies Record<string, LinkState>

type WithoutId<E> = E extends LinkEvent ? Omit<E, 'flowId'> : never
const events = {
  intended: { type: 'intended', intent: newIntent, pressed: false, renews: null },
  'intended, pressed': { type: 'intended', intent: newIntent, pressed: true, renews: null },
  pressed: { type: 'pressed' },
  granted: { type: 'granted', grant },
  loaded: { type: 'loaded' },
  opened: { type: 'opened' },
  succeeded: { type: 'succeeded', success },
  'succeeded without a public token': {
    type: 'succeeded',
    success: { ...success, publicToken: null },
  },
  'succeeded with an empty public token': {
    type: 'succeeded',
    success: { ...success, publicToken: '' },
  },
  left: { type: 'left', exit: plainExit },
  "left, the bank's window had failed": { type: 'left', exit: windowExit },
  found_connected: { type: 'answered', answer: { outcome: 'already_connected', item } },
  'decided to keep': { type: 'decided', choice: 'keep_existing' },
  'decided to connect': { type: 'decided', choice: 'connect_anyway' },
  linked: { type: 'answered', answer: { outcome: 'linked', item } },
  updated: { type: 'answered', answer: { outcome: 'updated', item, repaired: true, accounts } },
  failed: { type: 'failed', error: failure('request_failed') },
  retried: { type: 'retried' },
  cancelled: { type: 'cancelled' },
  returned: { type: 'returned' },
  claimed: { type: 'claimed', resumes: 'b', intent: newIntent, grant: returnedGrant },
  refused: { type: 'refused', refusal: 'expired', intent: newIntent, error: null },
  expired: { type: 'expired' },
  recovering: { type: 'recovering', intent: newIntent },
  unfinished: { type: 'answered', answer: { outcome: 'unfinished' } },
} satisfies Record<string, WithoutId<LinkEvent>>

type StateName = keyof typeof states
type EventName = keyof typeof events
const eventNames = Object.keys(events) as EventName[]
const asEvent = (name: EventName, flowId: string): LinkEvent => ({ ...events[name], flowId })

/** A state in as many words as the table below needs. */
const describeState = (state: LinkState): string => {
  const words: string[] = [state.status]
  if (isBeforeOpen(state) && state.pressed) words.push('pressed')
  if (state.status === 'finishing' && state.confirmed) words.push('confirmed')
  if (state.status === 'failed') words.push(state.step)
  if (state.status === 'exited') words.push(state.reason)
  if (state.status === 'exited' && state.exit?.bankWindowFailed) words.push('window')
  return words.join(' ')
}

const begins = { intended: 'preparing', 'intended, pressed': 'preparing pressed' }
const over = { ...begins, cancelled: 'idle', returned: 'returning', recovering: 'recovering' }
const failedBefore = { ...over, retried: 'preparing pressed' }
const failedForGood = { ...over, retried: 'finishing' }
const prepared = {
  ...begins,
  left: 'idle',
  "left, the bank's window had failed": 'idle',
  failed: 'idle',
  cancelled: 'idle',
  expired: 'preparing',
}
const waiting = {
  ...begins,
  expired: 'preparing pressed',
  left: 'exited closed',
  "left, the bank's window had failed": 'exited closed window',
  failed: 'failed preparing',
  cancelled: 'idle',
}
const openedToRepair = {
  succeeded: 'finishing',
  'succeeded without a public token': 'exited no_item',
  'succeeded with an empty public token': 'exited no_item',
  left: 'exited closed',
  "left, the bank's window had failed": 'exited closed window',
  failed: 'failed preparing',
  cancelled: 'idle',
}
// What another tab tells of ends it here, too.
const opened = { ...openedToRepair, linked: 'linked' }
const waitingReturn = { ...waiting, expired: 'refused' }

/** Where each event leads from each state; an event that is not named changes nothing. */
const table: Record<StateName, Partial<Record<EventName, string>>> = {
  idle: { ...begins, returned: 'returning', recovering: 'recovering' },
  returning: {
    ...begins,
    claimed: 'preparing pressed',
    refused: 'refused',
    cancelled: 'idle',
    recovering: 'recovering',
  },
  recovering: {
    linked: 'linked',
    found_connected: 'exited kept_existing',
    unfinished: 'exited interrupted',
    refused: 'refused',
  },
  'recovering a repair': {
    updated: 'updated',
    found_connected: 'exited kept_existing',
    unfinished: 'exited interrupted',
    refused: 'refused',
  },
  preparing: { ...prepared, pressed: 'preparing pressed', granted: 'loading' },
  'preparing, pressed': { ...waiting, granted: 'loading pressed' },
  'preparing a return': { ...waitingReturn, granted: 'loading pressed' },
  'preparing after a dead token': {
    ...prepared,
    left: 'exited closed',
    "left, the bank's window had failed": 'exited closed',
    failed: 'exited closed',
    pressed: 'preparing pressed',
    granted: 'loading',
  },
  loading: { ...prepared, pressed: 'loading pressed', loaded: 'ready' },
  'loading, pressed': { ...waiting, loaded: 'ready pressed' },
  'loading a return': { ...waitingReturn, loaded: 'ready pressed' },
  ready: { ...prepared, pressed: 'ready pressed' },
  'ready, pressed': { ...waiting, opened: 'open' },
  open: opened,
  'open with a return': opened,
  'open to repair': {
    ...openedToRepair,
    updated: 'updated',
    'succeeded without a public token': 'finishing',
    'succeeded with an empty public token': 'finishing',
  },
  finishing: { found_connected: 'deciding', linked: 'linked', failed: 'failed finishing' },
  // A server that asks again gets the person's word again.
  'finishing, confirmed': {
    found_connected: 'deciding',
    linked: 'linked',
    failed: 'failed finishing',
  },
  'finishing a repair': { updated: 'updated', failed: 'failed finishing' },
  deciding: {
    'decided to keep': 'exited kept_existing',
    'decided to connect': 'finishing confirmed',
  },
  linked: over,
  updated: over,
  // That much may still be heard of it.
  exited: { ...over, "left, the bank's window had failed": 'exited closed window' },
  'exited with an error': over,
  "exited, the bank's window had failed": over,
  'exited, kept': over,
  'failed before Link opened': failedBefore,
  'failed with a return': failedBefore,
  'failed at the server': { retried: 'finishing confirmed' },
  'failed with a dead public token': failedForGood,
  'failed with an unknown link token': failedForGood,
  refused: over,
}

test.each(Object.keys(states) as StateName[])('%s: what each event leads to', (name) => {
  const state: LinkState = states[name]
  const changes: Partial<Record<EventName, string>> = {}
  for (const event of eventNames) {
    const next = transition(state, asEvent(event, 'a'))
    if (next !== state) changes[event] = describeState(next)
  }
  expect(changes).toEqual(table[name])
})

test.each(Object.keys(states) as StateName[])(
  "%s: another flow's events change nothing",
  (name) => {
    const state: LinkState = states[name]
    for (const event of eventNames) {
      // These begin a flow, under its own name.
      if (['returned', 'recovering'].includes(event) || event.startsWith('intended')) continue
      expect(transition(state, asEvent(event, 'other'))).toBe(state)
    }
  },
)

test('what Link gave is kept until the server has taken it', () => {
  for (const name of ['finishing', 'deciding', 'failed at the server'] as const)
    expect(states[name]).toMatchObject({ success, grant })
  const failed = transition(states.finishing, asEvent('failed', 'a'))
  expect(transition(failed, asEvent('retried', 'a'))).toEqual(states.finishing)
  const deciding = transition(states.finishing, asEvent('found_connected', 'a'))
  expect(deciding).toEqual(states.deciding)
  expect(transition(deciding, asEvent('decided to connect', 'a'))).toEqual(
    states['finishing, confirmed'],
  )
})

test('only a person who closed Link has an exit to tell of', () => {
  const exitAfter = (state: LinkState, event: EventName) => {
    const next = transition(state, asEvent(event, 'a'))
    return next.status === 'exited' ? next.exit : undefined
  }
  expect(exitAfter(states.open, 'left')).toBe(plainExit)
  expect(exitAfter(states['loading, pressed'], 'left')).toBe(plainExit)
  expect(exitAfter(states.deciding, 'decided to keep')).toBeNull()
  expect(exitAfter(states.open, 'succeeded without a public token')).toBeNull()
})

test("a bank's window that is heard of after the leaving changes that, and nothing else", () => {
  const late = transition(states.exited, asEvent("left, the bank's window had failed", 'a'))
  expect(late).toEqual({ ...states.exited, exit: { ...plainExit, bankWindowFailed: true } })
  // Nor does it become undone.
  expect(transition(late, asEvent('left', 'a'))).toBe(late)
})

test("the bank's return stays good until Link has opened with it", () => {
  const claimedAfter = (state: LinkState) => {
    const failed = transition(state, asEvent('failed', 'a'))
    const retried = transition(failed, asEvent('retried', 'a'))
    return retried.status === 'preparing' ? retried.claimed : undefined
  }
  expect(claimedAfter(states['preparing a return'])).toBe(returnedGrant)
  expect(claimedAfter(states['loading a return'])).toBe(returnedGrant)
  expect(claimedAfter(states['open with a return'])).toBeNull()
  expect(claimedAfter(states['loading, pressed'])).toBeNull()
})

test('a flow goes on after the bank under the id it had before', () => {
  expect(transition(states.returning, asEvent('claimed', 'a'))).toMatchObject({ flowId: 'b' })
})

const forward = new Set<string>([
  'pressed',
  'granted',
  'loaded',
  'opened',
  'succeeded',
  'answered',
  'decided',
  'claimed',
  'retried',
  'recovering',
])

/** Walks of which many get far: mostly what leads on, sometimes whatever may happen. */
const walk = fc.array(
  fc.record({
    pick: fc.nat({ max: 1000 }),
    kind: fc.constantFrom('forward', 'forward', 'forward', 'changing', 'any'),
    isOwn: fc.oneof(
      { weight: 9, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    intent: fc.constantFrom<LinkIntent>(newIntent, update),
    error: fc.constantFrom(failure('request_failed'), failure('public_token_invalid')),
  }),
  { minLength: 1, maxLength: 100, size: 'max' },
)
type Step = typeof walk extends fc.Arbitrary<(infer S)[]> ? S : never

const pickEvent = (state: LinkState, { pick, kind }: Step): EventName => {
  const flowId = state.status === 'idle' ? '' : state.flowId
  const changing = eventNames.filter((name) => transition(state, asEvent(name, flowId)) !== state)
  const leading = changing.filter((name) => forward.has(events[name].type))
  const wanted = { forward: leading, changing, any: eventNames }[kind] ?? []
  const choice = wanted.length > 0 ? wanted : changing
  return choice[pick % choice.length] ?? 'cancelled'
}

interface Change {
  before: LinkState
  event: LinkEvent
  after: LinkState
}

/** Follows a walk; everything that begins or hands over gets a name of its own. */
const follow = (steps: Step[]): Change[] => {
  let after: LinkState = idle
  return steps.map((step, index) => {
    const before: LinkState = after
    const { isOwn, intent, error } = step
    const name = pickEvent(before, step)
    const template = events[name]
    const isBeginning = ['intended', 'returned', 'recovering'].includes(template.type)
    const ownId = isBeginning || before.status === 'idle' ? `flow-${index}` : before.flowId
    const event: LinkEvent = asEvent(name, isOwn || isBeginning ? ownId : 'other')
    if (event.type === 'intended' || event.type === 'recovering') event.intent = intent
    if (event.type === 'claimed') Object.assign(event, { resumes: `flow-${index}`, intent })
    if (event.type === 'failed') event.error = error
    if (event.type === 'succeeded' && event.success.publicToken)
      event.success = { ...event.success, publicToken: `public-${index}` }
    after = transition(before, event)
    return { before, event, after }
  })
}

/** The events of the shortest walk found for which a claim does not hold, or null. */
const brokenWalk = (holds: (changes: Change[]) => boolean): object | null =>
  counterexample(walk, (steps) => holds(follow(steps)))

const publicTokenOf = (state: LinkState): string | null =>
  'success' in state && state.intent.mode === 'new' ? state.success.publicToken : null

test('the walks of these tests come everywhere', () => {
  const seen = new Set<string>()
  brokenWalk((changes) => {
    for (const { after } of changes) seen.add(describeState(after))
    return true
  })
  const everywhere = Object.values(table).flatMap((row) => Object.values<string>(row))
  expect(seen).toEqual(new Set(everywhere))
})

test('no walk opens Link twice for one intent', () => {
  const opensOnce = (changes: Change[]): boolean => {
    let intents = 0
    return changes.every(({ before, event, after }) => {
      if (after === before) return true
      if (['intended', 'claimed', 'retried'].includes(event.type)) intents = 1
      if (after.status === 'open') intents -= 1
      return intents >= 0
    })
  }
  expect(brokenWalk(opensOnce)).toBeNull()
})

test('no walk opens Link again for a flow that has succeeded', () => {
  const opensNoMore = (changes: Change[]): boolean => {
    const succeeded = new Set<string>()
    return changes.every(({ before, after }) => {
      if (after.status === 'finishing') succeeded.add(after.flowId)
      return after === before || after.status !== 'open' || !succeeded.has(after.flowId)
    })
  }
  expect(brokenWalk(opensNoMore)).toBeNull()
})

test('no walk loses a public token before the server has taken or refused it', () => {
  const isKept = ({ before, event, after }: Change): boolean => {
    const isTaken = event.type === 'answered' && event.answer.outcome === 'linked'
    const isDeclined = event.type === 'decided' && event.choice === 'keep_existing'
    const isDead = before.status === 'failed' && !awaitsServer(before)
    const token = publicTokenOf(before)
    return !token || publicTokenOf(after) === token || isTaken || isDeclined || isDead
  }
  expect(brokenWalk((changes) => changes.every(isKept))).toBeNull()
})

test('cancelling never drops what Link has given', () => {
  const isKept = ({ before, event, after }: Change): boolean =>
    event.type !== 'cancelled' ||
    after === before ||
    !(before.status === 'finishing' || before.status === 'deciding' || awaitsServer(before))
  expect(brokenWalk((changes) => changes.every(isKept))).toBeNull()
})

test('a repair never ends as a new Item, nor a new Item as a repair', () => {
  const endsAsBegun = ({ after }: Change): boolean => {
    if (after.status === 'linked' || after.status === 'deciding') return after.intent.mode === 'new'
    return after.status !== 'updated' || after.intent.mode === 'update'
  }
  expect(brokenWalk((changes) => changes.every(endsAsBegun))).toBeNull()
})

/** Whether all that is new is that the bank's window had failed. */
const isLateWindow = (before: LinkState, after: LinkState): boolean =>
  before.status === 'exited' &&
  after.status === 'exited' &&
  JSON.stringify(after) ===
    JSON.stringify({ ...before, exit: { ...before.exit, bankWindowFailed: true } })

test('a late word of Link never brings a settled flow back', () => {
  const late = new Set(['granted', 'loaded', 'opened', 'succeeded', 'left', 'answered'])
  const staysSettled = ({ before, event, after }: Change): boolean =>
    after === before || !isSettled(before) || !late.has(event.type) || isLateWindow(before, after)
  expect(brokenWalk((changes) => changes.every(staysSettled))).toBeNull()
})
