import { expect, test, vi } from 'vitest'
import { createMemoryPendingLinkStore } from '../pending/pending-link-store.ts'
import { createWorld, settle, type World, type WorldOptions } from '../test/flow-driver.fixture.ts'
import {
  failure,
  item,
  newIntent,
  pendingLink,
  plainExit,
  returnHref,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import { createLinkFlows, type LinkFlows } from './link-flows.ts'
import type { MountedLink } from './mounted-link.ts'
import type { PendingRecord } from '../pending/pending-link.ts'
import { linkKey, type LinkIntent, type LinkKey } from './link-intent.ts'

interface PageOfFlows extends World {
  flows: LinkFlows
  status(key: LinkKey): string
  flowId(): string
  /** Gets a pressed or prepared flow to where Link has loaded. */
  load(linkToken?: string): Promise<void>
  open(intent: LinkIntent): Promise<void>
  /** Endings as they were told: key and status. */
  endings: string[]
}

const beginPage = (options: WorldOptions = {}): PageOfFlows => {
  const world = createWorld(options)
  const flows = createLinkFlows(world.ports)
  const endings: string[] = []
  flows.onEnded((ending, key) => endings.push(`${key} ${ending.status}`))
  const flowId = () => flows.getMounted()?.flowId ?? 'none'
  const load = async (linkToken?: string): Promise<void> => {
    await world.grant(linkToken)
    flows.hear(flowId(), { type: 'loaded' })
  }
  return {
    ...world,
    flows,
    endings,
    flowId,
    load,
    status: (key) => flows.getState(key).status,
    async open(intent) {
      flows.start(intent)
      await load()
      expect(flows.getState(linkKey(intent)).status).toBe('open')
    },
  }
}

const [repairA, repairB] = [updateOf('a'), updateOf('b')]

test('a page of many buttons has no Link and no token until one is pressed', () => {
  const { flows, tokens } = beginPage()
  for (let id = 0; id < 300; id += 1) expect(flows.getState(`update:${id}`).status).toBe('idle')
  expect([flows.getMounted(), tokens.asked.length]).toEqual([null, 0])
})

test('Link is mounted when its token is here, and open when the person is to see it', async () => {
  const { flows, grant } = beginPage()
  const seen: (MountedLink | null)[] = []
  flows.subscribe(() => {
    const mounted = flows.getMounted()
    if (mounted !== seen.at(-1)) seen.push(mounted)
  })
  flows.prepare(newIntent)
  expect(flows.getMounted()).toBeNull()
  await grant()
  flows.hear('flow-1', { type: 'loaded' })
  flows.start(newIntent)
  expect(seen).toMatchObject([
    null,
    { flowId: 'flow-1', open: false, grant: { linkToken: 'link-sandbox-1' } },
    { flowId: 'flow-1', open: true },
  ])
})

test('the mounted Link stays the same object while nothing about it changes', async () => {
  const { flows, grant } = beginPage()
  flows.prepare(newIntent)
  await grant()
  const mounted = flows.getMounted()
  flows.hear('flow-1', { type: 'loaded' })
  flows.prepare(newIntent)
  flows.decide('new', 'keep_existing')
  expect(flows.getMounted()).toBe(mounted)
})

test('of two presses the last wins, whichever token comes first', async () => {
  const { flows, tokens, load, status, flowId } = beginPage()
  flows.start(repairA)
  flows.start(repairB)
  expect([status('update:a'), status('update:b')]).toEqual(['idle', 'preparing'])
  await tokens.asked[0]?.answer({ linkToken: 'link-a', expiresIn: 1800, redirectUri: 'https://x' })
  await load('link-b')
  expect(flows.getMounted()).toMatchObject({ open: true, grant: { linkToken: 'link-b' } })
  expect([status('update:a'), flowId()]).toEqual(['idle', 'flow-2'])
})

test('a press elsewhere while Link is open is ignored', async () => {
  const { flows, open, status, tokens, flowId, back } = beginPage()
  await open(repairA)
  flows.start(repairB)
  flows.prepare(repairB)
  flows.retry('update:b')
  flows.resume(back(returnHref))
  expect([status('update:a'), status('update:b'), status('return')]).toEqual([
    'open',
    'idle',
    'idle',
  ])
  expect([tokens.asked.length, flowId()]).toEqual([1, 'flow-1'])
})

test('a flow that is finishing goes on while another begins', async () => {
  const { flows, open, load, items, status, endings } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  flows.start(repairA)
  await load('link-a')
  expect(flows.getMounted()).toMatchObject({ open: true, grant: { linkToken: 'link-a' } })
  await items.last().answer({ outcome: 'linked', item })
  expect([status('new'), status('update:a'), endings]).toEqual(['linked', 'open', ['new linked']])
  expect(flows.getMounted()).toMatchObject({ open: true, grant: { linkToken: 'link-a' } })
})

test("Link's last pane stays after the success until the person closes it", async () => {
  const { flows, open, items, flowId } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  await items.last().answer({ outcome: 'linked', item })
  expect(flowId()).toBe('flow-1')
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  expect([flows.getMounted(), flows.getState('new').status]).toEqual([null, 'linked'])
})

test("Link's last pane also stays when the success makes no Item or the server fails", async () => {
  const { flows, open, items, flowId } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success: { ...success, publicToken: null } })
  expect(flowId()).toBe('flow-1')
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  await open(newIntent)
  flows.hear('flow-2', { type: 'succeeded', success })
  await items.last().refuse(failure('internal_error'))
  expect(flowId()).toBe('flow-2')
  flows.hear('flow-2', { type: 'left', exit: plainExit })
  expect(flows.getMounted()).toBeNull()
})

