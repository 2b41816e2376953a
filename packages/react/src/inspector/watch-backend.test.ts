import { RelinkError, type Item, type ItemEvent, type LinkBackend } from '@relink/core'
import { expect, test } from 'vitest'
import { healthyItem } from '../test/broken-item.ts'
import { watchBackend, type RequestRecord } from './watch-backend.ts'

/** A back end as an app may write it: a class, with a field that nothing else can reach. */
class OwnBackend implements Pick<LinkBackend, 'listItems' | 'getItem' | 'followEvents'> {
  readonly #items: Item[] = [healthyItem]
  readonly name = 'own'
  async listItems(): Promise<Item[]> {
    return this.#items
  }
  async getItem(): Promise<Item> {
    throw new RelinkError('plaid_error', 'Failed: no.', {
      requestId: 'req-7',
      plaid: { type: 'ITEM_ERROR', code: 'ITEM_LOCKED' },
    })
  }
  async followEvents(
    _: string | null,
    hear: (event: ItemEvent | null, eventId: string | null) => void,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> {
    hear(null, null)
    hear({ type: 'missed' }, '1')
    hear({ type: 'missed' }, '2')
    await new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')))
    })
  }
  count(): number {
    return this.#items.length
  }
}

/** Hears of each request as it stands in the end. */
const watch = (backend: object) => {
  const heard = new Map<number, RequestRecord>()
  let now = 0
  const watched = watchBackend(
    backend as LinkBackend,
    (request) => heard.set(request.id, request),
    () => (now += 10),
  )
  return { watched, requests: () => [...heard.values()] }
}

test('an answer comes through unchanged, and how long it took is told', async () => {
  const { watched, requests } = watch(new OwnBackend())
  expect(await watched.listItems()).toEqual([healthyItem])
  expect(requests()).toMatchObject([
    { method: 'listItems', outcome: 'answered', took: 10, about: '1 Item', code: null },
  ])
})

test('a frozen back end, of a class or not, is watched like any other', async () => {
  for (const backend of [new OwnBackend(), { listItems: async () => [healthyItem] }]) {
    const { watched, requests } = watch(Object.freeze(backend))
    expect('listItems' in watched).toBe(true)
    expect('recoverLink' in watched).toBe(false)
    expect(await watched.listItems()).toEqual([healthyItem])
    expect(requests()).toMatchObject([{ method: 'listItems', outcome: 'answered' }])
  }
})

test('an error comes through unchanged, and why it failed is told', async () => {
  const { watched, requests } = watch(new OwnBackend())
  await expect(watched.getItem('item-1')).rejects.toMatchObject({ code: 'plaid_error' })
  expect(requests()).toMatchObject([
    {
      method: 'getItem',
      about: 'item-1',
      outcome: 'failed',
      code: 'plaid_error',
      plaidCode: 'ITEM_LOCKED',
      requestId: 'req-7',
    },
  ])
})

test('a stream counts its events, and is called off rather than failed', async () => {
  const { watched, requests } = watch(new OwnBackend())
  const calling = new AbortController()
  const events: unknown[] = []
  const following = watched.followEvents?.(null, (event) => events.push(event), {
    signal: calling.signal,
  })
  expect(requests()).toMatchObject([{ outcome: 'waiting', about: 'a stream, 2 events' }])
  calling.abort()
  await expect(following).rejects.toThrow('aborted')
  expect(requests()).toMatchObject([{ outcome: 'called off', about: 'a stream, 2 events' }])
  expect(events).toEqual([null, { type: 'missed' }, { type: 'missed' }])
})

test('what a back end lacks stays missing, and what else it has is left alone', () => {
  const { watched, requests } = watch(new OwnBackend())
  expect(watched.recoverLink).toBeUndefined()
  const own = watched as unknown as OwnBackend
  expect([own.name, own.count()]).toEqual(['own', 1])
  expect(requests()).toEqual([])
})

test('what rejects with no RelinkError is told as such', async () => {
  const { watched, requests } = watch({
    listItems: async () => {
      throw new TypeError('odd access-sandbox-11111111-aaaa-bbbb-cccc-111111111111')
    },
  })
  await expect(watched.listItems()).rejects.toThrow('odd')
  expect(requests()).toMatchObject([
    { code: 'not a RelinkError', message: 'TypeError: odd [token]' },
  ])
})
