import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import {
  failure,
  item,
  minute,
  newIntent,
  plainExit,
  repaired,
  returnOf,
  start,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import { driveFunnel, grant, lateness, type FunnelDriver } from './funnel-driver.fixture.ts'
import { eventsOf, sequences, type Sequence } from './plaid-sequences.fixture.ts'

const linked = { type: 'answered', answer: { outcome: 'linked', item } } as const
const updated = { type: 'answered', answer: { outcome: 'updated', ...repaired } } as const
const wrongPassword = {
  ...plainExit,
  status: 'requires_credentials',
  error: {
    type: 'ITEM_ERROR',
    code: 'INVALID_CREDENTIALS',
    message: 'the password user_typed_this is wrong',
    displayMessage: null,
  },
}
const beginning = ['pressed', 'token_ready', 'link_ready']

/** Link is opened, time passes in it, and then it delivers everything around its closing call. */
const walkThrough = (
  driver: FunnelDriver,
  sequence: Sequence,
  close: () => void,
  order: (events: ReturnType<typeof eventsOf>) => ReturnType<typeof eventsOf> = (events) => events,
): void => {
  const [opening, ...rest] = eventsOf(sequence, driver.clock.now())
  driver.hear(opening?.name ?? '', opening?.metadata)
  driver.clock.advance(minute)
  const events = order(rest)
  const half = Math.ceil(events.length / 2)
  for (const { name, metadata } of events.slice(0, half)) driver.hear(name, metadata)
  close()
  for (const { name, metadata } of events.slice(half)) driver.hear(name, metadata)
}

const succeed = (driver: FunnelDriver): void => {
  driver.dispatch({ type: 'succeeded', success })
  driver.dispatch(linked)
}

test('a bank with a password is told from the press to the connection', () => {
  const driver = driveFunnel()
  driver.open()
  walkThrough(driver, sequences.credentials, () => succeed(driver))
  driver.clock.advance(lateness)
  expect(driver.story()).toEqual([
    ...beginning,
    'opened CONSENT',
    'pane_shown SELECT_INSTITUTION',
    'bank_chosen',
    'pane_shown CREDENTIAL',
    'credentials_submitted',
    'pane_shown LOADING',
    'pane_shown MFA',
    'code_submitted',
    'pane_shown CONNECTED',
    'handed_off',
    'linked',
  ])
  expect(driver.steps.map(({ via }) => via)).toEqual([
    ...Array<null>(6).fill(null),
    ...Array<string>(8).fill('credentials'),
  ])
  expect(driver.steps.at(-1)).toEqual({
    step: 'linked',
    isOutcome: true,
    flowId: 'a',
    sequence: 14,
    at: start + minute,
    elapsed: minute,
    mode: 'new',
    via: 'credentials',
    institutionId: 'ins_109508',
    institutionName: 'First Platypus Bank',
    linkSessionId: 'session-1',
    requestId: null,
    view: null,
  })
})

test('a bank with a window of its own is told without a password', () => {
  const driver = driveFunnel()
  driver.open()
  walkThrough(driver, sequences['own window'], () => succeed(driver))
  driver.clock.advance(lateness)
  expect(driver.story()).toEqual([
    ...beginning,
    'opened CONSENT',
    'pane_shown SELECT_INSTITUTION',
    'bank_chosen',
    'pane_shown OAUTH',
    'bank_window_opened',
    'pane_shown CONNECTED',
    'handed_off',
    'linked',
  ])
  expect(driver.steps.at(-1)?.via).toBe('oauth')
})

test('a window that closed or failed is told, and then the leaving', () => {
  const driver = driveFunnel()
  driver.open()
  const exit = { ...plainExit, status: 'requires_oauth', bankWindowFailed: true }
  walkThrough(driver, sequences['closed window'], () => driver.dispatch({ type: 'left', exit }))
  driver.clock.advance(lateness)
  expect(driver.story().slice(7)).toEqual([
    'bank_window_opened',
    'bank_window_closed',
    'bank_window_opened',
    'bank_window_failed',
    'exited closed',
  ])
  expect(driver.steps.at(-1)).toMatchObject({ exitStatus: 'requires_oauth', via: 'oauth' })
})

test('an error in Link that the person gets over is a step and not the outcome', () => {
  const driver = driveFunnel()
  driver.open()
  walkThrough(driver, sequences['returning user'], () => succeed(driver))
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual([
    'pane_shown SUBMIT_PHONE',
    'phone_submitted',
    'pane_shown VERIFY_PHONE',
    'code_submitted VERIFY_PHONE',
    'error_met INVALID_CREDENTIALS',
    'code_submitted VERIFY_PHONE',
    'phone_verified',
    'pane_shown SELECT_SAVED_INSTITUTION',
    'bank_chosen',
    'pane_shown SELECT_SAVED_ACCOUNT',
    'pane_shown CONNECTED',
    'handed_off',
    'linked',
  ])
})

test('a wrong password and the leaving after it carry the code, and no message', () => {
  const driver = driveFunnel()
  driver.open()
  walkThrough(driver, sequences['wrong password'], () =>
    driver.dispatch({ type: 'left', exit: wrongPassword }),
  )
  driver.clock.advance(lateness)
  expect(driver.story().slice(8)).toEqual([
    'error_met INVALID_CREDENTIALS',
    'pane_shown ERROR',
    'exited closed INVALID_CREDENTIALS',
  ])
  expect(driver.steps.at(-1)).toMatchObject({
    exitStatus: 'requires_credentials',
    error: { type: 'ITEM_ERROR', code: 'INVALID_CREDENTIALS' },
    requestId: 'request-1',
  })
  expect(JSON.stringify(driver.steps)).not.toContain('user_typed_this')
})

test('a repair is told as one', () => {
  const driver = driveFunnel()
  driver.open(updateOf('item-1'))
  walkThrough(driver, sequences['repair with a password'], () => {
    driver.dispatch({ type: 'succeeded', success })
    driver.dispatch(updated)
  })
  driver.clock.advance(lateness)
  expect(driver.story().slice(3)).toEqual([
    'opened CONSENT',
    'pane_shown CREDENTIAL',
    'credentials_submitted',
    'pane_shown CONNECTED',
    'handed_off',
    'updated',
  ])
  expect(driver.steps.every(({ mode }) => mode === 'update')).toBe(true)
  expect(driver.steps.at(-1)).toMatchObject({ repaired: true, failure: null, needless: false })
})

test('a repair that did not help says why', () => {
  const driver = driveFunnel()
  driver.open(updateOf('item-1'))
  driver.dispatch({ type: 'succeeded', success })
  const answer = { outcome: 'updated', ...repaired, repaired: false, failure: 'new_item' } as const
  driver.dispatch({ type: 'answered', answer })
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual(['handed_off', 'updated'])
  expect(driver.steps.at(-1)).toMatchObject({ repaired: false, failure: 'new_item' })
})

test('a repair that was needless is told as one, and nothing as handed off', () => {
  const driver = driveFunnel()
  driver.open(updateOf('item-1'))
  const error = { type: 'ITEM_ERROR', code: 'ITEM_NO_ERROR', message: '', displayMessage: null }
  driver.dispatch({ type: 'left', exit: { ...plainExit, error } })
  driver.dispatch({ type: 'failed', error: failure('internal_error') })
  driver.dispatch({ type: 'retried' })
  driver.dispatch(updated)
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual(['attempt_failed internal_error', 'retried', 'updated'])
  expect(driver.steps.at(-1)).toMatchObject({ repaired: true, needless: true })
})

test('over a redirect each page tells its part under one id, and the last the outcome', () => {
  const first = driveFunnel()
  first.open()
  const [opening] = eventsOf(sequences['own window'], first.clock.now())
  first.hear('OPEN', opening?.metadata)
  first.flush()
  expect(first.story()).toEqual([...beginning, 'opened CONSENT', 'page_left'])
  expect(first.steps.at(-1)?.linkSessionId).toBe('session-1')

  const second = driveFunnel()
  second.dispatch({ type: 'returned' }, 'of the return')
  second.clock.advance(300)
  const returned = { ...grant, returned: returnOf('state-1') }
  second.dispatch({ type: 'claimed', resumes: 'a', intent: newIntent, grant: returned })
  second.clock.advance(200)
  second.dispatch({ type: 'granted', grant: returned })
  second.dispatch({ type: 'loaded' })
  second.dispatch({ type: 'opened' })
  walkThrough(second, sequences['after the bank'], () => succeed(second))
  second.clock.advance(lateness)
  expect(second.story()).toEqual([
    'returned',
    'token_ready',
    'link_ready',
    'opened',
    'pane_shown LOADING',
    'pane_shown CONNECTED',
    'handed_off',
    'linked',
  ])
  expect(second.steps.map(({ flowId, via }) => `${flowId} ${String(via)}`)).toEqual(
    Array<string>(8).fill('a oauth'),
  )
  expect(second.steps[1]).toMatchObject({ sequence: 2, at: start + 500, elapsed: 500 })
})

test('a success that makes no Item is handed off and ends as an exit', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'succeeded', success: { ...success, publicToken: null } })
  driver.clock.advance(lateness)
  expect(driver.story().slice(3)).toEqual(['opened', 'handed_off', 'exited no_item'])
})

