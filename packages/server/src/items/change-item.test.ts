import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectBank, getItem } from '../test/connect-bank.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { allDatabases } from '../test/sqlite-and-postgres.ts'
import { startRelink } from '../test/start-relink.ts'

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

/** Twenty things that no other undoes. */
const products = Array.from(
  { length: 20 },
  (_, index) => `product_${String(index).padStart(2, '0')}`,
)

describe.each(allDatabases(() => postgres))('in $database', ({ newData }) => {
  test('of twenty changes of one Item at once, on two servers, none is lost', async () => {
    const open = await newData()
    const changes: number[] = []
    const one = await startRelink({ store: open(), onHealthChanged: () => void changes.push(1) })
    const two = one.another({ store: open(), onHealthChanged: () => void changes.push(2) })
    const { id } = await connectBank(one)
    const refusal = { error_code: 'ACCESS_NOT_GRANTED' }
    await Promise.all(
      products.map((product, index) =>
        (index % 2 === 0 ? one : two).relink
          .withItem('ann', id, () => Promise.reject(Object.assign(new Error('no'), refusal)), {
            products: [product as 'auth'],
          })
          .catch(() => null),
      ),
    )
    expect((await getItem(two, id)).health).toEqual({
      status: 'consent_missing',
      code: 'ACCESS_NOT_GRANTED',
      products,
    })
    expect(changes).toHaveLength(20)
    for (const { log } of [one, two])
      expect(log.map(({ event }) => event)).not.toContain('item_health_not_saved')
  })
})
