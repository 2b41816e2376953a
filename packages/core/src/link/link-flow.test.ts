import { expect, test } from 'vitest'
import type { PendingRecord } from '../pending/pending-link.ts'
import {
  createMemoryPendingLinkStore,
  type PendingLinkStore,
} from '../pending/pending-link-store.ts'
import { createFakeBrowser, type FakeBrowser, type FakePage } from '../test/fake-browser.fixture.ts'
import { createWorld, settle, type World, type WorldOptions } from '../test/flow-driver.fixture.ts'
import {
  failure,
  item,
  minute,
  newIntent,
  pendingLink,
  plainExit,
  repaired,
  returnHref,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import { createLinkFlow, type LinkFlow } from './link-flow.ts'
import type { LinkNews } from './link-news.ts'
import type { LinkItemResponse, RecoverLinkResponse } from '../wire/link-backend.ts'
import type { LinkExit } from './link-exit.ts'
import type { LinkIntent } from './link-intent.ts'
import { awaitsServer } from './transition.ts'

interface Walk extends World {
  flow: LinkFlow
  status(): string
  /** What Link says, to the flow as it is now. */
  hear(news: LinkNews): void
  /** Presses, and goes on until Link is open. */
  open(intent?: LinkIntent): Promise<void>
  /** How many times Link was opened. */
  openings(): number
  /** The page at this address goes on with what the bank's return brings. */
  resume(href: string): void
}

const beginWalk = (options: WorldOptions = {}): Walk => {
  const world = createWorld(options)
  const flow = createLinkFlow(world.ports)
  let opened = 0
  flow.subscribe((before) => {
    if (flow.getSnapshot().status === 'open' && before.status !== 'open') opened += 1
  })
  const hear = (news: LinkNews): void => {
    const state = flow.getSnapshot()
    flow.hear(state.status === 'idle' ? '' : state.flowId, news)
  }
  return {
    ...world,
    flow,
    hear,
    status: () => flow.getSnapshot().status,
    openings: () => opened,
    resume: (href) => flow.resume(world.back(href)),
    async open(intent = newIntent) {
      flow.start(intent)
      await world.grant()
      hear({ type: 'loaded' })
    },
  }
}

const recordsOf = async (store: PendingLinkStore): Promise<PendingRecord[]> =>
  (await store.list()).records

/** A page that a bank sent the person back to, with what an earlier page had set aside. */
const beginReturn = async (options: WorldOptions = {}): Promise<Walk> => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before', linkToken: 'link-before' }))
  const walk = beginWalk({ store, ...options })
  walk.resume(returnHref)
  await settle()
  return walk
}

test('nothing is asked for until someone shows intent', () => {
  const { tokens, scripts, status } = beginWalk()
  expect([tokens.asked.length, scripts.asked.length, status()]).toEqual([0, 0, 'idle'])
})

test('a press asks for the token and the script side by side', () => {
  const { flow, tokens, scripts } = beginWalk()
  flow.start({ ...newIntent, language: 'en', context: { step: 2 } })
  expect(scripts.asked).toHaveLength(1)
  expect(tokens.asked.map(({ request }) => request)).toEqual([
    { flowId: 'flow-1', mode: 'new', returnTo: '/banks', language: 'en', context: { step: 2 } },
  ])
})

test('a press is kept while things load, and Link then opens by itself', async () => {
  const { flow, hear, grant, status } = beginWalk()
  flow.start(newIntent)
  expect(status()).toBe('preparing')
  await grant()
  expect(status()).toBe('loading')
  hear({ type: 'loaded' })
  expect(status()).toBe('open')
})

test('a double press is one press', async () => {
  const { flow, tokens, grant, hear, openings } = beginWalk()
  flow.start(newIntent)
  flow.start({ ...newIntent })
  await grant()
  flow.start(newIntent)
  hear({ type: 'loaded' })
  flow.start(newIntent)
  expect(tokens.asked).toHaveLength(1)
  expect(openings()).toBe(1)
})

test('what was prepared on hover is used by the press, which opens Link at once', async () => {
  const { flow, tokens, grant, hear, status } = beginWalk()
  flow.prepare(newIntent)
  flow.prepare(newIntent)
  await grant()
  hear({ type: 'loaded' })
  expect(status()).toBe('ready')
  flow.start(newIntent)
  expect(status()).toBe('open')
  expect(tokens.asked).toHaveLength(1)
})

test('a press during the hover preparation joins it', async () => {
  const { flow, tokens, grant, hear, status } = beginWalk()
  flow.prepare(newIntent)
  flow.start(newIntent)
  await grant()
  hear({ type: 'loaded' })
  expect(status()).toBe('open')
  expect(tokens.asked).toHaveLength(1)
})

test('a prepared token that has run out is replaced before Link opens', async () => {
  const { flow, tokens, clock, grant, hear } = beginWalk()
  flow.prepare(newIntent)
  await grant('link-old')
  hear({ type: 'loaded' })
  clock.advance(29.6 * minute)
  flow.start(newIntent)
  expect(tokens.asked).toHaveLength(2)
  await grant('link-new')
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({ status: 'open', grant: { linkToken: 'link-new' } })
})

test('an open Link is left alone when its token runs out', async () => {
  const { open, clock, tokens, status } = beginWalk()
  await open()
  clock.advance(60 * minute)
  expect(status()).toBe('open')
  expect(tokens.asked).toHaveLength(1)
})

test('a press for something else than was prepared asks for a token of its own', async () => {
  const { flow, tokens, scripts, hear } = beginWalk()
  flow.prepare(newIntent)
  flow.start({ ...newIntent, context: { plan: 'b' } })
  expect(tokens.asked).toHaveLength(2)
  // The first answer comes last, and is not taken for the second's.
  await tokens.last().answer({ linkToken: 'link-b', expiresIn: 1800, redirectUri: 'https://x' })
  await tokens.asked[0]?.answer({ linkToken: 'link-a', expiresIn: 1800, redirectUri: 'https://x' })
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({ status: 'open', grant: { linkToken: 'link-b' } })
})

test('a preparation that fails says nothing, and the press then works', async () => {
  const { flow, tokens, status, reported, open } = beginWalk()
  flow.prepare(newIntent)
  await tokens.last().refuse(failure('request_failed'))
  expect(status()).toBe('idle')
  expect(reported).toEqual([])
  await open()
  expect(status()).toBe('open')
})

test('a token that cannot be had is a failure, and trying again asks anew', async () => {
  const { flow, tokens, grant, hear, openings } = beginWalk()
  flow.start(newIntent)
  await tokens.last().refuse(failure('internal_error'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'internal_error' } })
  flow.retry()
  await grant('link-2')
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({ status: 'open', grant: { linkToken: 'link-2' } })
  expect(tokens.asked.map(({ request }) => request.flowId)).toEqual(['flow-1', 'flow-2'])
  expect(openings()).toBe(1)
})

