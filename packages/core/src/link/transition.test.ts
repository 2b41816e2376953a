import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import {
  failure,
  item,
  newIntent,
  plainExit,
  repaired,
  returnOf,
  start,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import type { LinkIntent } from './link-intent.ts'
import { idle, isBeforeOpen, isSettled, type LinkEvent, type LinkState } from './link-state.ts'
import type { FlowBackend } from './link-flow-ports.ts'
import { tellServer } from './tell-server.ts'
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
const finishFailure = { ...flow, status: 'failed', step: 'finishing', grant, success } as const

const deadExit = {
  ...plainExit,
  error: { type: 'INVALID_INPUT', code: 'INVALID_LINK_TOKEN', message: '', displayMessage: null },
}

const needlessExit = {
  ...plainExit,
  error: { type: 'ITEM_ERROR', code: 'item-no-error', message: '', displayMessage: null },
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
  finishing: { ...flow, status: 'finishing', grant, success, ifConnected: 'ask' },
  'finishing, replacing': {
    ...flow,
    status: 'finishing',
    grant,
    success,
    ifConnected: 'replace',
    existingId: item.id,
  },
  'finishing, discarding': {
    ...flow,
    status: 'finishing',
    grant,
    success,
    ifConnected: 'discard',
    existingId: item.id,
  },
  'finishing a repair': { ...repair, status: 'finishing', grant, success, ifConnected: 'ask' },
  deciding: { ...flow, status: 'deciding', grant, success, existing: item, breaksFirst: false },
  'deciding, the old one broken': {
    ...flow,
    status: 'deciding',
    grant,
    success,
    existing: item,
    breaksFirst: true,
  },
  linked: { ...flow, status: 'linked', item },
  updated: { ...repair, status: 'updated', ...repaired, needless: false },
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
    ifConnected: 'replace',
    existingId: item.id,
  },
  'failed at the server, a repair': {
    ...finishFailure,
    ...repair,
    error: failure('internal_error'),
    ifConnected: 'ask',
  },
  'failed with a dead public token': {
    ...finishFailure,
    error: failure('public_token_invalid'),
    ifConnected: 'ask',
  },
  'failed with an unknown link token': {
    ...finishFailure,
    error: failure('link_token_unknown'),
    ifConnected: 'ask',
  },
  'failed with a link that was lost': {
    ...finishFailure,
    error: failure('exchange_lost'),
    ifConnected: 'ask',
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
  'left with nothing to repair': { type: 'left', exit: needlessExit },
  found_connected: {
    type: 'answered',
    answer: { outcome: 'already_connected', item, breaksFirst: false },
  },
  'found connected, and broken': {
    type: 'answered',
    answer: { outcome: 'already_connected', item, breaksFirst: true },
  },
  discarded: { type: 'answered', answer: { outcome: 'discarded', item } },
  'decided to keep': { type: 'decided', choice: 'keep_existing' },
  'decided to connect': { type: 'decided', choice: 'connect_anyway' },
  linked: { type: 'answered', answer: { outcome: 'linked', item } },
  updated: { type: 'answered', answer: { outcome: 'updated', ...repaired } },
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
  if (state.status === 'finishing' && state.ifConnected !== 'ask') words.push(state.ifConnected)
  if (state.status === 'deciding' && state.breaksFirst) words.push('broken')
  if (state.status === 'failed') words.push(state.step)
  if (state.status === 'exited') words.push(state.reason)
  if (state.status === 'exited' && state.exit?.bankWindowFailed) words.push('window')
  return words.join(' ')
}

const begins = { intended: 'preparing', 'intended, pressed': 'preparing pressed' }
const over = { ...begins, cancelled: 'idle', returned: 'returning', recovering: 'recovering' }
// What the server says of a walk that was given up too early still counts.
const late = { linked: 'linked', discarded: 'exited kept_existing' }
const failedBefore = { ...over, ...late, retried: 'preparing pressed' }
const failedForGood = { ...over, ...late, retried: 'finishing' }
const prepared = {
  ...begins,
  left: 'idle',
  "left, the bank's window had failed": 'idle',
  'left with nothing to repair': 'idle',
  failed: 'idle',
  cancelled: 'idle',
  expired: 'preparing',
}
const waiting = {
  ...begins,
  expired: 'preparing pressed',
  left: 'exited closed',
  "left, the bank's window had failed": 'exited closed window',
  'left with nothing to repair': 'exited closed',
  failed: 'failed preparing',
  cancelled: 'idle',
}
const openedToRepair = {
  succeeded: 'finishing',
  'succeeded without a public token': 'exited no_item',
  'succeeded with an empty public token': 'exited no_item',
  left: 'exited closed',
  "left, the bank's window had failed": 'exited closed window',
  'left with nothing to repair': 'exited closed',
  failed: 'failed preparing',
  cancelled: 'idle',
}
// What another tab tells of ends it here, too.
const opened = { ...openedToRepair, linked: 'linked', discarded: 'exited kept_existing' }
const taking = {
  found_connected: 'deciding',
  'found connected, and broken': 'deciding broken',
  linked: 'linked',
  discarded: 'exited kept_existing',
  failed: 'failed finishing',
}
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
    found_connected: 'exited interrupted',
    'found connected, and broken': 'exited interrupted',
    discarded: 'exited kept_existing',
    unfinished: 'exited interrupted',
    failed: 'failed preparing',
    refused: 'refused',
  },
  'recovering a repair': {
    updated: 'updated',
    found_connected: 'exited interrupted',
    'found connected, and broken': 'exited interrupted',
    discarded: 'exited kept_existing',
    unfinished: 'exited interrupted',
    failed: 'failed preparing',
    refused: 'refused',
  },
  preparing: { ...prepared, pressed: 'preparing pressed', granted: 'loading' },
  'preparing, pressed': { ...waiting, granted: 'loading pressed' },
  'preparing a return': { ...waitingReturn, granted: 'loading pressed' },
  'preparing after a dead token': {
    ...prepared,
    left: 'exited closed',
    "left, the bank's window had failed": 'exited closed',
    'left with nothing to repair': 'exited closed',
    failed: 'exited closed',
    pressed: 'preparing pressed',
    granted: 'loading',
  },
  loading: { ...prepared, pressed: 'loading pressed', loaded: 'ready' },
  'loading, pressed': { ...waiting, loaded: 'ready pressed' },
  'loading a return': { ...waitingReturn, loaded: 'ready pressed' },
  ready: { ...prepared, pressed: 'ready pressed', granted: 'loading' },
  'ready, pressed': { ...waiting, opened: 'open', granted: 'loading pressed' },
  open: opened,
  'open with a return': opened,
  'open to repair': {
    ...openedToRepair,
    updated: 'updated',
    // It is read again, as after a repair.
    'left with nothing to repair': 'finishing',
    'succeeded without a public token': 'finishing',
    'succeeded with an empty public token': 'finishing',
  },
  finishing: taking,
  // A server that asks again gets the person's word again.
  'finishing, replacing': taking,
  'finishing, discarding': taking,
  'finishing a repair': { updated: 'updated', failed: 'failed finishing' },
  deciding: {
    'decided to keep': 'exited kept_existing',
    'decided to connect': 'finishing replace',
  },
  'deciding, the old one broken': {
    'decided to keep': 'finishing discard',
    'decided to connect': 'finishing replace',
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
  'failed at the server': { ...late, retried: 'finishing replace' },
  'failed at the server, a repair': { updated: 'updated', retried: 'finishing' },
  'failed with a dead public token': failedForGood,
  'failed with an unknown link token': failedForGood,
  'failed with a link that was lost': failedForGood,
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
    states['finishing, replacing'],
  )
  const broken = transition(states.finishing, asEvent('found connected, and broken', 'a'))
  expect(broken).toEqual(states['deciding, the old one broken'])
  expect(transition(broken, asEvent('decided to keep', 'a'))).toEqual(
    states['finishing, discarding'],
  )
})

