import type { ItemHealth } from '@relink/core'
import { serveSimulator } from '@relink/simulator/node'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { connectBank, getItem } from '../test/connect-bank.ts'
import { testPlaces, type TestPlace } from '../test/places.ts'
import { servePlaidProxy } from '../test/serve-plaid-proxy.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { soon } from '../test/soon.ts'
import { startServerProcess, type ServerProcess } from '../test/start-server-process.ts'

vi.setConfig({ testTimeout: 60_000 })

const invalidate = '/item/access_token/invalidate'

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

/** Kills a server while it rotates, and gives the one that was started a minute later, with how the Item is. */
const restartAfter = async (
  database: TestPlace,
  when: 'before' | 'after',
): Promise<{ server: ServerProcess; id: string; health: ItemHealth }> => {
  const { origin, close } = await serveSimulator()
  onTestFinished(close)
  const proxy = await servePlaidProxy(origin)
  const start = (ahead: number): Promise<ServerProcess> =>
    startServerProcess(origin, { plaidOrigin: proxy.origin, place: database.place, ahead })
  const first = await start(0)
  const { id } = await connectBank(first)
  proxy.meet(invalidate, async (ask) => {
    if (when === 'after') await ask()
    await first.kill()
    return null
  })
  await expect(first.rotate(id)).rejects.toThrow('fetch failed')
  await first.kill()
  proxy.meetNothing()
  const server = await start(61_000)
  // Any use of the server wakes it.
  await getItem(server, id)
  await vi.waitFor(
    async () => expect(await database.query('select 1 from relink_rotations')).toEqual([]),
    { timeout: 10_000 },
  )
  return { server, id, health: (await getItem(server, id)).health }
}

describe.each(testPlaces(() => postgres))('in $database', ({ newPlace }) => {
  test('a server that is killed before Plaid gives a new access token goes on with the old one', async () => {
    const { server, id, health } = await restartAfter(await newPlace(), 'before')
    expect(health).toEqual({ status: 'healthy' })
    expect(server.logged('access_token_lost')).toEqual([])
    expect(await server.rotate(id)).toBe('rotated')
  })

  test('a server that is killed after Plaid gave a new access token says that it was lost', async () => {
    const { server, id, health } = await restartAfter(await newPlace(), 'after')
    expect(health).toEqual({ status: 'revoked', code: 'ACCESS_TOKEN_LOST' })
    await soon(() => expect(server.logged('access_token_lost')).toHaveLength(1))
    expect(server.logged('access_token_lost')).toMatchObject([{ level: 'error', itemId: id }])
    expect(server.heard('onHealthChanged')).toHaveLength(1)
    // Connecting anew is how it is mended: the new one takes the place of the broken one.
    expect((await connectBank(server, { flowId: 'again' })).health.status).toBe('healthy')
    expect((await server.send({ method: 'GET', path: `/items/${id}` })).status).toBe(404)
    expect(server.output()).not.toMatch(/access-sandbox-[0-9a-f]{8}/)
  })
})
