import {
  createMemoryPendingLinkStore,
  type PendingLink,
  type PendingLinkStore,
  type SpentLink,
} from '@relink/core'
import { afterEach, expect, test, vi } from 'vitest'
import { clearPendingLinks } from './clear-pending-links.ts'
import { webStore } from './web-store.ts'

const shared = {
  v: 1,
  expiresAt: Date.now() + 60_000,
  mode: 'new',
  userKey: 'ann',
  redirectUri: 'http://localhost:3000/oauth',
  returnTo: '/',
  createdAt: Date.now(),
} as const
const pending: PendingLink = { ...shared, flowId: 'flow-1', linkToken: 'link-sandbox-1' }
const spent: SpentLink = { ...shared, flowId: 'flow-2', spentAt: Date.now(), stateId: 'state-2' }

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
})

test('who signs out leaves nothing in the storage, and what is not ours stays', async () => {
  await webStore.save(pending)
  await webStore.save(spent)
  localStorage.setItem('relink.pending.old', '{"v":0')
  localStorage.setItem('theme', 'dark')
  await clearPendingLinks()
  expect({ ...localStorage }).toEqual({ theme: 'dark' })
})

test('a store of the app is cleared as well', async () => {
  const store = createMemoryPendingLinkStore()
  await store.save(pending)
  await store.save(spent)
  await clearPendingLinks(store)
  expect((await store.list()).records).toEqual([])
})

test('a storage that cannot be read stops nobody from signing out', async () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  })
  await expect(clearPendingLinks()).resolves.toBeUndefined()
})

test('a store that refuses, at once or later, stops nobody from signing out', async () => {
  await webStore.save(pending)
  const store: PendingLinkStore = { ...webStore, remove: () => Promise.reject(new Error('no')) }
  await expect(clearPendingLinks(store)).resolves.toBeUndefined()
})
