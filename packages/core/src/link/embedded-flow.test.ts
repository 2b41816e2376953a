import { expect, test } from 'vitest'
import { flowCause } from '../issues/flow-cause.ts'
import { createMemoryPendingLinkStore } from '../pending/pending-link-store.ts'
import { createFakeBrowser } from '../test/fake-browser.fixture.ts'
import { createWorld, settle, type World, type WorldOptions } from '../test/flow-driver.fixture.ts'
import {
  failure,
  item,
  minute,
  newIntent,
  plainExit,
  returnHref,
  success,
  updateOf,
} from '../test/samples.fixture.ts'
import { createLinkFlows, type LinkFlows } from './link-flows.ts'
import type { LinkNews } from './link-news.ts'
import type { LinkState } from './link-state.ts'

interface PageWithSearch extends World {
  flows: LinkFlows
  state(): LinkState
  status(): LinkState['status']
  hear(news: LinkNews): void
  /** Shows the search, and goes on until somebody can choose a bank in it. */
  show(linkToken?: string): Promise<void>
  /** Steps of the flow, one after the other. */
  steps: string[]
  endings: string[]
}

const beginPage = (options: WorldOptions = {}): PageWithSearch => {
  const world = createWorld(options)
  const flows = createLinkFlows(world.ports)
  const steps: string[] = []
  const endings: string[] = []
  flows.watch((report) => {
    if (report.type === 'changed') steps.push(report.now.status)
  })
  flows.onEnded((ending, key) => endings.push(`${key} ${ending.status}`))
  const state = (): LinkState => flows.getState('embedded')
  const hear = (news: LinkNews): void => {
    const now = state()
    flows.hear(now.status === 'idle' ? '' : now.flowId, news)
  }
  return {
    ...world,
    flows,
    state,
    status: () => state().status,
    hear,
    steps,
    endings,
    async show(linkToken) {
      flows.embed(newIntent)
      await world.grant(linkToken)
      hear({ type: 'loaded' })
      expect(state().status).toBe('ready')
    },
  }
}

const dead = {
  ...plainExit,
  error: { type: 'INVALID_INPUT', code: 'INVALID_LINK_TOKEN', message: '', displayMessage: null },
}

test('a search that is shown asks for the token and the script side by side, and waits for a choice', async () => {
  const { flows, tokens, scripts, show, state, store } = beginPage()
  flows.embed(newIntent)
  expect([tokens.asked.length, scripts.asked.length]).toEqual([1, 1])
  await show()
  expect(tokens.asked).toHaveLength(1)
  expect(state()).toMatchObject({ status: 'ready', pressed: false })
  expect(flows.getEmbedded()).toMatchObject({ open: false, grant: { linkToken: 'link-sandbox-1' } })
  expect(flows.getMounted()).toBeNull()
  // Plaid may send the person to their bank before anybody hears of a choice.
  expect((await store.list()).records).toMatchObject([
    { flowId: 'flow-1', linkToken: 'link-sandbox-1', offered: true },
  ])
})

test('a choice sets the link aside, then counts as open Link', async () => {
  const { flows, show, hear, status, store, steps } = beginPage()
  await show()
  hear({ type: 'chosen' })
  expect(status()).toBe('open')
  expect(flows.getEmbedded()?.open).toBe(true)
  expect((await store.list()).records).toMatchObject([
    { flowId: 'flow-1', linkToken: 'link-sandbox-1', offered: undefined },
  ])
  hear({ type: 'chosen' })
  expect(steps).toEqual(['preparing', 'loading', 'ready', 'ready', 'open'])
})

test('a success goes the same way to the server as any other', async () => {
  const { show, hear, items, status, endings, flows } = beginPage()
  await show()
  hear({ type: 'chosen' })
  hear({ type: 'succeeded', success })
  expect(items.last().request).toMatchObject({ publicToken: 'public-sandbox-1', flowId: 'flow-1' })
  await items.last().answer({ outcome: 'linked', item })
  expect([status(), endings]).toEqual(['linked', ['embedded linked']])
  // Link's last pane stays until the person closes it.
  expect(flows.getEmbedded()).not.toBeNull()
  flows.hear('flow-1', { type: 'left', exit: plainExit })
  expect(flows.getEmbedded()).toBeNull()
  expect(endings).toEqual(['embedded linked'])
})

test('a success of which nobody heard that Link had opened is not lost', async () => {
  const { show, hear, items } = beginPage()
  await show()
  hear({ type: 'succeeded', success })
  expect(items.last().request).toMatchObject({ publicToken: 'public-sandbox-1' })
})