test.each<[string, (walk: Walk) => Promise<void> | void]>([
  ['the script is blocked', ({ scripts }) => scripts.last().refuse(failure('script_blocked'))],
  ['the server fails', ({ tokens }) => tokens.last().refuse(failure('internal_error'))],
  ['nothing comes in time', ({ clock }) => clock.advance(20_000)],
  [
    'Link does not load',
    async ({ grant, clock }) => {
      await grant()
      clock.advance(20_000)
    },
  ],
  [
    'Link breaks while open',
    async ({ grant, hear }) => {
      await grant()
      hear({ type: 'loaded' })
      hear({ type: 'failed', error: failure('link_threw') })
    },
  ],
])('when %s, trying again is a new walk with a token of its own', async (_, happen) => {
  const walk = beginWalk()
  const intent = { ...updateOf('item-9'), context: { step: 2 } }
  walk.flow.start(intent)
  await happen(walk)
  expect(walk.status()).toBe('failed')
  walk.flow.retry()
  expect(walk.flow.getSnapshot()).toMatchObject({ status: 'preparing', flowId: 'flow-2', intent })
  await walk.grant('link-2')
  expect(walk.flow.getSnapshot()).toMatchObject({ grant: { linkToken: 'link-2', returned: null } })
})

test('an error of an unknown kind becomes one with a code and a next step', async () => {
  const { flow, tokens } = beginWalk()
  flow.start(newIntent)
  const cause = new TypeError('Failed to fetch')
  await tokens.last().refuse(cause)
  const state = flow.getSnapshot()
  expect(state).toMatchObject({ status: 'failed', error: { code: 'request_failed', cause } })
  expect(state.status === 'failed' && state.error.message).toMatchInlineSnapshot(
    `"Failed to go on: TypeError: Failed to fetch. Reject with a RelinkError."`,
  )
})

test('a server that does not answer is given up on after 20 seconds', async () => {
  const { flow, scripts, clock, status } = beginWalk()
  flow.start(newIntent)
  await scripts.last().answer()
  clock.advance(19_999)
  expect(status()).toBe('preparing')
  clock.advance(1)
  const state = flow.getSnapshot()
  expect(state).toMatchObject({ status: 'failed', error: { code: 'request_timeout' } })
  expect(state.status === 'failed' && state.error.message).toMatchInlineSnapshot(
    `"Failed to get a link token: no answer in time. Check the server and the page's policy."`,
  )
})

test('a request that was given up on does not disturb the next try when it fails after all', async () => {
  const { flow, tokens, clock, status, grant } = beginWalk()
  flow.start(newIntent)
  clock.advance(20_000)
  flow.retry()
  await tokens.asked[0]?.refuse(failure('request_failed'))
  expect(status()).toBe('preparing')
  await grant()
  expect(status()).toBe('loading')
})

test('a script that takes long is not blamed on the server', async () => {
  const { flow, tokens, scripts, clock, status } = beginWalk()
  flow.start(newIntent)
  await tokens.last().answer({ linkToken: 'link-1', expiresIn: 1800, redirectUri: 'https://x' })
  clock.advance(20_000)
  expect(status()).toBe('preparing')
  await scripts.last().refuse(failure('script_timeout'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'script_timeout' } })
})

test('whoever watches a flow hears of every change once, in order', async () => {
  const { flow, open } = beginWalk()
  const seen: string[] = []
  flow.subscribe((before) => seen.push(`${before.status} → ${flow.getSnapshot().status}`))
  await open()
  expect(seen).toEqual([
    'idle → preparing',
    'preparing → loading',
    'loading → ready',
    'ready → open',
  ])
})

test('whoever stops watching hears no more', () => {
  const { flow } = beginWalk()
  const seen: string[] = []
  const stop = flow.subscribe(() => seen.push(flow.getSnapshot().status))
  flow.start(newIntent)
  stop()
  flow.cancel()
  expect(seen).toEqual(['preparing'])
})

test('the server hears when its answer is no longer wanted', () => {
  const world = createWorld()
  const signals: (AbortSignal | undefined)[] = []
  const flow = createLinkFlow({
    ...world.ports,
    backend: () => ({
      ...world.ports.backend(),
      createLinkToken(request, call) {
        signals.push(call?.signal)
        return world.tokens.ask(request)
      },
    }),
  })
  flow.start(newIntent)
  expect(signals.map((signal) => signal?.aborted)).toEqual([false])
  flow.cancel()
  expect(signals.map((signal) => signal?.aborted)).toEqual([true])
})

test('a Link that does not load is given up on after 20 seconds', async () => {
  const { flow, grant, clock } = beginWalk()
  flow.start(newIntent)
  await grant()
  clock.advance(20_000)
  const state = flow.getSnapshot()
  expect(state).toMatchObject({ status: 'failed', error: { code: 'link_timeout' } })
  expect(state.status === 'failed' && state.error.message).toMatchInlineSnapshot(
    `"Failed to open Link: no answer in time. Check the server and the page's policy."`,
  )
})

test('a Link that has loaded in time is not given up on later', async () => {
  const { open, clock, status } = beginWalk()
  await open()
  clock.advance(60_000)
  expect(status()).toBe('open')
})

test('the pending link is set aside before Link opens', async () => {
  const store = createMemoryPendingLinkStore()
  const walk = beginWalk({ store })
  const atOpening: PendingRecord[][] = []
  walk.flow.subscribe((before) => {
    const { records } = store.list() as { records: PendingRecord[] }
    if (before.status === 'ready' && walk.status() === 'open') atOpening.push(records)
  })
  const intent = { ...updateOf('item-9'), context: { step: 2 } }
  await walk.open(intent)
  expect(atOpening).toEqual([
    [
      {
        v: 1,
        flowId: 'flow-1',
        linkToken: 'link-sandbox-1',
        expiresAt: walk.clock.now() + 30 * minute,
        mode: 'update',
        itemId: 'item-9',
        stateId: null,
        userKey: 'ann',
        redirectUri: 'https://app.example/oauth',
        returnTo: '/banks',
        context: { step: 2 },
        createdAt: walk.clock.now(),
      },
    ],
  ])
})

test('a store that answers later is waited for', async () => {
  const memory = createMemoryPendingLinkStore()
  let saved: () => void = () => undefined
  const store: PendingLinkStore = {
    ...memory,
    save: () => new Promise((resolve) => (saved = resolve)),
  }
  const { open, status } = beginWalk({ store })
  await open()
  expect(status()).toBe('ready')
  saved()
  await settle()
  expect(status()).toBe('open')
})