test('nothing is told of a flow that began before anybody listened', () => {
  const { funnel, steps, clock } = driveFunnel()
  const flow = { flowId: 'a', intent: newIntent, pressed: true, renews: null }
  const loading = { ...flow, status: 'loading', grant } as const
  const ready = { ...flow, status: 'ready', grant } as const
  const { intent, flowId } = flow
  const ending = { status: 'exited', reason: 'closed', exit: plainExit, renewed: false } as const
  const exited = { flowId, intent, ...ending }
  funnel.hear({ type: 'changed', at: start, before: loading, now: ready })
  funnel.hear({ type: 'heard', at: start, flowId, name: 'OPEN', metadata: {} })
  funnel.hear({ type: 'changed', at: start, before: ready, now: exited })
  clock.advance(lateness)
  funnel.flush()
  expect(steps).toEqual([])
})

test('a return that is refused is told with its reason', () => {
  const driver = driveFunnel()
  driver.dispatch({ type: 'returned' }, 'b')
  driver.dispatch({ type: 'refused', refusal: 'expired', intent: null, error: null })
  expect(driver.story()).toEqual(['returned', 'refused expired'])
  expect(driver.steps[1]).toMatchObject({ flowId: 'b', mode: null })
})

test('a walk that a later page asks the server about ends there', () => {
  const driver = driveFunnel()
  driver.dispatch({ type: 'recovering', intent: newIntent }, 'a')
  driver.dispatch(linked)
  expect(driver.story()).toEqual(['picked_up', 'linked'])
})