test.each([
  ['leaves it', (flows: LinkFlows) => flows.hear('flow-1', { type: 'left', exit: plainExit })],
  ['gives up', (flows: LinkFlows) => flows.cancel('new')],
  [
    'sees it break',
    (flows: LinkFlows) => flows.hear('flow-1', { type: 'failed', error: failure('link_threw') }),
  ],
])('Link goes from the page when the person %s', async (_, act) => {
  const { flows, open } = beginPage()
  await open(newIntent)
  act(flows)
  expect(flows.getMounted()).toBeNull()
})

test('a second bank gets a Link of its own, with a new token and without the first return', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before', linkToken: 'link-before' }))
  const { flows, scripts, items, open, back } = beginPage({ store })
  flows.resume(back(returnHref))
  await settle()
  await scripts.last().answer()
  flows.hear('before', { type: 'loaded' })
  expect(flows.getMounted()).toMatchObject({ grant: { returned: { stateId: 'state-1' } } })
  flows.hear('before', { type: 'succeeded', success })
  await items.last().answer({ outcome: 'linked', item })
  await open(newIntent)
  expect(flows.getMounted()).toMatchObject({
    open: true,
    grant: { linkToken: 'link-sandbox-1', returned: null },
  })
})

test('each ending is told once, with the place it belongs to', async () => {
  const { flows, open, items, endings } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  await items.last().answer({ outcome: 'linked', item })
  flows.hear('flow-1', { type: 'succeeded', success })
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  await open(repairA)
  flows.hear('flow-2', { type: 'left', exit: plainExit })
  flows.hear('flow-2', { type: 'left', exit: plainExit })
  await open(repairA)
  flows.hear('flow-3', { type: 'left', exit: plainExit })
  expect(endings).toEqual(['new linked', 'update:a exited', 'update:a exited'])
})

test('a flow that is given up, fails or is refused has no ending to tell', async () => {
  const { flows, tokens, endings, back } = beginPage()
  flows.start(newIntent)
  flows.cancel('new')
  flows.start(newIntent)
  await tokens.last().refuse(failure('request_failed'))
  flows.resume(back(returnHref))
  await settle()
  expect(flows.getState('return').status).toBe('refused')
  expect(endings).toEqual([])
})

test('an ending is told after the page can show it, and not to those who stopped listening', async () => {
  const { flows, open } = beginPage()
  const order: string[] = []
  const stop = flows.onEnded(() => order.push('no longer wanted'))
  stop()
  flows.onEnded(() => order.push('told'))
  await open(newIntent)
  flows.subscribe(() => order.push(flows.getState('new').status))
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  expect(order).toEqual(['exited', 'told'])
})

test('an app may begin the next flow from the ending of the last', async () => {
  const { flows, open, status } = beginPage()
  const stop = flows.onEnded(() => flows.start(repairA))
  await open(newIntent)
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  stop()
  expect([status('new'), status('update:a')]).toEqual(['exited', 'preparing'])
})