test('a store that does not answer keeps nobody from their bank for more than five seconds', async () => {
  const memory = createMemoryPendingLinkStore()
  const never = (): Promise<void> => new Promise(() => undefined)
  const { open, status, openings, clock } = beginWalk({ store: { ...memory, save: never } })
  await open()
  clock.advance(4_999)
  expect(status()).toBe('ready')
  clock.advance(1)
  expect([status(), openings()]).toEqual(['open', 1])
})

test('a store that answers after Link has opened without it does not open Link again', async () => {
  const memory = createMemoryPendingLinkStore()
  let saved: () => void = () => undefined
  const save = (): Promise<void> => new Promise((resolve) => (saved = resolve))
  const { open, hear, status, openings, clock } = beginWalk({ store: { ...memory, save } })
  await open()
  clock.advance(5_000)
  hear({ type: 'left', exit: plainExit })
  saved()
  await settle()
  expect([status(), openings()]).toEqual(['exited', 1])
})

test.each<[string, (walk: Walk) => void]>([
  ['cancels', ({ flow }) => flow.cancel()],
  ['is told that Link could not start', ({ hear }) => hear({ type: 'left', exit: plainExit })],
  ['sets out for something else', ({ flow }) => flow.start(newIntent)],
])('who %s while a slow store saves leaves no token behind', async (_, act) => {
  const memory = createMemoryPendingLinkStore()
  let saved: () => void = () => undefined
  const store: PendingLinkStore = {
    ...memory,
    async save(record) {
      await new Promise<void>((resolve) => (saved = resolve))
      await memory.save(record)
    },
  }
  const walk = beginWalk({ store })
  await walk.open(updateOf('a'))
  act(walk)
  saved()
  await settle()
  expect(walk.openings()).toBe(0)
  expect(await recordsOf(memory)).toEqual([])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('full')
    },
  ],
  ['rejects', () => Promise.reject(new Error('full'))],
])('a store that %s does not keep Link from opening, and is told of once', async (_, refuse) => {
  const store: PendingLinkStore = {
    ...createMemoryPendingLinkStore(),
    save: refuse,
    remove: refuse,
  }
  const { open, hear, status, reported, items } = beginWalk({ store })
  await open()
  await settle()
  expect(status()).toBe('open')
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'linked', item })
  expect(status()).toBe('linked')
  expect(reported.map(({ code }) => code)).toEqual(['storage_failed'])
  expect(reported[0]?.message).toMatchInlineSnapshot(
    `"Failed to keep the pending link: refused. Allow site data."`,
  )
})

test('a new Item is exchanged, and what was set aside loses its token', async () => {
  const { open, hear, flow, items, store } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  expect(items.last().request).toEqual({
    flowId: 'flow-1',
    linkToken: 'link-sandbox-1',
    publicToken: 'public-sandbox-1',
    institution: success.institution,
    accounts: success.accounts,
    ifConnected: 'ask',
  })
  expect(JSON.stringify(await recordsOf(store))).not.toContain('link-sandbox-1')
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot()).toEqual({
    status: 'linked',
    flowId: 'flow-1',
    intent: newIntent,
    item,
  })
})

test('a success that is delivered twice is exchanged once', async () => {
  const { open, hear, items, flow } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  hear({ type: 'succeeded', success: { ...success, publicToken: 'public-sandbox-2' } })
  await items.last().answer({ outcome: 'linked', item })
  hear({ type: 'succeeded', success })
  expect(items.asked).toHaveLength(1)
  expect(flow.getSnapshot().status).toBe('linked')
})

test('an exit after the success is not an exit', async () => {
  const { open, hear, items, status } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  hear({ type: 'left', exit: plainExit })
  expect(status()).toBe('finishing')
  await items.last().answer({ outcome: 'linked', item })
  hear({ type: 'left', exit: plainExit })
  expect(status()).toBe('linked')
})

test('a failure of Link after its success is not taken for one of the server', async () => {
  const { open, hear, items, status } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  hear({ type: 'failed', error: failure('link_threw') })
  expect(status()).toBe('finishing')
  await items.last().answer({ outcome: 'linked', item })
  expect(status()).toBe('linked')
})

test('a person who leaves Link has exited, and nothing stays behind', async () => {
  const { open, hear, flow, store } = beginWalk()
  await open()
  expect(await recordsOf(store)).toHaveLength(1)
  hear({ type: 'left', exit: plainExit })
  expect(flow.getSnapshot()).toMatchObject({ status: 'exited', reason: 'closed', exit: plainExit })
  expect(await recordsOf(store)).toEqual([])
})

test('after an exit a press begins anew, with a new token', async () => {
  const { open, hear, flow, tokens } = beginWalk()
  await open()
  hear({ type: 'left', exit: plainExit })
  flow.retry()
  expect(tokens.asked.map(({ request }) => request.flowId)).toEqual(['flow-1', 'flow-2'])
})

test('the late exit of a cancelled flow is dropped', async () => {
  const { open, flow, grant } = beginWalk()
  await open()
  flow.cancel()
  expect(flow.getSnapshot().status).toBe('idle')
  flow.hear('flow-1', { type: 'left', exit: plainExit })
  expect(flow.getSnapshot().status).toBe('idle')
  flow.start(newIntent)
  flow.hear('flow-1', { type: 'left', exit: plainExit })
  flow.hear('flow-1', { type: 'loaded' })
  await grant()
  expect(flow.getSnapshot()).toMatchObject({ status: 'loading', flowId: 'flow-2' })
})

test('what was set aside for a Link that then broke goes with it', async () => {
  const { open, hear, status, store } = beginWalk()
  await open()
  hear({ type: 'failed', error: failure('link_threw') })
  expect(status()).toBe('failed')
  expect(await recordsOf(store)).toEqual([])
})