test('what was got ready before the press is told with the press, and nothing without one', () => {
  const driver = driveFunnel()
  const intended = { type: 'intended', intent: newIntent, pressed: false, renews: null } as const
  driver.dispatch(intended, 'never pressed')
  driver.dispatch({ type: 'granted', grant })
  driver.dispatch(intended, 'a')
  driver.dispatch({ type: 'granted', grant })
  driver.dispatch({ type: 'loaded' })
  driver.clock.advance(minute)
  expect(driver.steps).toEqual([])
  driver.dispatch({ type: 'pressed' })
  expect(driver.story()).toEqual(beginning)
  expect(driver.steps.map(({ flowId, at, elapsed }) => [flowId, at - start, elapsed])).toEqual(
    beginning.map(() => ['a', minute, 0]),
  )
})

test('a press that another takes over ends as cancelled, at once where there was no Link', () => {
  const driver = driveFunnel()
  const intended = { type: 'intended', intent: newIntent, pressed: true, renews: null } as const
  driver.dispatch(intended, 'a')
  driver.dispatch(intended, 'b')
  expect(driver.steps.map(({ flowId, step }) => `${flowId} ${step}`)).toEqual([
    'a pressed',
    'a cancelled',
    'b pressed',
  ])
})

test('a server that takes a success only later makes one outcome of it', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'succeeded', success })
  driver.dispatch({ type: 'failed', error: failure('internal_error') })
  driver.clock.advance(minute)
  driver.dispatch({ type: 'retried' })
  driver.dispatch(linked)
  driver.dispatch({ type: 'intended', intent: newIntent, pressed: false, renews: null }, 'b')
  expect(driver.story().slice(4)).toEqual([
    'handed_off',
    'attempt_failed internal_error',
    'retried',
    'linked',
  ])
})

