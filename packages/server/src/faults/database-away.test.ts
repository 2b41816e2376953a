import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresStore } from '../store/postgres-store.ts'
import { connectBank, finishLink, sendItem } from '../test/connect-bank.ts'
import { servePlaidProxy, type PlaidAnswer } from '../test/serve-plaid-proxy.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { plaidSdk, startRelink } from '../test/start-relink.ts'

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const away = 10_000

test('an exchange and a rotation go through although the database is away for ten seconds after Plaid answered', async () => {
  const linked: string[] = []
  const base = await startRelink({ store: postgresStore(postgres.newPool()) })
  const proxy = await servePlaidProxy(base.plaidOrigin)
  const server = base.another({
    store: postgresStore(postgres.newPool()),
    plaid: plaidSdk(proxy.origin),
    onLinked: ({ item }) => void linked.push(item.id),
  })
  const old = await connectBank(server, { institutionId: 'ins_109509' })
  const request = await finishLink(server)
  const answered: string[] = []
  const restarts: Promise<void>[] = []
  let letBothPass = (): void => {}
  const bothMayPass = new Promise<void>((resolve) => {
    letBothPass = resolve
  })
  const meet = (path: string): void =>
    proxy.meet(path, async (ask): Promise<PlaidAnswer> => {
      const answer = await ask()
      answered.push(path)
      if (answered.length === 2) {
        await postgres.stop()
        const isOver = new Promise<void>((resolve) => {
          setTimeout(resolve, away)
        })
        restarts.push(isOver.then(postgres.start))
        letBothPass()
      }
      await bothMayPass
      return answer
    })
  meet('/item/public_token/exchange')
  meet('/item/access_token/invalidate')

  const [answer] = await Promise.all([sendItem(server, request), server.relink.rotate(old.id)])
  await Promise.all(restarts)
  expect(restarts).toHaveLength(1)
  expect(answer.outcome).toBe('linked')
  expect(linked).toEqual([old.id, answer.outcome === 'linked' && answer.item.id])
  expect(proxy.asked.filter(({ path }) => path === '/item/public_token/exchange')).toHaveLength(2)
  expect(await server.relink.listItems('ann')).toHaveLength(2)
  for (const { id } of await server.relink.listItems('ann'))
    expect((await server.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
  expect(await server.store.query('select 1 from relink_rotations')).toEqual([])
}, 60_000)