test('when the server fails, trying again sends the same public token and does not open Link', async () => {
  const { open, hear, flow, items, openings, tokens } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().refuse(failure('internal_error'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', step: 'finishing' })
  flow.retry()
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot().status).toBe('linked')
  expect(items.asked.map(({ request }) => request.publicToken)).toEqual([
    'public-sandbox-1',
    'public-sandbox-1',
  ])
  expect([openings(), tokens.asked.length]).toEqual([1, 1])
})

test('when the server fails, another press tells it again instead of opening Link again', async () => {
  const { open, hear, flow, items, tokens } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().refuse(failure('request_failed'))
  flow.cancel()
  flow.prepare(newIntent)
  flow.start(newIntent)
  expect(flow.getSnapshot().status).toBe('finishing')
  expect([items.asked.length, tokens.asked.length]).toEqual([2, 1])
})

test.each([
  ['tries again', (flow: LinkFlow) => flow.retry()],
  ['presses', (flow: LinkFlow) => flow.start(newIntent)],
])('when the public token is dead, a person who %s goes through Link again', async (_, act) => {
  const { open, hear, flow, items, tokens } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().refuse(failure('public_token_invalid'))
  act(flow)
  expect(flow.getSnapshot()).toMatchObject({ status: 'preparing', flowId: 'flow-2' })
  expect([items.asked.length, tokens.asked.length]).toEqual([1, 2])
})

test.each([
  [
    'throws at once',
    () => {
      throw new Error('Not signed in.')
    },
  ],
  ['answers nothing', async () => undefined as never],
])('a back end of the app that %s is a failure that can be tried again', async (_, linkItem) => {
  const world = createWorld()
  const flow = createLinkFlow({
    ...world.ports,
    backend: () => ({ ...world.ports.backend(), linkItem }),
  })
  flow.start(newIntent)
  await world.grant()
  flow.hear('flow-1', { type: 'loaded' })
  flow.hear('flow-1', { type: 'succeeded', success })
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', step: 'finishing', success })
})

test('a bank that is connected already can be kept as it is', async () => {
  const { open, hear, flow, items } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: false })
  expect(flow.getSnapshot()).toMatchObject({ status: 'deciding', existing: item })
  flow.cancel()
  expect(flow.getSnapshot().status).toBe('deciding')
  flow.decide('keep_existing')
  expect(flow.getSnapshot()).toEqual({
    status: 'exited',
    flowId: 'flow-1',
    intent: newIntent,
    reason: 'kept_existing',
    exit: null,
  })
  expect(items.asked).toHaveLength(1)
})

test('a bank that is connected already can be connected all the same', async () => {
  const { open, hear, flow, items, openings } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: false })
  flow.decide('connect_anyway')
  expect(items.last().request).toMatchObject({
    publicToken: 'public-sandbox-1',
    ifConnected: 'replace',
  })
  await items.last().refuse(failure('request_failed'))
  flow.retry()
  expect(items.last().request).toMatchObject({ ifConnected: 'replace' })
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot().status).toBe('linked')
  expect(openings()).toBe(1)
})

test('a server that asks again what the person has confirmed is answered again by the person', async () => {
  const { open, hear, flow, items, openings } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: false })
  flow.decide('connect_anyway')
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: false })
  expect(flow.getSnapshot()).toMatchObject({ status: 'deciding', existing: item, success })
  flow.decide('connect_anyway')
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot().status).toBe('linked')
  expect(items.asked.map(({ request }) => request.ifConnected)).toEqual([
    'ask',
    'replace',
    'replace',
  ])
  expect(openings()).toBe(1)
})

test('where the new connection has ended the old one, keeping the old one has the new one removed', async () => {
  const { open, hear, flow, items, openings, store } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: true })
  expect(flow.getSnapshot()).toMatchObject({ status: 'deciding', breaksFirst: true })
  flow.decide('keep_existing')
  expect(flow.getSnapshot()).toMatchObject({ status: 'finishing', success })
  expect(items.last().request).toMatchObject({
    publicToken: 'public-sandbox-1',
    ifConnected: 'discard',
  })
  await items.last().refuse(failure('request_failed'))
  flow.retry()
  expect(items.last().request).toMatchObject({ ifConnected: 'discard' })
  await items.last().answer({ outcome: 'discarded', item })
  expect(flow.getSnapshot()).toEqual({
    status: 'exited',
    flowId: 'flow-1',
    intent: newIntent,
    reason: 'kept_existing',
    exit: null,
  })
  expect(openings()).toBe(1)
  expect(await recordsOf(store)).toEqual([])
})

test('where the new connection has ended the old one, it can take the old one’s place', async () => {
  const { open, hear, flow, items } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: true })
  flow.decide('connect_anyway')
  // The server removes that one alone, and no other that it takes for the same.
  expect(items.last().request).toMatchObject({ ifConnected: 'replace', existingId: item.id })
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot()).toMatchObject({ status: 'linked', item })
})

test('a link that a server lost is not tried again with the same public token', async () => {
  const { open, hear, flow, items, grant, openings, store } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  await items.last().refuse(failure('exchange_lost'))
  expect(flow.getSnapshot()).toMatchObject({
    status: 'failed',
    step: 'finishing',
    error: { code: 'exchange_lost' },
  })
  expect(awaitsServer(flow.getSnapshot())).toBe(false)
  expect(await recordsOf(store)).toEqual([])
  // Another try is a walk of its own, with a token and a Link of its own.
  flow.retry()
  await grant('link-sandbox-2')
  hear({ type: 'loaded' })
  hear({ type: 'succeeded', success: { ...success, publicToken: 'public-sandbox-2' } })
  expect(items.asked.map(({ request }) => request.publicToken)).toEqual([
    'public-sandbox-1',
    'public-sandbox-2',
  ])
  expect(openings()).toBe(2)
})

const exitWith = (code: string): LinkExit => ({
  ...plainExit,
  error: { type: 'ITEM_ERROR', code, message: '', displayMessage: null },
  institution: success.institution,
})

test.each(['ITEM_NO_ERROR', 'item-no-error'])(
  'a repair that Plaid finds needless (%s) is read again, and ends as one',
  async (code) => {
    const { open, hear, flow, items, updates } = beginWalk()
    await open(updateOf('item-1'))
    hear({ type: 'left', exit: exitWith(code) })
    expect(flow.getSnapshot().status).toBe('finishing')
    expect(updates.asked.map(({ request }) => request)).toEqual([
      { itemId: 'item-1', flowId: 'flow-1', institution: success.institution, accounts: [] },
    ])
    await updates.last().refuse(failure('request_failed'))
    flow.retry()
    await updates.last().answer(repaired)
    expect(flow.getSnapshot()).toMatchObject({ status: 'updated', repaired: true, needless: true })
    expect(items.asked).toEqual([])
  },
)

test('a new link that ends with nothing wrong is an exit like any other', async () => {
  const { open, hear, flow, items, updates } = beginWalk()
  await open()
  hear({ type: 'left', exit: exitWith('ITEM_NO_ERROR') })
  expect(flow.getSnapshot()).toMatchObject({ status: 'exited', reason: 'closed' })
  expect([items.asked, updates.asked]).toEqual([[], []])
})

test('a repair is confirmed and never exchanged', async () => {
  const { open, hear, flow, items, updates, tokens } = beginWalk()
  await open({ ...updateOf('item-1'), accountSelection: true })
  expect(tokens.last().request).toMatchObject({
    mode: 'update',
    itemId: 'item-1',
    accountSelection: true,
  })
  hear({ type: 'succeeded', success })
  expect(updates.asked.map(({ request }) => request)).toEqual([
    {
      itemId: 'item-1',
      flowId: 'flow-1',
      institution: success.institution,
      accounts: success.accounts,
    },
  ])
  await updates.last().answer(repaired)
  expect(flow.getSnapshot()).toEqual({
    status: 'updated',
    flowId: 'flow-1',
    intent: { ...updateOf('item-1'), accountSelection: true },
    ...repaired,
    needless: false,
  })
  expect(items.asked).toEqual([])
})