test('only one Link is prepared at a time', async () => {
  const { flows, load, status, flowId, tokens } = beginPage()
  flows.prepare(repairA)
  await load()
  flows.prepare(repairB)
  expect([status('update:a'), status('update:b')]).toEqual(['idle', 'preparing'])
  await load()
  expect([tokens.asked.length, flowId()]).toEqual([2, 'flow-2'])
})

test('getting ready for another press never disturbs a flow that was pressed', async () => {
  const { flows, load, status, tokens } = beginPage()
  flows.start(repairA)
  flows.prepare(repairB)
  flows.prepare(repairA)
  await load()
  flows.prepare(repairB)
  expect([status('update:a'), status('update:b'), tokens.asked.length]).toEqual(['open', 'idle', 1])
})

test('getting ready does not disturb a return', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink())
  const { flows, status, tokens, back } = beginPage({ store })
  flows.resume(back(returnHref))
  flows.prepare(newIntent)
  await settle()
  flows.prepare(newIntent)
  expect([status('return'), status('new'), tokens.asked.length]).toEqual(['preparing', 'idle', 0])
})

test('a press while a return is being looked up wins over it', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink())
  const { flows, load, status, flowId, back } = beginPage({ store })
  flows.resume(back(returnHref))
  flows.start(repairA)
  await settle()
  await load()
  expect([status('return'), status('update:a')]).toEqual(['idle', 'open'])
  expect(flowId()).toBe('flow-2')
})

test('a return that a press overtook while it was looked up can be looked up again', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pendingLink({ flowId: 'before' }))
  const { flows, back, status } = beginPage({ store })
  const { find, ...rest } = back(returnHref)
  let signIn: () => void = () => undefined
  const signedIn = new Promise<void>((resolve) => (signIn = resolve))
  flows.resume({ ...rest, find: () => signedIn.then(find) })
  flows.start(newIntent)
  signIn()
  await settle()
  expect([status('return'), status('new')]).toEqual(['idle', 'preparing'])
  flows.resume(back(returnHref))
  await settle()
  expect(flows.getState('return')).toMatchObject({ status: 'preparing', flowId: 'before' })
})

test('when another person signs in, everything is forgotten', async () => {
  const { flows, open, items, status, store } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  await items.last().answer({ outcome: 'already_connected', item, breaksFirst: false })
  expect(status('new')).toBe('deciding')
  await open(repairA)
  flows.hear('flow-2', { type: 'left', exit: plainExit })
  await open(repairB)
  flows.reset()
  expect([status('new'), status('update:a'), status('update:b')]).toEqual(['idle', 'idle', 'idle'])
  expect(flows.getMounted()).toBeNull()
  expect(JSON.stringify(await store.list())).not.toContain('link-sandbox')
})

test.each<[string, (world: PageOfFlows) => Promise<void>]>([
  ['connects it', ({ items }) => items.last().answer({ outcome: 'linked', item })],
  [
    'has it already',
    ({ items }) => items.last().answer({ outcome: 'already_connected', item, breaksFirst: false }),
  ],
  ['fails', ({ items }) => items.last().refuse(failure('internal_error'))],
])(
  'when another person signs in, what Link gave still reaches the server, and nobody hears that it %s',
  async (_, answer) => {
    const world = beginPage()
    const { flows, open, items, status, endings } = world
    await open(newIntent)
    flows.hear('flow-1', { type: 'succeeded', success })
    flows.reset()
    expect(items.asked.map(({ request }) => request.publicToken)).toEqual([success.publicToken])
    expect([status('new'), flows.getMounted()]).toEqual(['idle', null])
    let changes = 0
    flows.subscribe(() => (changes += 1))
    await answer(world)
    expect([status('new'), endings, changes]).toEqual(['idle', [], 0])
  },
)

test('when another person signs in, Link goes from the page and its last words change nothing', async () => {
  const { flows, open, load, status, endings } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  flows.reset()
  flows.start(newIntent)
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  await load('link-2')
  expect([status('new'), endings]).toEqual(['open', []])
  expect(flows.getMounted()).toMatchObject({ open: true, grant: { linkToken: 'link-2' } })
})

