import { afterEach, expect, test, vi } from 'vitest'
import { openTabNews, type TabNews } from './tab-news.ts'

const open: TabNews[] = []

/** Opens a way to the other tabs, as one tab does, until the test is over. */
const openTab = () => {
  const hear = vi.fn<(message: unknown) => void>()
  const tab = openTabNews(hear)
  open.push(tab)
  return { ...tab, hear }
}

/** A browser without BroadcastChannel, in which each write is an event in the other tabs. */
const useStorageEvents = (): void => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const announce = (key: string, newValue: string | null): void => {
    window.dispatchEvent(new StorageEvent('storage', { key, newValue }))
  }
  const { setItem, removeItem } = Storage.prototype
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function set(this: Storage, key, text) {
    setItem.call(this, key, text)
    announce(key, text)
  })
  vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(function remove(this: Storage, key) {
    removeItem.call(this, key)
    announce(key, null)
  })
}

/** The code for the storage is there. */
const arrive = (): Promise<void> => vi.dynamicImportSettled()

afterEach(() => {
  for (const tab of open.splice(0)) tab.close()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('what one tab posts reaches the other one, and not itself', async () => {
  const [here, there] = [openTab(), openTab()]
  here.post({ news: 1 })
  await vi.waitFor(() => expect(there.hear).toHaveBeenCalledExactlyOnceWith({ news: 1 }))
  expect(here.hear).not.toHaveBeenCalled()
})

test('a tab that closed hears nothing more', async () => {
  const [here, gone, there] = [openTab(), openTab(), openTab()]
  gone.close()
  here.post({ news: 1 })
  await vi.waitFor(() => expect(there.hear).toHaveBeenCalledOnce())
  expect(gone.hear).not.toHaveBeenCalled()
})

test('without BroadcastChannel it goes through the storage, and does not stay there', async () => {
  useStorageEvents()
  const [here, there] = [openTab(), openTab()]
  await arrive()
  here.post({ news: 1 })
  await arrive()
  expect(there.hear).toHaveBeenCalledExactlyOnceWith({ news: 1 })
  expect(localStorage).toHaveLength(0)
})

test('without BroadcastChannel a tab that closed hears nothing more', async () => {
  useStorageEvents()
  const [here, gone, there] = [openTab(), openTab(), openTab()]
  await arrive()
  gone.close()
  here.post({ news: 1 })
  await vi.waitFor(() => expect(there.hear).toHaveBeenCalledOnce())
  expect(gone.hear).not.toHaveBeenCalled()
})

test.each([
  ['no JSON', '{"v":1'],
  ['an empty text', ''],
])('%s in the storage does no harm', async (_, newValue) => {
  useStorageEvents()
  const { hear } = openTab()
  await arrive()
  window.dispatchEvent(new StorageEvent('storage', { key: 'relink.news', newValue }))
  expect(hear).toHaveBeenCalledExactlyOnceWith(null)
})

test('what others write to the storage is not listened to', async () => {
  useStorageEvents()
  const { hear } = openTab()
  await arrive()
  localStorage.setItem('theme', '"dark"')
  localStorage.removeItem('theme')
  // As when the storage is cleared.
  window.dispatchEvent(new StorageEvent('storage'))
  expect(hear).not.toHaveBeenCalled()
})

test('a storage that refuses stops nobody', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
  // A rejection that nobody handles would fail this.
  openTab().post({ news: 1 })
  await vi.waitFor(() => expect(setItem).toHaveBeenCalledOnce())
})

test('a browser that refuses a channel stops nobody', async () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const tab = openTab()
  await arrive()
  expect(tab.hear).not.toHaveBeenCalled()
})