test('a flow that another tab brings to its end has its outcome told there', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch(linked)
  driver.clock.advance(lateness)
  driver.flush()
  expect(driver.story().slice(3)).toEqual(['opened', 'ended_elsewhere'])
  expect(driver.steps.at(-1)).toMatchObject({ isOutcome: false })
})

test.each(['public_token_invalid', 'link_token_unknown', 'exchange_lost'] as const)(
  'a server that will never take it (%s) makes a failure of it',
  (code) => {
    const driver = driveFunnel()
    driver.open()
    driver.dispatch({ type: 'succeeded', success })
    driver.dispatch({ type: 'failed', error: failure(code) })
    driver.clock.advance(lateness)
    expect(driver.story().at(-1)).toBe(`failed ${code}`)
    expect(driver.steps.at(-1)).toMatchObject({ isOutcome: true, error: { type: null } })
  },
)

test('a return that could not open Link fails only when it is given up', () => {
  const driver = driveFunnel()
  driver.dispatch({ type: 'returned' }, 'b')
  const returned = { ...grant, returned: returnOf('state-1') }
  driver.dispatch({ type: 'claimed', resumes: 'a', intent: newIntent, grant: returned })
  driver.dispatch({ type: 'failed', error: failure('script_blocked') })
  driver.dispatch({ type: 'retried' })
  driver.dispatch({ type: 'failed', error: failure('script_timeout') })
  driver.dispatch({ type: 'cancelled' })
  expect(driver.story()).toEqual([
    'returned',
    'attempt_failed script_blocked',
    'retried',
    'attempt_failed script_timeout',
    'failed script_timeout',
  ])
})

test('a bank that is connected already is told, and what the person decides', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'succeeded', success })
  driver.dispatch({
    type: 'answered',
    answer: { outcome: 'already_connected', item, breaksFirst: false },
  })
  driver.dispatch({ type: 'decided', choice: 'connect_anyway' })
  driver.dispatch({
    type: 'answered',
    answer: { outcome: 'already_connected', item, breaksFirst: false },
  })
  driver.dispatch({ type: 'decided', choice: 'keep_existing' })
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual([
    'handed_off',
    'duplicate_found',
    'duplicate_confirmed',
    'duplicate_found',
    'exited kept_existing',
  ])
})

test('who keeps a connection that the new one has ended is told of at the end, and never as wanting another', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'succeeded', success })
  driver.dispatch({
    type: 'answered',
    answer: { outcome: 'already_connected', item, breaksFirst: true },
  })
  driver.dispatch({ type: 'decided', choice: 'keep_existing' })
  driver.dispatch({ type: 'answered', answer: { outcome: 'discarded', item } })
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual(['handed_off', 'duplicate_found', 'exited kept_existing'])
})

test('a token that runs out under a waiting person is told', () => {
  const driver = driveFunnel()
  driver.dispatch({ type: 'intended', intent: newIntent, pressed: true, renews: null })
  driver.dispatch({ type: 'granted', grant })
  driver.dispatch({ type: 'expired' })
  driver.dispatch({ type: 'granted', grant })
  expect(driver.story()).toEqual(['pressed', 'token_ready', 'token_expired', 'token_ready'])
})