test('a repair that was needless says so at its end, and no other does', () => {
  const after = (...names: EventName[]) =>
    names.reduce<LinkState>(
      (state, name) => transition(state, asEvent(name, 'a')),
      states['open to repair'],
    )
  expect(after('left with nothing to repair', 'updated')).toEqual({
    ...states.updated,
    needless: true,
  })
  expect(after('left with nothing to repair', 'failed', 'retried', 'updated')).toMatchObject({
    needless: true,
  })
  expect(after('left with nothing to repair', 'failed', 'updated')).toMatchObject({
    needless: true,
  })
  expect(after('succeeded', 'updated')).toEqual(states.updated)
})

test('what Link says of a needless repair is told to the server, and no public token is', () => {
  const exit = { ...needlessExit, institution: success.institution }
  expect(transition(states['open to repair'], { type: 'left', flowId: 'a', exit })).toEqual({
    ...states['finishing a repair'],
    success: {
      publicToken: null,
      institution: success.institution,
      accounts: [],
      linkSessionId: 'session-1',
      needless: true,
    },
  })
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
    error: fc.constantFrom(
      failure('request_failed'),
      failure('public_token_invalid'),
      failure('exchange_lost'),
    ),
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
    const isTaken =
      event.type === 'answered' && ['linked', 'discarded'].includes(event.answer.outcome)
    const isDeclined =
      before.status === 'deciding' &&
      !before.breaksFirst &&
      event.type === 'decided' &&
      event.choice === 'keep_existing'
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

test('whatever a repair goes through, the server is told of an update and never given a public token to exchange', () => {
  const exchanges: string[] = []
  const backend: FlowBackend = {
    createLinkToken: () => Promise.reject(failure('request_failed')),
    linkItem: ({ flowId }) => {
      exchanges.push(flowId)
      return Promise.reject(failure('request_failed'))
    },
    confirmUpdated: () => Promise.resolve(repaired),
  }
  const repairsOnly = (changes: Change[]): boolean =>
    changes.every(({ before, after }) => {
      if (after === before || after.status !== 'finishing') return true
      exchanges.length = 0
      tellServer(backend, after).catch(() => undefined)
      return (exchanges.length === 0) === (after.intent.mode === 'update')
    })
  expect(brokenWalk(repairsOnly)).toBeNull()
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
  const late = new Set(['granted', 'loaded', 'opened', 'succeeded', 'left'])
  const staysSettled = ({ before, event, after }: Change): boolean =>
    after === before || !isSettled(before) || !late.has(event.type) || isLateWindow(before, after)
  expect(brokenWalk((changes) => changes.every(staysSettled))).toBeNull()
})

test('a late word of the server ends a flow that had failed, and changes no other ending', () => {
  const staysSettled = ({ before, event, after }: Change): boolean =>
    after === before ||
    !isSettled(before) ||
    event.type !== 'answered' ||
    (before.status === 'failed' && isSettled(after) && after.status !== 'failed')
  expect(brokenWalk((changes) => changes.every(staysSettled))).toBeNull()
})
