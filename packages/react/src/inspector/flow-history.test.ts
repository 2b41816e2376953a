import { idle, type FlowReport, type LinkGrant, type LinkState } from '@relink/core'
import { expect, test } from 'vitest'
import { addReport, type FlowHistory } from './flow-history.ts'

const intent = { mode: 'new', returnTo: '/' } as const
const grant: LinkGrant = {
  linkToken: 'link-sandbox-12345678-aaaa-bbbb-cccc-1234567890ab',
  expiresAt: 0,
  redirectUri: '',
  returned: null,
}
const preparing = (flowId: string, claimed: LinkGrant | null = null): LinkState => ({
  status: 'preparing',
  flowId,
  intent,
  pressed: true,
  renews: null,
  claimed,
})
const open = (flowId: string): LinkState => ({
  status: 'open',
  flowId,
  intent,
  grant,
  renewed: false,
})
const closed = (flowId: string): LinkState => ({
  status: 'exited',
  flowId,
  intent,
  reason: 'interrupted',
  exit: null,
})

/** Goes through these states, a second apart. */
const walk = (...states: LinkState[]): readonly FlowHistory[] =>
  states.reduce<readonly FlowHistory[]>(
    (flows, now, index) =>
      addReport(flows, {
        type: 'changed',
        at: 1000 * (index + 1),
        before: states[index - 1] ?? idle,
        now,
      }),
    [],
  )
const told = (flows: readonly FlowHistory[]): string[] =>
  flows.map(({ flowId, steps }) => `${flowId}: ${steps.map(({ status }) => status).join(' ')}`)

test('the newest flow comes first, and each has the time it began', () => {
  const flows = walk(preparing('a'), closed('a'), preparing('b'), open('b'))
  expect(told(flows)).toEqual(['b: preparing open', 'a: preparing exited'])
  expect(flows.map(({ startedAt }) => startedAt)).toEqual([3000, 1000])
})

test('a flow that gave way to another, or was given up, says so', () => {
  expect(told(walk(preparing('a'), preparing('b')))).toEqual(['b: preparing', 'a: preparing idle'])
  expect(told(walk(preparing('a'), idle))).toEqual(['a: preparing idle'])
})

test('what is over has no issue any more once something else has begun', () => {
  expect(walk(closed('a'))[0]?.state.status).toBe('exited')
  expect(walk(closed('a'), preparing('b'))[1]?.state.status).toBe('idle')
})

test('a return goes on as the flow that had left for the bank', () => {
  const returning: LinkState = { status: 'returning', flowId: 'look' }
  const flows = walk(returning, preparing('trip', grant), open('trip'))
  expect(told(flows)).toEqual(['trip: returning preparing open'])
  expect(flows[0]?.startedAt).toBe(1000)
})

test('a state tells its token cut short', () => {
  const [flow] = walk({
    ...open('a'),
    status: 'loading',
    pressed: false,
    renews: null,
  } as LinkState)
  expect(flow?.steps[0]?.about).toBe('Link loads with link-sandbox-…90ab')
})

const heard = (name: string, metadata: unknown): FlowReport => ({
  type: 'heard',
  at: 5000,
  flowId: 'a',
  name,
  metadata,
})

test('an event is told with both its times, whatever Plaid put into it', () => {
  const timestamp = new Date(4000).toISOString()
  const events = [
    heard('OPEN', { timestamp, view_name: 'CONSENT' }),
    heard('ODD', null),
    heard('WRONG', { timestamp: 'soon', view_name: 7 }),
  ].reduce(addReport, walk(open('a')))[0]?.events
  expect(events).toEqual([
    { name: 'OPEN', arrivedAt: 5000, happenedAt: 4000, about: 'CONSENT' },
    { name: 'ODD', arrivedAt: 5000, happenedAt: null, about: '' },
    { name: 'WRONG', arrivedAt: 5000, happenedAt: null, about: '' },
  ])
})

test('an event of a flow that nobody knows is dropped', () => {
  expect(addReport([], heard('OPEN', {}))).toEqual([])
})