test('a repair that could not be confirmed is confirmed on the next try', async () => {
  const { open, hear, flow, updates, openings } = beginWalk()
  await open(updateOf('item-1'))
  hear({ type: 'succeeded', success })
  await updates.last().refuse(failure('plaid_unavailable'))
  flow.retry()
  await updates.last().answer({ ...repaired, repaired: false, failure: 'not_known' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'updated',
    repaired: false,
    failure: 'not_known',
  })
  expect(openings()).toBe(1)
})

test.each([null, ''])('a success with the public token %j makes no Item', async (publicToken) => {
  const { open, hear, flow, items, store } = beginWalk()
  await open()
  hear({ type: 'succeeded', success: { ...success, publicToken } })
  expect(flow.getSnapshot()).toMatchObject({ status: 'exited', reason: 'no_item', exit: null })
  expect(items.asked).toEqual([])
  expect(await recordsOf(store)).toEqual([])
})

test('a return goes on with the token that was set aside, and asks for no other', async () => {
  const { flow, scripts, hear, tokens, status } = await beginReturn()
  expect(status()).toBe('preparing')
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'open',
    flowId: 'before',
    intent: { mode: 'new', returnTo: '/banks?tab=2#list' },
    grant: { linkToken: 'link-before', returned: { receivedRedirectUri: returnHref } },
  })
  expect(tokens.asked).toEqual([])
})

test('a return of a repair ends as a repair', async () => {
  const store = createMemoryPendingLinkStore()
  const context = { step: 3 }
  await store.save(pendingLink({ mode: 'update', itemId: 'item-7', context }))
  const { scripts, hear, updates, items, flow } = await beginReturn({ store })
  await scripts.last().answer()
  hear({ type: 'loaded' })
  hear({ type: 'succeeded', success })
  expect(updates.asked.map(({ request }) => request)).toMatchObject([
    { itemId: 'item-7', accounts: success.accounts },
  ])
  await updates.last().answer(repaired)
  expect(flow.getSnapshot()).toMatchObject({ status: 'updated', intent: { context } })
  expect(items.asked).toEqual([])
})

test('a return sends the link token it was begun with to the server', async () => {
  const { scripts, hear, items } = await beginReturn()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  hear({ type: 'succeeded', success })
  expect(items.last().request).toMatchObject({ flowId: 'before', linkToken: 'link-before' })
})

test('a return is used when Link opens with it, and its token goes when Link succeeds', async () => {
  const { scripts, hear, store } = await beginReturn()
  await scripts.last().answer()
  expect(await recordsOf(store)).toMatchObject([{ linkToken: 'link-before' }])
  hear({ type: 'loaded' })
  expect(await recordsOf(store)).toMatchObject([{ stateId: 'state-1', flowId: 'before' }])
  hear({ type: 'succeeded', success })
  expect(await recordsOf(store)).toMatchObject([{ stateId: 'state-1', flowId: 'before' }])
  expect(JSON.stringify(await recordsOf(store))).not.toContain('link-before')
})

test('a person who goes to a second bank from the same Link comes back to it as well', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before', linkToken: 'link-before' }))
  const browser = createFakeBrowser()
  const first = browser.openPage()
  const walk = await beginReturn({ store, page: first })
  await walk.scripts.last().answer()
  walk.hear({ type: 'loaded' })
  first.close()
  const again = beginWalk({ store, page: browser.openPage() })
  again.resume(returnHref.replace('state-1', 'state-2'))
  await settle()
  await again.scripts.last().answer()
  again.hear({ type: 'loaded' })
  expect(again.flow.getSnapshot()).toMatchObject({
    status: 'open',
    flowId: 'before',
    grant: { linkToken: 'link-before', returned: { stateId: 'state-2' } },
  })
})

test('the address of a return is cleaned once, when Link opens with it', async () => {
  const { flow, scripts, hear, items, cleanings, openings, resume } = await beginReturn()
  resume(returnHref)
  await scripts.last().answer()
  expect([flow.getSnapshot().status, cleanings()]).toEqual(['loading', 0])
  hear({ type: 'loaded' })
  expect([openings(), cleanings()]).toEqual([1, 1])
  hear({ type: 'loaded' })
  hear({ type: 'succeeded', success })
  await items.last().refuse(failure('internal_error'))
  flow.retry()
  await items.last().answer({ outcome: 'linked', item })
  expect([flow.getSnapshot().status, openings(), cleanings()]).toEqual(['linked', 1, 1])
})

test('the address of a return is as it was when it fails or is given up before Link opens', async () => {
  const { flow, scripts, cleanings } = await beginReturn()
  await scripts.last().refuse(failure('script_blocked'))
  flow.retry()
  await scripts.last().answer()
  flow.cancel()
  expect([flow.getSnapshot().status, cleanings()]).toEqual(['idle', 0])
})

test('the address of a page that no bank sent the person to is left alone', async () => {
  const { open, hear, items, cleanings, status, resume } = beginWalk()
  resume('https://app.example/oauth')
  await open()
  hear({ type: 'succeeded', success })
  await items.last().answer({ outcome: 'linked', item })
  expect([status(), cleanings()]).toEqual(['linked', 0])
})

test('a second bank after a return leaves the address alone', async () => {
  const { open, scripts, hear, cleanings, openings } = await beginReturn()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  hear({ type: 'left', exit: plainExit })
  await open()
  expect([openings(), cleanings()]).toEqual([2, 1])
})

test.each([
  ['left Link', (walk: Walk) => walk.hear({ type: 'left', exit: plainExit })],
  ['saw Link break', (walk: Walk) => walk.hear({ type: 'failed', error: failure('link_threw') })],
  ['succeeded', (walk: Walk) => walk.hear({ type: 'succeeded', success })],
])('a page reloaded after the person %s says that the return was used', async (_, happen) => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink())
  const browser = createFakeBrowser()
  const walk = await beginReturn({ store, page: browser.openPage() })
  await walk.scripts.last().answer()
  walk.hear({ type: 'loaded' })
  happen(walk)
  if (walk.items.asked.length > 0) await walk.items.last().answer({ outcome: 'linked', item })
  // An app may reset its buttons when it is done, without that fact being lost.
  walk.flow.cancel()
  const reloaded = await beginReturn({ store, page: browser.openPage() })
  expect(reloaded.flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'already_finished',
    intent: { mode: 'new', returnTo: '/banks?tab=2#list' },
  })
  expect(reloaded.scripts.asked).toEqual([])
})

