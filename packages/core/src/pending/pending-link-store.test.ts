import { describe, expect, test } from 'vitest'
import { createFakeStorage, refusedStorage } from '../test/fake-browser.fixture.ts'
import { pendingLink, start } from '../test/samples.fixture.ts'
import type { SpentLink } from './pending-link.ts'
import { createMemoryPendingLinkStore } from './pending-link-store.ts'
import { createWebPendingLinkStore } from './web-pending-link-store.ts'

const { linkToken: _, ...untokened } = pendingLink()
const spentLink = (flowId: string): SpentLink => ({
  ...untokened,
  flowId,
  spentAt: start + 1,
  stateId: 'state-1',
})

const stores = {
  memory: createMemoryPendingLinkStore,
  web: () => {
    const [local, session] = [createFakeStorage(), createFakeStorage()]
    return createWebPendingLinkStore(
      () => local,
      () => session,
    )
  },
}

describe.each(Object.entries(stores))('the %s store', (_, createStore) => {
  test('is empty at first', async () => {
    const store = createStore()
    expect(await store.list()).toEqual({ records: [], unreadable: 0 })
    expect(await store.readPointer()).toBeNull()
  })

  test('keeps what is saved, the newest first', async () => {
    const store = createStore()
    const older = pendingLink({ flowId: 'older' })
    const newer = pendingLink({ flowId: 'newer', createdAt: start + 1 })
    await store.save(older)
    await store.save(newer)
    expect(await store.list()).toEqual({ records: [newer, older], unreadable: 0 })
  })

  test('keeps one record per flow, the last', async () => {
    const store = createStore()
    await store.save(pendingLink())
    await store.save(pendingLink({ linkToken: 'link-sandbox-2' }))
    expect((await store.list()).records).toEqual([pendingLink({ linkToken: 'link-sandbox-2' })])
  })

  test('forgets the flow it is told to, and no other', async () => {
    const store = createStore()
    await store.save(pendingLink({ flowId: 'a' }))
    await store.save(pendingLink({ flowId: 'b' }))
    await store.remove('a')
    await store.remove('never saved')
    expect((await store.list()).records).toEqual([pendingLink({ flowId: 'b' })])
  })

  test('remembers which flow this tab began last', async () => {
    const store = createStore()
    await store.save(pendingLink({ flowId: 'a' }))
    expect(await store.readPointer()).toBe('a')
    await store.save(pendingLink({ flowId: 'b' }))
    expect(await store.readPointer()).toBe('b')
  })

  test('takes a link that was used for none that this tab began', async () => {
    const store = createStore()
    await store.save(spentLink('other'))
    expect(await store.readPointer()).toBeNull()
    await store.save(pendingLink({ flowId: 'mine' }))
    await store.save(spentLink('other'))
    expect(await store.readPointer()).toBe('mine')
  })

  test('answers at once, so that a press opens Link in the same breath', () => {
    const store = createStore()
    expect(store.save(pendingLink())).not.toBeInstanceOf(Promise)
    expect(store.save(spentLink('flow-1'))).not.toBeInstanceOf(Promise)
  })
})

test('another tab of the browser finds the record, but not which tab began it', () => {
  const local = createFakeStorage()
  const openTab = () => {
    const session = createFakeStorage()
    return createWebPendingLinkStore(
      () => local,
      () => session,
    )
  }
  const [first, second] = [openTab(), openTab()]
  void first.save(pendingLink())
  expect(second.list()).toEqual({ records: [pendingLink()], unreadable: 0 })
  expect([first.readPointer(), second.readPointer()]).toEqual(['flow-1', null])
})

test('what web storage holds and cannot be read is counted and removed; what is not ours stays', () => {
  const local = createFakeStorage()
  const store = createWebPendingLinkStore(() => local, createFakeStorage)
  void store.save(pendingLink())
  local.setItem('relink.pending.damaged', '{"v":1')
  local.setItem('relink.pending.empty', '')
  local.setItem('relink.pending.older', JSON.stringify({ ...pendingLink(), v: 0 }))
  local.setItem('relink.pending.moved', JSON.stringify(pendingLink({ flowId: 'elsewhere' })))
  local.setItem('theme', 'dark')
  // Who merely looks finds them again.
  expect(store.list({ keep: true })).toEqual({ records: [pendingLink()], unreadable: 4 })
  expect(store.list()).toEqual({ records: [pendingLink()], unreadable: 4 })
  expect(store.list()).toEqual({ records: [pendingLink()], unreadable: 0 })
  expect(local.getItem('theme')).toBe('dark')
})

test('web storage is not touched before it is used', () => {
  const store = createWebPendingLinkStore(refusedStorage, refusedStorage)
  expect(() => store.save(pendingLink())).toThrow('insecure')
})