test('events that come after the outcome was told are dropped', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'left', exit: plainExit })
  driver.clock.advance(lateness)
  const told = driver.steps.length
  for (const { name, metadata } of eventsOf(sequences.credentials, start))
    driver.hear(name, metadata)
  driver.clock.advance(lateness)
  driver.flush()
  expect(driver.steps).toHaveLength(told)
  expect(driver.story().at(-1)).toBe('exited closed')
})

test('a page that goes tells what waits, with the outcome if there is one', () => {
  const driver = driveFunnel()
  driver.open()
  driver.hear('SELECT_INSTITUTION', { timestamp: new Date(start).toISOString() })
  driver.dispatch({ type: 'left', exit: plainExit })
  driver.flush()
  expect(driver.story().slice(3)).toEqual(['opened', 'bank_chosen', 'exited closed'])
  driver.clock.advance(lateness)
  expect(driver.steps).toHaveLength(6)
})

test("Plaid's times are told by this browser's clock", () => {
  const driver = driveFunnel()
  driver.open()
  const [opening, view] = eventsOf(sequences.credentials, start - 60 * minute)
  driver.hear('OPEN', opening?.metadata)
  driver.clock.advance(minute)
  driver.hear('TRANSITION_VIEW', view?.metadata)
  driver.dispatch({ type: 'left', exit: plainExit })
  driver.clock.advance(lateness)
  expect(driver.steps.slice(3).map(({ at }) => at - start)).toEqual([0, 1_000, minute])
})

test('nothing is told as later than the end of Link, or as earlier than what came before', () => {
  const driver = driveFunnel()
  driver.open()
  driver.clock.advance(minute)
  driver.hear('SELECT_INSTITUTION', { timestamp: new Date(start - minute).toISOString() })
  driver.hear('SUBMIT_CREDENTIALS', { timestamp: new Date(start + 60 * minute).toISOString() })
  driver.hear('TRANSITION_VIEW', { timestamp: 'never' })
  driver.dispatch({ type: 'left', exit: plainExit })
  driver.clock.advance(lateness)
  expect(driver.story().slice(3)).toEqual([
    'opened',
    'bank_chosen',
    'pane_shown',
    'credentials_submitted',
    'exited closed',
  ])
  expect(driver.steps.slice(3).map(({ at }) => at - start)).toEqual([0, 0, minute, minute, minute])
})

test('an event that comes while the server is still busy, but too late, is dropped', () => {
  const driver = driveFunnel()
  driver.open()
  driver.dispatch({ type: 'succeeded', success })
  driver.clock.advance(lateness)
  driver.hear('TRANSITION_VIEW', { timestamp: new Date(start).toISOString() })
  driver.hear('OPEN', { link_session_id: 'another' })
  driver.dispatch(linked)
  driver.flush()
  expect(driver.story().slice(3)).toEqual(['opened', 'handed_off', 'linked'])
  expect(driver.steps.at(-1)?.linkSessionId).toBe('session-1')
})

test('an event that Relink has no word for is told by its name, and no name is none', () => {
  const driver = driveFunnel()
  driver.open()
  driver.hear('IDENTITY_VERIFICATION_OPEN_UI')
  driver.hear('what I typed, link-sandbox-1')
  driver.dispatch({ type: 'left', exit: plainExit })
  driver.clock.advance(lateness)
  expect(driver.story().slice(4)).toEqual(['other IDENTITY_VERIFICATION_OPEN_UI', 'exited closed'])
})

test('a listener that throws loses nothing and stops nobody', () => {
  const driver = driveFunnel(() => {
    throw new Error('listener')
  })
  driver.open()
  expect(driver.story()).toEqual(beginning)
  expect(() => driver.clock.advance(0)).toThrow('listener')
})

const endings = {
  linked: succeed,
  exited: (driver: FunnelDriver) => driver.dispatch({ type: 'left', exit: wrongPassword }),
  cancelled: (driver: FunnelDriver) => driver.dispatch({ type: 'cancelled' }),
  failed: (driver: FunnelDriver) => {
    driver.dispatch({ type: 'succeeded', success })
    driver.dispatch({ type: 'failed', error: failure('link_token_unknown') })
  },
}

