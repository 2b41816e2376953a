import { RelinkError, type RelinkErrorCode } from '@relink/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFollowing, type Follow } from './keep-following.ts'

interface Attempt {
  from: string | null
  at: number
  signal: AbortSignal | undefined
  hear: Parameters<Follow>[1]
  end(): void
  fail(code: RelinkErrorCode): void
}

let attempts: Attempt[] = []
let stop = (): void => undefined

/** Follows a server that each test plays. */
const begin = () => {
  const aborter = new AbortController()
  stop = () => aborter.abort()
  let lastEventId: string | null = null
  const begun = vi.fn<(resumed: boolean) => void>()
  const ended = keepFollowing({
    follow: (from, hear, call) =>
      new Promise((resolve, reject) => {
        attempts.push({
          from,
          at: Date.now(),
          signal: call?.signal,
          hear,
          end: resolve,
          fail: (code) => reject(new RelinkError(code, 'Failed.')),
        })
      }),
    lastEventId: () => lastEventId,
    begun,
    hear: (_, id) => {
      lastEventId = id ?? lastEventId
    },
    signal: aborter.signal,
  })
  return { ended, begun }
}
const last = (): Attempt => {
  const attempt = attempts.at(-1)
  if (attempt === undefined) throw new Error('Nothing was asked yet')
  return attempt
}
const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers()
  attempts = []
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('a stream that the server ended is followed by the next at once, from the last event on', async () => {
  const { begun } = begin()
  last().hear(null, null)
  await pass(20_000)
  last().hear(null, '7')
  last().end()
  await pass(0)
  expect(attempts.map(({ from }) => from)).toEqual([null, '7'])
  last().hear(null, null)
  expect(begun.mock.calls).toEqual([[false], [true]])
})

test.each([
  [0, 500, 1000],
  [1, 1000, 2000],
  [2, 2000, 4000],
  [4, 8000, 16_000],
  [5, 15_000, 30_000],
  [9, 15_000, 30_000],
])(
  'a try that failed after %i others is followed by the next in %i to %i ms',
  async (before, least, most) => {
    begin()
    for (let count = 0; count < before; count += 1) {
      last().fail('request_failed')
      await pass(30_000)
    }
    const tried = attempts.length
    last().fail('internal_error')
    await pass(least - 1)
    expect(attempts).toHaveLength(tried)
    await pass(most - least + 1)
    expect(attempts).toHaveLength(tried + 1)
  },
)

test('streams that end as soon as they began are failures, too', async () => {
  begin()
  for (let count = 0; count < 5; count += 1) {
    last().hear(null, null)
    last().end()
    await pass(1000)
  }
  expect(attempts.length).toBeLessThan(5)
})

test('a stream that has lived makes earlier failures good', async () => {
  begin()
  for (let count = 0; count < 5; count += 1) {
    last().fail('request_failed')
    await pass(30_000)
  }
  last().hear(null, null)
  await pass(11_000)
  const tried = attempts.length
  last().fail('request_failed')
  await pass(1000)
  expect(attempts).toHaveLength(tried + 1)
})

test('a network that comes back is not waited for any longer', async () => {
  begin()
  for (let count = 0; count < 6; count += 1) {
    last().fail('request_failed')
    await pass(30_000)
  }
  const tried = attempts.length
  last().fail('request_failed')
  await pass(1)
  window.dispatchEvent(new Event('online'))
  await pass(0)
  expect(attempts).toHaveLength(tried + 1)
})

test('a stream that was silent for 45 seconds is dead, whether or not it heeds that', async () => {
  begin()
  last().hear(null, '3')
  await pass(44_000)
  last().hear(null, null)
  await pass(44_000)
  expect(attempts).toHaveLength(1)
  await pass(1001)
  expect(last().signal?.aborted).toBe(true)
  await pass(1000)
  expect(attempts.map(({ from }) => from)).toEqual([null, '3'])
})

test('a server that never answers is given up after 45 seconds', async () => {
  begin()
  await pass(46_001)
  expect(attempts).toHaveLength(2)
})

test('what a stream tells after it was given up is not heard', async () => {
  const { begun } = begin()
  const [first] = attempts
  await pass(46_001)
  first?.hear(null, '9')
  last().fail('request_failed')
  await pass(1)
  expect(begun).not.toHaveBeenCalled()
  await pass(2000)
  expect(last().from).toBeNull()
})

test.each<[RelinkErrorCode, string]>([
  ['unauthenticated', 'refused'],
  ['origin_refused', 'refused'],
  ['not_found', 'impossible'],
  ['invalid_request', 'impossible'],
  ['response_invalid', 'impossible'],
])('%s ends it as %s', async (code, ending) => {
  const { ended } = begin()
  last().fail(code)
  expect(await ended).toBe(ending)
  await pass(60_000)
  expect(attempts).toHaveLength(1)
})

test.each([
  ['while it is followed', 0],
  ['while it waits', 1],
])('called off %s, it ends', async (_, failures) => {
  const { ended } = begin()
  if (failures > 0) last().fail('request_failed')
  await pass(1)
  stop()
  expect(await ended).toBe('stopped')
  await pass(60_000)
  expect(attempts).toHaveLength(1)
  expect(last().signal?.aborted).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})