test('starting again after the used return of a repair repairs the same Item', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ mode: 'update', itemId: 'item-7' }))
  const browser = createFakeBrowser()
  const walk = await beginReturn({ store, page: browser.openPage() })
  await walk.scripts.last().answer()
  walk.hear({ type: 'loaded' })
  const reloaded = await beginReturn({ store, page: browser.openPage() })
  expect(reloaded.flow.getSnapshot()).toMatchObject({ refusal: 'already_finished' })
  reloaded.flow.retry()
  expect(reloaded.tokens.last().request).toMatchObject({ mode: 'update', itemId: 'item-7' })
})

test('a return whose script was blocked keeps what it claimed for the next try', async () => {
  const { flow, scripts, hear, tokens } = await beginReturn()
  await scripts.last().refuse(failure('script_blocked'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'script_blocked' } })
  flow.retry()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'open',
    flowId: 'before',
    grant: { linkToken: 'link-before' },
  })
  expect(tokens.asked).toEqual([])
})

test('a return that failed before Link opened is not lost when it is handled once more', async () => {
  const { flow, scripts, hear, store, resume } = await beginReturn()
  await scripts.last().refuse(failure('script_blocked'))
  resume(returnHref)
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'script_blocked' } })
  expect(await recordsOf(store)).toMatchObject([{ linkToken: 'link-before' }])
  flow.retry()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({ status: 'open', grant: { linkToken: 'link-before' } })
})

test('a return that is given up before Link opens leaves no token behind', async () => {
  const { flow, scripts, store } = await beginReturn()
  await scripts.last().answer()
  flow.cancel()
  expect(await recordsOf(store)).toEqual([])
})

test('a return that is handled twice resumes once', async () => {
  const { scripts, status, resume } = await beginReturn()
  resume(returnHref)
  await settle()
  expect(status()).toBe('preparing')
  expect(scripts.asked).toHaveLength(1)
})

test.each([
  ['nothing', ''],
  ['a state id within another parameter', '?next=%3Foauth_state_id%3Dx'],
  ['an empty state id', '?oauth_state_id='],
])('an address with %s is no return, and says so', async (_, query) => {
  const { flow, scripts, tokens, cleanings, signIn, resume } = beginWalk()
  // Who is signed in makes no difference to that.
  signIn(null)
  resume(`https://app.example/oauth${query}`)
  await settle()
  expect(flow.getSnapshot()).toEqual({
    status: 'refused',
    flowId: 'flow-1',
    refusal: 'direct',
    intent: null,
    error: null,
  })
  expect([scripts.asked.length, tokens.asked.length, cleanings()]).toEqual([0, 0, 0])
})

test('from a page that was opened directly a person can begin all the same', async () => {
  const { flow, tokens, resume } = beginWalk()
  resume('https://app.example/oauth')
  await settle()
  flow.retry()
  expect(flow.getSnapshot()).toMatchObject({ status: 'preparing', pressed: true })
  expect(tokens.last().request).toMatchObject({ mode: 'new', returnTo: '/' })
})

test('where the app does not say who is signed in, a return goes on all the same', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before' }))
  const { flow, status, signIn, resume } = beginWalk({ store })
  signIn(null)
  resume(returnHref)
  expect(status()).toBe('returning')
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'preparing', flowId: 'before' })
})

test("another person's return is refused, and nothing of it stays or is told", async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink())
  const { flow, scripts, signIn, resume } = beginWalk({ store })
  signIn('bob')
  resume(returnHref)
  await settle()
  expect(flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'other_person',
    intent: null,
  })
  expect(scripts.asked).toEqual([])
  expect(await recordsOf(store)).toEqual([])
})

test.each<[string, (walk: Walk) => Promise<void> | void]>([
  ['was refused', () => undefined],
  [
    'was opened directly',
    ({ flow, resume }) => {
      flow.cancel()
      resume('https://app.example/oauth')
      return settle()
    },
  ],
  [
    'ended',
    async ({ open, hear, items }) => {
      await open()
      hear({ type: 'succeeded', success })
      await items.last().answer({ outcome: 'linked', item })
    },
  ],
  [
    'was left',
    async ({ open, hear }) => {
      await open()
      hear({ type: 'left', exit: plainExit })
    },
  ],
  [
    'failed',
    async ({ flow, tokens }) => {
      flow.start(newIntent)
      await tokens.last().refuse(failure('internal_error'))
    },
  ],
])('after a walk that %s, a return can be gone on with', async (_, happen) => {
  const store = createMemoryPendingLinkStore()
  const page = createFakeBrowser().openPage()
  const walk = await beginReturn({ store, page })
  expect(walk.flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'missing' })
  await happen(walk)
  await store.save(pendingLink({ flowId: 'before' }))
  walk.resume('https://app.example/oauth?oauth_state_id=state-2')
  await settle()
  expect(walk.flow.getSnapshot()).toMatchObject({ status: 'preparing', flowId: 'before' })
})

test.each<[string, (walk: Walk) => Promise<void> | void]>([
  ['is being prepared', ({ flow }) => flow.start(newIntent)],
  ['stands open', ({ open }) => open()],
  [
    'is finishing',
    async ({ open, hear }) => {
      await open()
      hear({ type: 'succeeded', success })
    },
  ],
  [
    'waits for the server to take it',
    async ({ open, hear, items }) => {
      await open()
      hear({ type: 'succeeded', success })
      await items.last().refuse(failure('internal_error'))
    },
  ],
])('a return does not disturb a walk that %s', async (_, happen) => {
  const walk = beginWalk()
  await happen(walk)
  const before = walk.flow.getSnapshot()
  walk.resume(returnHref)
  walk.resume('https://app.example/oauth')
  await settle()
  expect(walk.flow.getSnapshot()).toBe(before)
})

test('a return with nothing to resume says so, and the person can start again', async () => {
  const { flow, tokens, scripts } = await beginReturn({ store: createMemoryPendingLinkStore() })
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'missing', intent: null })
  expect([tokens.asked.length, scripts.asked.length]).toEqual([0, 0])
  flow.retry()
  expect(tokens.last().request).toMatchObject({ mode: 'new', returnTo: '/' })
})

test('an expired return starts again with what the person had set out to do', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ mode: 'update', itemId: 'item-7', expiresAt: 0 }))
  const { flow, tokens } = await beginReturn({ store })
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'expired' })
  flow.retry()
  expect(tokens.last().request).toMatchObject({ mode: 'update', itemId: 'item-7' })
})