const anyWalk = fc.record({
  sequence: fc.constantFrom<Sequence>(...Object.values(sequences)),
  ending: fc.constantFrom(...Object.values(endings)),
  ranks: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  repeats: fc.array(fc.nat({ max: 19 }), { maxLength: 10 }),
})
type AnyWalk = typeof anyWalk extends fc.Arbitrary<infer Walk> ? Walk : never

const follow = ({ sequence, ending, ranks, repeats }: AnyWalk): FunnelDriver => {
  const driver = driveFunnel()
  driver.open()
  walkThrough(
    driver,
    sequence,
    () => ending(driver),
    (events) => {
      const again = repeats.flatMap((index) => events[index % events.length] ?? [])
      return [...events, ...again]
        .map((event, index) => ({ event, rank: ranks[index % ranks.length] ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ event }) => event)
    },
  )
  driver.clock.advance(lateness)
  driver.flush()
  return driver
}

test('no order and no repetition of events changes the steps', () => {
  const isSame = (walk: AnyWalk): boolean => {
    const plain = { ...walk, ranks: [], repeats: [] }
    return JSON.stringify(follow(walk).steps) === JSON.stringify(follow(plain).steps)
  }
  expect(counterexample(anyWalk, isSame)).toBeNull()
})

test('every walk has one outcome, as its last step, and steps that go up in number and time', () => {
  const isOrdered = (walk: AnyWalk): boolean => {
    const { steps } = follow(walk)
    return steps.every(
      ({ sequence, at, isOutcome }, index) =>
        sequence === index + 1 &&
        at >= (steps[index - 1]?.at ?? 0) &&
        isOutcome === (index === steps.length - 1),
    )
  }
  expect(counterexample(anyWalk, isOrdered)).toBeNull()
})

const happening = fc.oneof(
  fc.constantFrom(
    { type: 'pressed' } as const,
    { type: 'granted', grant } as const,
    { type: 'loaded' } as const,
    { type: 'opened' } as const,
    { type: 'expired' } as const,
    { type: 'succeeded', success } as const,
    { type: 'left', exit: plainExit } as const,
    linked,
    {
      type: 'answered',
      answer: { outcome: 'already_connected', item, breaksFirst: false },
    } as const,
    {
      type: 'answered',
      answer: { outcome: 'already_connected', item, breaksFirst: true },
    } as const,
    { type: 'answered', answer: { outcome: 'discarded', item } } as const,
    { type: 'answered', answer: { outcome: 'unfinished' } } as const,
    { type: 'decided', choice: 'connect_anyway' } as const,
    { type: 'decided', choice: 'keep_existing' } as const,
    { type: 'failed', error: failure('internal_error') } as const,
    { type: 'failed', error: failure('public_token_invalid') } as const,
    { type: 'retried' } as const,
    { type: 'cancelled' } as const,
    { type: 'refused', refusal: 'expired', intent: null, error: null } as const,
  ),
  fc.constantFrom('begin', 'prepare', 'return', 'claim', 'recover', 'event', 'wait', 'leave page'),
)
type Happening = typeof happening extends fc.Arbitrary<infer Each> ? Each : never

/** Whatever happens to the flows of a page, one after another. */
const happen = (driver: FunnelDriver, each: Happening, index: number): void => {
  const fresh = `flow-${index}`
  const returned = { ...grant, returned: returnOf('state-1') }
  const intended = { type: 'intended', intent: newIntent, renews: null } as const
  if (typeof each !== 'string') driver.dispatch(each)
  else if (each === 'begin') driver.dispatch({ ...intended, pressed: true }, fresh)
  else if (each === 'prepare') driver.dispatch({ ...intended, pressed: false }, fresh)
  else if (each === 'return') driver.dispatch({ type: 'returned' }, fresh)
  else if (each === 'claim')
    driver.dispatch({ type: 'claimed', resumes: fresh, intent: newIntent, grant: returned })
  else if (each === 'recover') driver.dispatch({ type: 'recovering', intent: newIntent }, fresh)
  else if (each === 'wait') driver.clock.advance(lateness)
  else if (each === 'leave page') driver.flush()
  else
    for (const flowId of new Set(driver.steps.map((step) => step.flowId)))
      driver.hear('SUBMIT_MFA', { request_id: fresh }, flowId)
}

