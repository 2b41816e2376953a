import { expect, test } from 'vitest'
import { memoryStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { finishLink, sendItem } from '../test/connect-bank.ts'
import { startRelink } from '../test/start-relink.ts'

/** A database that refuses transactions once told to, as often as told. */
const failingStore = (): { store: Store; failures: { left: number } } => {
  const failures = { left: 0 }
  const memory = memoryStore()
  const store: Store = {
    ...memory,
    transaction: (work) => {
      if (failures.left === 0) return memory.transaction(work)
      failures.left -= 1
      return Promise.reject(new Error('the disk is full'))
    },
  }
  return { store, failures }
}

/** A database whose single statements that delete fail; its transactions work. */
const storeThatDeletesNothing = (): Store => {
  const memory = memoryStore()
  return {
    ...memory,
    query: (text, values) =>
      text.startsWith('delete')
        ? Promise.reject(new Error('the disk is full'))
        : memory.query(text, values),
  }
}

test('an Item whose row is refused for a moment is stored all the same', async () => {
  const { store, failures } = failingStore()
  const server = await startRelink({ store })
  const request = await finishLink(server)
  failures.left = 2
  expect((await sendItem(server, request)).outcome).toBe('linked')
  expect(await server.relink.listItems('ann')).toHaveLength(1)
})

test('a store that fails as soon as the Item is stored takes neither the answer nor onLinked away', async () => {
  let linked = 0
  const server = await startRelink({
    store: storeThatDeletesNothing(),
    onLinked: () => void (linked += 1),
  })
  const request = await finishLink(server)
  expect((await sendItem(server, request)).outcome).toBe('linked')
  expect(linked).toBe(1)
})

test('when releasing the exchange fails too, the person hears what went wrong first', async () => {
  const server = await startRelink({ store: storeThatDeletesNothing() })
  const request = await finishLink(server)
  server.clock.now += 31 * 60_000
  const late = await server.send({ path: '/items', body: request })
  expect(late).toMatchObject({ status: 409, body: { error: { code: 'public_token_invalid' } } })
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'exchange_not_released' }))
})

test('an Item that cannot be stored is removed at Plaid, so that nobody is billed for it', async () => {
  const { store, failures } = failingStore()
  const lost: unknown[] = []
  const server = await startRelink({ store, onLinkLost: (event) => void lost.push(event) })
  const request = await finishLink(server)
  failures.left = 10
  const answer = await server.send({ path: '/items', body: request })
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal_error' } } })
  expect(server.calls.map(({ path }) => path)).toEqual([
    '/link/token/create',
    '/item/public_token/exchange',
    '/item/remove',
  ])
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'item_not_stored' }))
  expect(lost).toHaveLength(1)
  const again = await server.send({ path: '/items', body: request })
  expect(again).toMatchObject({ status: 410, body: { error: { code: 'exchange_lost' } } })
  expect(lost).toHaveLength(1)
}, 60_000)