test('a stored way back that leads out of the app is not followed', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ returnTo: '//evil.example' }))
  const { flow } = await beginReturn({ store })
  expect(flow.getSnapshot()).toMatchObject({ intent: { returnTo: '/' } })
})

test('a return that neither this browser nor the server can read is refused as unreadable', async () => {
  const store: PendingLinkStore = {
    ...createMemoryPendingLinkStore(),
    list: () => Promise.reject(new Error('The storage is damaged.')),
  }
  const { flow, reported } = await beginReturn({ store })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'unreadable',
    intent: null,
  })
  expect(reported).toEqual([])
})

test('a return that could not be looked up says why, and a retry looks again', async () => {
  const cause = new Error('The server is down.')
  let isUp = false
  const { flow, resume, reported, scripts, hear } = beginWalk({
    claim: {
      takeFromServer: () => (isUp ? Promise.resolve(pendingLink()) : Promise.reject(cause)),
    },
  })
  resume(returnHref)
  await settle()
  expect(flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'not_checked',
    error: { code: 'request_failed' },
  })
  expect(reported).toMatchObject([{ code: 'request_failed', cause }])
  isUp = true
  flow.retry()
  await settle()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'open',
    grant: { linkToken: 'link-sandbox-1' },
  })
})

test('a look-up that nobody answers is given up on after a minute', async () => {
  const { flow, resume, clock } = beginWalk({
    claim: { takeFromServer: () => new Promise(() => undefined) },
  })
  resume(returnHref)
  await settle()
  clock.advance(minute - 1)
  expect(flow.getSnapshot()).toMatchObject({ status: 'returning' })
  clock.advance(1)
  expect(flow.getSnapshot()).toMatchObject({
    refusal: 'not_checked',
    error: { code: 'request_timeout' },
  })
})

test('a return that was found too late is let go, and trying again goes on with it', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before', linkToken: 'link-before' }))
  const { flow, back, clock, scripts, hear } = beginWalk({ store })
  const { find, ...rest } = back(returnHref)
  let signIn: () => void = () => undefined
  const signedIn = new Promise<void>((resolve) => (signIn = resolve))
  flow.resume({ ...rest, find: () => signedIn.then(find) })
  clock.advance(minute)
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'not_checked' })
  signIn()
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'not_checked' })
  flow.retry()
  await settle()
  await scripts.last().answer()
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({ status: 'open', grant: { linkToken: 'link-before' } })
})

test('a look-up that fails after it was given up on does not disturb the next one', async () => {
  const { flow, resume, back, clock, reported } = beginWalk()
  let refuse: (error: unknown) => void = () => undefined
  const lookUp = new Promise<never>((_, reject) => (refuse = reject))
  flow.resume({ ...back(returnHref), find: () => lookUp })
  clock.advance(minute)
  resume(returnHref)
  refuse(failure('request_failed'))
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'missing' })
  expect(reported.map(({ code }) => code)).toEqual(['request_timeout'])
})

const deadExit: LinkExit = {
  ...plainExit,
  error: { type: 'INVALID_INPUT', code: 'INVALID_LINK_TOKEN', message: '', displayMessage: null },
}

test('a dead token is replaced by itself, but Link opens again only when it is pressed', async () => {
  const { flow, open, hear, grant, tokens, openings } = beginWalk()
  const seen: string[] = []
  flow.subscribe(() => seen.push(flow.getSnapshot().status))
  await open()
  seen.length = 0
  hear({ type: 'left', exit: deadExit })
  await grant('link-sandbox-2')
  hear({ type: 'loaded' })
  expect(seen).toEqual(['exited', 'preparing', 'loading', 'ready'])
  expect(flow.getSnapshot()).toMatchObject({ pressed: false, renews: deadExit })
  expect([tokens.asked.length, openings()]).toEqual([2, 1])
  flow.start(newIntent)
  expect(flow.getSnapshot()).toMatchObject({
    status: 'open',
    grant: { linkToken: 'link-sandbox-2' },
  })
})

test('a second dead token in a row is not replaced, and the next press begins anew', async () => {
  const { flow, open, hear, grant, tokens, openings } = beginWalk()
  await open()
  hear({ type: 'left', exit: deadExit })
  await grant('link-sandbox-2')
  hear({ type: 'loaded' })
  flow.start(newIntent)
  hear({ type: 'left', exit: deadExit })
  await settle()
  expect(flow.getSnapshot()).toMatchObject({ status: 'exited', exit: deadExit, renewed: true })
  expect([tokens.asked.length, openings()]).toEqual([2, 2])
  flow.retry()
  expect(tokens.asked).toHaveLength(3)
})

test('when no new token can be had for a dead one, the person still reads what happened', async () => {
  const { flow, open, hear, tokens } = beginWalk()
  await open()
  hear({ type: 'left', exit: deadExit })
  await tokens.last().refuse(failure('request_failed'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'exited', exit: deadExit })
})

test('a token that ran out while Link was loading is replaced before Link opens', async () => {
  const { flow, grant, hear, clock, tokens, openings } = beginWalk()
  flow.start(newIntent)
  await grant()
  clock.sleep(31 * minute)
  hear({ type: 'loaded' })
  expect(openings()).toBe(0)
  await grant('link-sandbox-2')
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'open',
    grant: { linkToken: 'link-sandbox-2' },
  })
  expect(tokens.asked).toHaveLength(2)
})

test('a return whose token runs out before the script is here is refused as expired', async () => {
  const { flow, scripts, hear, clock, openings } = await beginReturn()
  await scripts.last().answer()
  clock.sleep(31 * minute)
  hear({ type: 'loaded' })
  expect(flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'expired',
    intent: { mode: 'new', returnTo: '/banks?tab=2#list' },
  })
  expect(openings()).toBe(0)
})

test('trying a return again after its token ran out does not open Link with it', async () => {
  const { flow, scripts, clock, store } = await beginReturn()
  await scripts.last().refuse(failure('script_blocked'))
  clock.advance(31 * minute)
  flow.retry()
  expect(flow.getSnapshot()).toMatchObject({ status: 'refused', refusal: 'expired' })
  expect(await recordsOf(store)).toEqual([])
})

test('a server that never says that it took a success is given up on after a minute', async () => {
  const { flow, open, hear, items, clock } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  clock.advance(minute)
  expect(flow.getSnapshot()).toMatchObject({
    status: 'failed',
    step: 'finishing',
    error: { code: 'request_timeout' },
  })
  flow.retry()
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot()).toMatchObject({ status: 'linked' })
})