test('whatever happens, a flow has no more than one outcome, and nothing after it', () => {
  const reached = new Set<string>()
  const isOrderly = (all: Happening[]): boolean => {
    const driver = driveFunnel()
    all.forEach((each, index) => happen(driver, each, index))
    driver.clock.advance(lateness)
    for (const { step } of driver.steps) reached.add(step)
    const ids = [...new Set(driver.steps.map(({ flowId }) => flowId))]
    const flows = ids.map((id) => driver.steps.filter(({ flowId }) => flowId === id))
    return flows.every((steps) =>
      steps.every(
        ({ sequence, isOutcome, at, elapsed }, index) =>
          sequence === index + 1 &&
          at - elapsed === steps[0]?.at &&
          at >= (steps[index - 1]?.at ?? 0) &&
          (!isOutcome || index === steps.length - 1),
      ),
    )
  }
  const page = fc.array(happening, { minLength: 1, maxLength: 200, size: 'max' })
  expect(counterexample(page, isOrderly)).toBeNull()
  const outcomes = ['linked', 'exited', 'failed', 'refused', 'cancelled']
  expect(outcomes.filter((outcome) => !reached.has(outcome))).toEqual([])
})

const fields = [
  'flowId',
  'sequence',
  'at',
  'elapsed',
  'mode',
  'via',
  'institutionId',
  'institutionName',
  'linkSessionId',
  'requestId',
  'view',
  'step',
  'isOutcome',
  'error',
  'event',
  'repaired',
  'failure',
  'needless',
  'reason',
  'exitStatus',
  'refusal',
]
const secret = 'secret'
const token = fc.constantFrom(
  'link-sandbox-secret',
  'public-production-secret',
  'access-development-secret',
)
const unlisted = fc.constantFrom(
  'institution_search_query',
  'routing_number',
  'account_number_mask',
  'error_message',
  'match_reason',
  'selection',
  'public_token',
  'anything_new',
)
const listed = fc.constantFrom(
  'link_session_id',
  'request_id',
  'timestamp',
  'institution_id',
  'institution_name',
  'view_name',
  'error_type',
  'error_code',
  'exit_status',
)
const metadata = fc
  .tuple(
    fc.dictionary(listed, fc.oneof(token, fc.anything()), { maxKeys: 9 }),
    fc.dictionary(unlisted, fc.constantFrom('secret', ['secret'], { deep: 'secret' })),
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }))
const names = fc.constantFrom(
  'OPEN',
  'ERROR',
  'EXIT',
  'SEARCH_INSTITUTION',
  'SUBMIT_ROUTING_NUMBER',
)

test('whatever Plaid gives along, no token and nothing off the list gets out', () => {
  const isClean = (given: [string, unknown][]): boolean => {
    const driver = driveFunnel()
    driver.open({ ...newIntent, returnTo: '/secret', context: { note: secret } })
    for (const [name, metadata] of given) driver.hear(name, metadata as object)
    driver.dispatch({
      type: 'succeeded',
      success: { ...success, publicToken: 'public-sandbox-secret', linkSessionId: 'session-1' },
    })
    driver.dispatch(linked)
    driver.clock.advance(lateness)
    const keys = driver.steps.flatMap((step) => Object.keys(step))
    const isListed = keys.every((key) => fields.includes(key))
    return isListed && !JSON.stringify(driver.steps).includes(secret)
  }
  const anyName = fc.oneof(names, token, fc.string())
  const event = fc.tuple(anyName, fc.oneof({ weight: 9, arbitrary: metadata }, fc.anything()))
  expect(counterexample(fc.array(event, { maxLength: 8 }), isClean)).toBeNull()
})
