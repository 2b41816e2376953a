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

test('an Item whose row is refused for a moment is stored all the same', async () => {
  const { store, failures } = failingStore()
  const server = await startRelink({ store })
  const request = await finishLink(server)
  failures.left = 2
  expect((await sendItem(server, request)).outcome).toBe('linked')
  expect(await server.relink.listItems('ann')).toHaveLength(1)
})

test('an Item that cannot be stored is removed at Plaid, so that nobody is billed for it', async () => {
  const { store, failures } = failingStore()
  const server = await startRelink({ store })
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
})