test('of two walks of two people each ends for itself', async () => {
  const { flows, open, items, status, endings } = beginPage()
  await open(newIntent)
  flows.hear('flow-1', { type: 'succeeded', success })
  flows.reset()
  await open(newIntent)
  flows.hear('flow-2', { type: 'succeeded', success })
  await items.asked[0]?.answer({ outcome: 'linked', item })
  expect([status('new'), endings]).toEqual(['finishing', []])
  await items.asked[1]?.answer({ outcome: 'linked', item })
  expect([status('new'), endings]).toEqual(['linked', ['new linked']])
})

test('after a reset the next press works', async () => {
  const { flows, open, status } = beginPage()
  await open(newIntent)
  flows.reset()
  await open(newIntent)
  expect(status('new')).toBe('open')
})

test('what is done to a flow that does not exist changes nothing', () => {
  const { flows, status } = beginPage()
  flows.cancel('update:a')
  flows.retry('new')
  flows.decide('update:a', 'connect_anyway')
  flows.hear('flow-9', { type: 'left', exit: plainExit })
  expect([status('update:a'), status('new'), flows.getMounted()]).toEqual(['idle', 'idle', null])
})

test('a repair of each Item has a place of its own', () => {
  expect([newIntent, repairA, repairB].map(linkKey)).toEqual(['new', 'update:a', 'update:b'])
})

test('a callback that throws keeps the ending from nobody else', async () => {
  const { flows, open, clock } = beginPage()
  const heard: string[] = []
  flows.onEnded(() => {
    throw new Error('the app has a fault')
  })
  flows.onEnded((ending) => heard.push(ending.status))
  await open(newIntent)
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  expect(heard).toEqual(['exited'])
  // It is not swallowed either.
  expect(() => clock.advance(0)).toThrow('a fault')
})

test('whoever watches hears each change and what Link says, until they stop', async () => {
  const { flows, open, flowId } = beginPage()
  const heard: string[] = []
  const stop = flows.watch((report) =>
    heard.push(report.type === 'changed' ? report.now.status : report.name),
  )
  await open(newIntent)
  flows.note(flowId(), 'OPEN', {})
  flows.hear(flowId(), { type: 'left', exit: plainExit })
  expect(heard).toEqual(['preparing', 'loading', 'ready', 'open', 'OPEN', 'exited'])
  stop()
  flows.start(newIntent)
  expect(heard).toHaveLength(6)
})

test("that the bank's window failed may be heard after the ending, which is told once", async () => {
  const { flows, open, flowId, endings } = beginPage()
  await open(newIntent)
  const id = flowId()
  flows.hear(id, { type: 'left', exit: plainExit })
  flows.hear(id, { type: 'left', exit: { ...plainExit, bankWindowFailed: true } })
  expect(flows.getState('new')).toMatchObject({ exit: { bankWindowFailed: true } })
  expect(endings).toEqual(['new exited'])
})

/** A page that is still looking for what the page before left unfinished. */
const beginLooking = () => {
  const page = beginPage()
  const letGo = vi.fn<(flowId: string) => void>()
  let find: (record: PendingRecord | null) => void = () => undefined
  page.ports.pendingLinks = {
    ...page.ports.pendingLinks,
    letGo,
    findAbandoned: () => new Promise((resolve) => (find = resolve)),
  }
  const looked = page.flows.recover('https://app.example/banks')
  const found = async (): Promise<void> => {
    find(pendingLink({ flowId: 'left' }))
    await looked
  }
  return { ...page, letGo, found }
}

test('what was left unfinished is asked for, and stays this page’s', async () => {
  const { flows, found, recoveries, letGo } = beginLooking()
  await found()
  expect([flows.getState('new').status, letGo.mock.calls]).toEqual(['recovering', []])
  expect(recoveries.asked.map(({ request }) => request)).toEqual([{ flowId: 'left' }])
})

test('what one person left unfinished is nothing to another who signed in while it was looked for', async () => {
  const { flows, found, signIn, recoveries, letGo, endings } = beginLooking()
  signIn('bob')
  flows.reset()
  await found()
  expect([flows.getState('new').status, recoveries.asked, endings]).toEqual(['idle', [], []])
  expect(letGo.mock.calls).toEqual([['left']])
})

test('whoever presses while it is looked for what was left unfinished goes on with the press', async () => {
  const { flows, found, recoveries, letGo, load } = beginLooking()
  flows.start(newIntent)
  await found()
  await load()
  expect([flows.getState('new').status, recoveries.asked]).toEqual(['open', []])
  // For the next page to find.
  expect(letGo.mock.calls).toEqual([['left']])
})
