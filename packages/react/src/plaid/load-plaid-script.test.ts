import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadPlaidScript } from './load-plaid-script.ts'

const address = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'
const page = window as unknown as { Plaid?: unknown }

const tags = (): HTMLScriptElement[] => [
  ...document.querySelectorAll<HTMLScriptElement>('script:not([type])'),
]
const addTag = (): HTMLScriptElement => {
  const tag = document.createElement('script')
  tag.src = address
  document.head.append(tag)
  return tag
}
const arrive = (tag = tags()[0]): void => {
  page.Plaid = {}
  tag?.dispatchEvent(new Event('load'))
}

/** The code a loading fails with. */
const codeOf = (loading: Promise<void>): Promise<string> =>
  loading.then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  delete page.Plaid
  document.querySelectorAll('script').forEach((tag) => tag.remove())
})

test('a script that is there is not loaded again', async () => {
  page.Plaid = {}
  await loadPlaidScript()
  expect(tags()).toEqual([])
})

test('however many ask, there is one tag', async () => {
  const all = Promise.all(Array.from({ length: 10 }, () => loadPlaidScript()))
  expect(tags().map(({ src, async }) => [src, async])).toEqual([[address, true]])
  arrive()
  await all
  await loadPlaidScript()
  expect(tags()).toHaveLength(1)
})

test('a tag of the page that is still loading is waited for', async () => {
  const tag = addTag()
  const settled = vi.fn<() => void>()
  const loading = loadPlaidScript().then(settled)
  await vi.advanceTimersByTimeAsync(1000)
  expect(settled).not.toHaveBeenCalled()
  arrive(tag)
  await loading
  expect(tags()).toEqual([tag])
})

test('a blocked script is said to be blocked, and a retry gets it', async () => {
  const told = loadPlaidScript().catch((error: unknown) => error)
  const [tag] = tags()
  tag?.dispatchEvent(new Event('error'))
  expect(await told).toMatchObject({
    code: 'script_blocked',
    message: expect.stringContaining(address),
  })
  const second = loadPlaidScript()
  expect(tags()).toHaveLength(1)
  expect(tags()[0]).not.toBe(tag)
  arrive()
  await second
})

test('a script that was replaced by an empty one counts as blocked', async () => {
  const told = codeOf(loadPlaidScript())
  tags()[0]?.dispatchEvent(new Event('load'))
  expect(await told).toBe('script_blocked')
  expect(tags()).toEqual([])
})

test('a script that nothing is heard of times out after ten seconds', async () => {
  const told = codeOf(loadPlaidScript())
  await vi.advanceTimersByTimeAsync(9_999)
  expect(tags()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await told).toBe('script_timeout')
})

test('a tag of the page that failed before anybody listened is replaced on the next try', async () => {
  const dead = addTag()
  const told = codeOf(loadPlaidScript())
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await told).toBe('script_timeout')
  const second = loadPlaidScript()
  expect(tags()).toHaveLength(1)
  expect(tags()[0]).not.toBe(dead)
  arrive()
  await second
})

test('an inert tag of the same address is not waited for', async () => {
  const inert = addTag()
  inert.type = 'text/plain'
  const loading = loadPlaidScript()
  expect(tags()).toHaveLength(1)
  arrive()
  await loading
  expect(inert.isConnected).toBe(true)
})

test('the nonce of the page goes on the tag', async () => {
  const loading = loadPlaidScript('n0nce')
  expect(tags()[0]?.nonce).toBe('n0nce')
  arrive()
  await loading
})

test('two copies of the package on one page share one tag', async () => {
  const first = loadPlaidScript()
  vi.resetModules()
  const copy = await import('./load-plaid-script.ts')
  expect(copy.loadPlaidScript).not.toBe(loadPlaidScript)
  const second = copy.loadPlaidScript()
  expect(tags()).toHaveLength(1)
  arrive()
  await Promise.all([first, second])
  expect(tags()).toHaveLength(1)
})