test('who leaves finds the search ready again, with a new token, and the app hears of one exit', async () => {
  const { show, hear, grant, tokens, state, endings, flows } = beginPage()
  await show()
  hear({ type: 'chosen' })
  hear({ type: 'left', exit: { ...dead, error: { ...dead.error, code: 'INSTITUTION_DOWN' } } })
  expect(endings).toEqual(['embedded exited'])
  expect(flowCause(state())).toMatchObject({ exit: { error: { code: 'INSTITUTION_DOWN' } } })
  await grant('link-second')
  hear({ type: 'loaded' })
  expect(state()).toMatchObject({ status: 'ready', flowId: 'flow-2' })
  expect(flows.getEmbedded()?.grant.linkToken).toBe('link-second')
  // What went wrong can be read until a bank is chosen again.
  expect(flowCause(state())).not.toBeNull()
  hear({ type: 'chosen' })
  expect(flowCause(state())).toBeNull()
  expect(tokens.asked).toHaveLength(2)
})

test('a token that dies twice in a row is replaced twice', async () => {
  const { show, hear, grant, status } = beginPage()
  await show()
  for (const linkToken of ['link-second', 'link-third']) {
    hear({ type: 'chosen' })
    hear({ type: 'left', exit: dead })
    await grant(linkToken)
    hear({ type: 'loaded' })
    expect(status()).toBe('ready')
  }
})

test('a token that is about to run out is replaced behind a search that stays, as long as nobody has chosen', async () => {
  const { flows, show, clock, tokens, grant, hear, status, store } = beginPage()
  await show()
  flows.embed(newIntent)
  expect(tokens.asked).toHaveLength(1)
  clock.advance(29.6 * minute)
  flows.embed(newIntent)
  expect([status(), tokens.asked.length]).toEqual(['ready', 2])
  expect(flows.getEmbedded()?.grant.linkToken).toBe('link-sandbox-1')
  await grant('link-second')
  expect([status(), flows.getEmbedded()?.grant.linkToken]).toEqual(['loading', 'link-second'])
  hear({ type: 'loaded' })
  expect((await store.list()).records).toMatchObject([{ linkToken: 'link-second', offered: true }])
  hear({ type: 'chosen' })
  clock.advance(60 * minute)
  flows.embed(newIntent)
  expect([status(), tokens.asked.length]).toEqual(['open', 2])
  expect(flows.getEmbedded()?.grant.linkToken).toBe('link-second')
})

test('a token that could not be replaced is no news for the person, and is asked for again', async () => {
  const { flows, show, clock, tokens, grant, endings, status, reported } = beginPage()
  await show()
  clock.advance(29.6 * minute)
  flows.embed(newIntent)
  await tokens.last().refuse(failure('request_failed'))
  expect([status(), endings]).toEqual(['ready', []])
  expect(reported.map(({ code }) => code)).toEqual(['request_failed'])
  flows.embed(newIntent)
  expect(tokens.asked).toHaveLength(3)
  await grant('link-second')
  expect(flows.getEmbedded()?.grant.linkToken).toBe('link-second')
})

test('a token that could not be replaced is told of once, and not as a server that does not answer', async () => {
  const { flows, clock, tokens, show, scripts, reported } = beginPage()
  await show()
  clock.advance(30 * minute - 20_000)
  flows.embed(newIntent)
  await scripts.last().answer()
  await tokens.last().refuse(failure('request_failed'))
  clock.advance(minute)
  expect(reported.map(({ code }) => code)).toEqual(['request_failed'])
})

test('a store that does not answer does not hide for long that somebody has chosen', async () => {
  const memory = createMemoryPendingLinkStore()
  const store = { ...memory, save: () => new Promise<void>(() => undefined) }
  const { show, hear, status, clock } = beginPage({ store })
  await show()
  hear({ type: 'chosen' })
  clock.advance(5_000)
  expect(status()).toBe('open')
})

test('whoever chooses while a token is being replaced stays at that bank', async () => {
  const { flows, show, clock, hear, status, grant } = beginPage()
  await show()
  clock.advance(29.6 * minute)
  flows.embed(newIntent)
  hear({ type: 'chosen' })
  await grant('link-second')
  expect([status(), flows.getEmbedded()?.grant.linkToken]).toEqual(['open', 'link-sandbox-1'])
})

test('a search that goes, is replaced or fails leaves nothing set aside', async () => {
  const { flows, show, hear, store, clock, tokens } = beginPage()
  const kept = async () => (await store.list()).records.map(({ flowId }) => flowId)
  await show()
  flows.embed({ ...newIntent, language: 'fr' })
  expect(await kept()).toEqual([])
  await show('link-second')
  clock.advance(29.6 * minute)
  flows.embed(newIntent)
  flows.cancel('embedded')
  expect(await kept()).toEqual([])
  await show('link-third')
  expect(await kept()).toHaveLength(1)
  hear({ type: 'failed', error: failure('link_threw') })
  expect([await kept(), tokens.asked.length]).toEqual([[], 5])
})