test.each<[string, RecoverLinkResponse, object]>([
  ['is connected', { outcome: 'linked', item }, { status: 'linked', item }],
  [
    'stays as it was',
    { outcome: 'discarded', item },
    { status: 'exited', reason: 'kept_existing' },
  ],
])(
  'a server that says after that minute that the bank %s is believed',
  async (_, answer, ending) => {
    const { flow, open, hear, items, clock, store } = beginWalk()
    await open()
    hear({ type: 'succeeded', success })
    clock.advance(minute)
    await items.last().answer(answer as LinkItemResponse)
    expect(flow.getSnapshot()).toMatchObject(ending)
    expect(await recordsOf(store)).toEqual([])
  },
)

test('a repair that the server confirms after that minute is one', async () => {
  const { flow, open, hear, updates, clock } = beginWalk()
  await open(updateOf('item-7'))
  hear({ type: 'succeeded', success })
  clock.advance(minute)
  await updates.last().answer(repaired)
  expect(flow.getSnapshot()).toMatchObject({ status: 'updated', repaired: true })
})

test('an exchange that was given up on does not disturb the next try when it fails after all', async () => {
  const { flow, open, hear, items, clock } = beginWalk()
  await open()
  hear({ type: 'succeeded', success })
  clock.advance(minute)
  flow.retry()
  await items.asked[0]?.refuse(failure('internal_error'))
  expect(flow.getSnapshot()).toMatchObject({ status: 'finishing' })
  await items.last().answer({ outcome: 'linked', item })
  expect(flow.getSnapshot()).toMatchObject({ status: 'linked' })
})

test('a Link that waits learns from another tab how it ended', async () => {
  const { flow, open, hear, items, store, openings } = beginWalk()
  await open()
  hear({ type: 'answered', answer: { outcome: 'linked', item } })
  expect(flow.getSnapshot()).toMatchObject({ status: 'linked', item })
  expect([items.asked.length, openings()]).toEqual([0, 1])
  expect(await recordsOf(store)).toEqual([])
})

/** A page that went while its flow was at this step, and the page of the same tab that comes after it. */
const reload = async (walk: Walk, page: FakePage, browser: FakeBrowser): Promise<Walk> => {
  page.close()
  const after = beginWalk({ store: walk.store, page: browser.openPage() })
  const record = await after.ports.pendingLinks.findAbandoned('ann')
  if (record !== null) after.flow.recover(record)
  return after
}

test.each<[string, RecoverLinkResponse, object]>([
  ['was connected', { outcome: 'linked', item }, { status: 'linked', item }],
  [
    'was connected before',
    { outcome: 'already_connected', item, breaksFirst: false },
    // Nobody decided about it, and the next walk asks again.
    { status: 'exited', reason: 'interrupted' },
  ],
  [
    'was connected before, and is that still',
    { outcome: 'discarded', item },
    { status: 'exited', reason: 'kept_existing' },
  ],
  ['came to nothing', { outcome: 'unfinished' }, { status: 'exited', reason: 'interrupted' }],
])('a page that went during the exchange learns that the bank %s', async (_, answer, ending) => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = beginWalk({ page })
  await walk.open({ ...newIntent, context: { step: 3 } })
  walk.hear({ type: 'succeeded', success })
  const after = await reload(walk, page, browser)
  expect(after.flow.getSnapshot()).toMatchObject({ status: 'recovering' })
  expect(after.recoveries.last().request).toEqual({ flowId: 'flow-1' })
  await after.recoveries.last().answer(answer)
  expect(after.flow.getSnapshot()).toMatchObject({
    ...ending,
    intent: { ...newIntent, context: { step: 3 } },
  })
  expect([after.openings(), after.items.asked.length]).toEqual([0, 0])
  const later = await reload(after, page, browser)
  expect(later.status()).toBe('idle')
})

test('a repair whose page went before the end learns that it worked', async () => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = beginWalk({ page })
  await walk.open(updateOf('item-7'))
  walk.hear({ type: 'succeeded', success })
  const after = await reload(walk, page, browser)
  await after.recoveries.last().answer({ outcome: 'updated', ...repaired })
  expect(after.flow.getSnapshot()).toMatchObject({ status: 'updated', repaired: true })
})

test('a server that cannot be asked how it ended is asked again, and nothing is concluded', async () => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = beginWalk({ page })
  await walk.open()
  const after = await reload(walk, page, browser)
  await after.recoveries.last().refuse(failure('request_failed'))
  expect(after.flow.getSnapshot()).toMatchObject({
    status: 'refused',
    refusal: 'not_checked',
    error: { code: 'request_failed' },
  })
  expect(after.reported).toMatchObject([{ code: 'request_failed' }])
  expect(await recordsOf(walk.store)).toHaveLength(1)
  after.flow.retry()
  await settle()
  await after.recoveries.last().answer({ outcome: 'linked', item })
  expect(after.flow.getSnapshot()).toMatchObject({ status: 'linked', flowId: 'flow-1' })
})

test('a walk whose connection the server lost ends there, and only a new one is begun', async () => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = beginWalk({ page })
  await walk.open()
  const after = await reload(walk, page, browser)
  await after.recoveries.last().refuse(failure('exchange_lost'))
  expect(after.flow.getSnapshot()).toMatchObject({
    status: 'failed',
    step: 'preparing',
    error: { code: 'exchange_lost' },
  })
  await settle()
  expect(await recordsOf(after.store)).toEqual([])
  after.flow.retry()
  expect(after.flow.getSnapshot()).toMatchObject({ status: 'preparing', pressed: true })
})

test('what was broken off at the bank can still be gone on with when the bank sends the person back', async () => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = beginWalk({ page })
  await walk.open()
  const after = await reload(walk, page, browser)
  await after.recoveries.last().answer({ outcome: 'unfinished' })
  // This browser has forgotten it; the server has not.
  expect(await recordsOf(walk.store)).toEqual([])
  const back = beginWalk({
    page: browser.openPage(),
    claim: { takeFromServer: async () => pendingLink() },
  })
  back.resume(returnHref)
  await settle()
  expect(back.flow.getSnapshot()).toMatchObject({ status: 'preparing', flowId: 'flow-1' })
})

test('a return page that is loaded again without its state id asks the server how it ended', async () => {
  const browser = createFakeBrowser()
  const page = browser.openPage()
  const walk = await beginReturn({ page })
  await walk.scripts.last().answer()
  walk.hear({ type: 'loaded' })
  page.close()
  const reloaded = beginWalk({ store: walk.store, page: browser.openPage() })
  reloaded.resume('https://app.example/oauth')
  await settle()
  expect(reloaded.flow.getSnapshot()).toMatchObject({ status: 'recovering', flowId: 'before' })
  await reloaded.recoveries.last().answer({ outcome: 'linked', item })
  expect(reloaded.flow.getSnapshot()).toMatchObject({
    status: 'linked',
    intent: { returnTo: '/banks?tab=2#list' },
  })
})
