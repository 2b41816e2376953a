import { expect, test } from 'vitest'
import { createWebPageLocks, type WebLocks } from './web-page-locks.ts'

/** A lock manager as browsers have it, as far as it is used. */
const createManager = (): WebLocks => {
  const held = new Set<string>()
  const waiting: (() => void)[] = []
  const grant = async (
    name: string,
    callback: (lock: object | null) => Promise<void> | null,
  ): Promise<void> => {
    held.add(name)
    await callback({ name })
    held.delete(name)
    for (const look of waiting.splice(0)) look()
  }
  return {
    async request(name, options, callback) {
      if (!held.has(name)) return grant(name, callback)
      if ('ifAvailable' in options) return callback(null)
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve)
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error))
      })
      return grant(name, callback)
    },
  }
}

test('a lock is one page’s until it gives it back', async () => {
  const manager = createManager()
  const [first, second] = [createWebPageLocks(() => manager), createWebPageLocks(() => manager)]
  const release = await first.take('a')
  expect(await second.take('a')).toBeNull()
  expect(await second.take('b')).not.toBeNull()
  release?.()
  expect(await second.take('a', 1000)).not.toBeNull()
})

test('who waits for a page that is going gets its lock', async () => {
  const manager = createManager()
  const locks = createWebPageLocks(() => manager)
  const release = await locks.take('a')
  const waited = locks.take('a', 1000)
  release?.()
  expect(await waited).not.toBeNull()
})

test('who has waited long enough goes without', async () => {
  const manager = createManager()
  const locks = createWebPageLocks(() => manager)
  await locks.take('a')
  expect(await locks.take('a', 10)).toBeNull()
})

test.each<[string, () => WebLocks | undefined]>([
  ['has none', () => undefined],
  [
    'refuses them',
    () => ({ request: () => Promise.reject(new DOMException('No.', 'SecurityError')) }),
  ],
])('where the browser %s a page goes on without locks', async (_, locks) => {
  expect(await createWebPageLocks(locks).take('a')).not.toBeNull()
})