test('who was sent to their bank before anybody heard of a choice goes on at the return page', async () => {
  const store = createMemoryPendingLinkStore()
  const first = beginPage({ store })
  await first.show('link-unheard')
  const { flows, back, scripts } = beginPage({ store })
  flows.resume(back(returnHref))
  await settle()
  await scripts.last().answer()
  expect(flows.getMounted()?.grant.linkToken).toBe('link-unheard')
})

test('a page that went with a search in which nobody chose broke nothing off', async () => {
  const store = createMemoryPendingLinkStore()
  const browser = createFakeBrowser()
  const first = browser.openPage()
  await beginPage({ store, page: first }).show()
  first.close()
  const { flows, recoveries, endings } = beginPage({ store, page: browser.openPage() })
  await flows.recover('https://app.example/start')
  await settle()
  expect([recoveries.asked, endings]).toEqual([[], []])
})

test('a walk that a button began stays the one to look for, also when a search is shown after it', async () => {
  const { flows, show, grant, store } = beginPage()
  flows.start(updateOf('a'))
  await grant('link-a')
  flows.hear('flow-1', { type: 'loaded' })
  await show('link-search')
  expect(await store.readPointer()).toBe('flow-1')
})

test('a search that cannot be shown says why, and can be tried again', async () => {
  const { flows, tokens, state, show } = beginPage()
  flows.embed(newIntent)
  await tokens.last().refuse(failure('request_failed'))
  expect(state()).toMatchObject({ status: 'failed', error: { code: 'request_failed' } })
  flows.retry('embedded')
  expect(tokens.asked).toHaveLength(2)
  await show()
})

test('a search that Plaid gives up on before it is there ends, and is not tried for ever', async () => {
  const { flows, grant, hear, state, tokens } = beginPage()
  flows.embed(newIntent)
  await grant()
  hear({ type: 'left', exit: dead })
  expect(state()).toMatchObject({ status: 'exited', exit: dead })
  await settle()
  expect(tokens.asked).toHaveLength(1)
})

test('a search that is there, and that Plaid then gives up on, was not open', async () => {
  const { show, hear, steps, store } = beginPage()
  await show()
  hear({ type: 'left', exit: dead })
  expect(steps).not.toContain('open')
  expect((await store.list()).records).toEqual([])
})

test('the search stays while a button opens a Link of its own, and the other way round', async () => {
  const { flows, show, grant, status, hear } = beginPage()
  await show()
  flows.start(updateOf('a'))
  await grant('link-a')
  flows.hear('flow-2', { type: 'loaded' })
  expect(flows.getMounted()).toMatchObject({ open: true, grant: { linkToken: 'link-a' } })
  expect([status(), flows.getEmbedded()?.open]).toEqual(['ready', false])
  flows.hear('flow-2', { type: 'left', exit: plainExit })
  expect([flows.getMounted(), status()]).toEqual([null, 'ready'])
  flows.prepare(newIntent)
  hear({ type: 'chosen' })
  expect([flows.getState('new').status, status()]).toEqual(['preparing', 'open'])
})

test('a search that goes takes along what was only prepared, but no success', async () => {
  const { flows, show, hear, status, items, store, endings } = beginPage()
  await show()
  hear({ type: 'chosen' })
  flows.cancel('embedded')
  expect([status(), flows.getEmbedded(), endings]).toEqual(['idle', null, []])
  expect((await store.list()).records).toEqual([])
  await show('link-second')
  hear({ type: 'chosen' })
  hear({ type: 'succeeded', success })
  flows.cancel('embedded')
  await items.last().answer({ outcome: 'linked', item })
  expect(endings).toEqual(['embedded linked'])
})

test('the page that a bank sends the person back to goes on with the bank chosen in the search', async () => {
  const store = createMemoryPendingLinkStore()
  const first = beginPage({ store })
  await first.show('link-chosen')
  first.hear({ type: 'chosen' })
  const { flows, back, scripts } = beginPage({ store })
  flows.resume(back(returnHref))
  await settle()
  await scripts.last().answer()
  expect(flows.getMounted()?.grant).toMatchObject({
    linkToken: 'link-chosen',
    returned: { stateId: 'state-1' },
  })
})

test('another person finds no search of the one before', async () => {
  const { flows, show, status } = beginPage()
  await show()
  flows.reset()
  expect([status(), flows.getEmbedded()]).toEqual(['idle', null])
})
