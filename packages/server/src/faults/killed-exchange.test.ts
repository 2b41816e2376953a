import { serveSimulator } from '@relink/simulator/node'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { finishLink, recoverFlow, sendItem } from '../test/connect-bank.ts'
import { newPostgresPlace, testPlaces, type TestPlace } from '../test/places.ts'
import { servePlaidProxy, type PlaidProxy } from '../test/serve-plaid-proxy.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { soon } from '../test/soon.ts'
import { startServerProcess, type ServerProcess } from '../test/start-server-process.ts'

// Each test starts processes, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 })

const exchange = '/item/public_token/exchange'
/** After this a claim of a process that died is taken over. */
const later = 61_000

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

interface World {
  proxy: PlaidProxy
  start(ahead?: number): Promise<ServerProcess>
}

const startWorld = async ({ place }: TestPlace): Promise<World> => {
  const { origin, close } = await serveSimulator()
  onTestFinished(close)
  const proxy = await servePlaidProxy(origin)
  return {
    proxy,
    start: (ahead = 0) => startServerProcess(origin, { plaidOrigin: proxy.origin, place, ahead }),
  }
}

const exchanged = ({ asked }: PlaidProxy): number =>
  asked.filter(({ path, status }) => path === exchange && status === 200).length

const clear = /(access|public|link)-sandbox-[0-9a-f]{8}/

describe.each(testPlaces(() => postgres))('in $database', ({ newPlace }) => {
  test.for(['before', 'after'] as const)(
    'a server that is killed %s Plaid’s answer reaches it says what was lost, and the next link works',
    async (when) => {
      const database = await newPlace()
      const { proxy, start } = await startWorld(database)
      const first = await start()
      const request = await finishLink(first)
      let letGo = async (): Promise<void> => {}
      proxy.meet(exchange, async (ask) => {
        const answer = await ask()
        if (when === 'before') {
          await first.kill()
          return null
        }
        letGo = await database.hold()
        void database.somebodyWaits().then(first.kill)
        return answer
      })
      await expect(sendItem(first, request)).rejects.toThrow('fetch failed')
      await first.kill()
      await letGo()
      proxy.meetNothing()

      const second = await start(later)
      await expect(recoverFlow(second)).rejects.toThrow('exchange_lost')
      await expect(sendItem(second, request)).rejects.toThrow('410')
      await soon(() => expect(second.heard('onLinkLost')).toHaveLength(1))
      expect(second.heard('onLinkLost')).toMatchObject([
        { owner: 'ann', flowId: 'flow', institution: { id: 'ins_109508' } },
      ])
      expect(second.logged('exchange_lost')).toHaveLength(1)
      expect(second.heard('onLinked')).toEqual([])

      const again = await sendItem(second, await finishLink(second, { flowId: 'again' }))
      expect(again.outcome).toBe('linked')
      const rows = await database.query('select owner from relink_items')
      expect(rows).toEqual([{ owner: 'ann' }])
      expect(exchanged(proxy)).toBe(2)
      expect(first.output() + second.output()).not.toMatch(clear)
      expect(clear.exec(database.bytes().toString('latin1'))).toBeNull()
    },
  )

  test('a server that is killed before Plaid is asked links the bank at the next start', async () => {
    const database = await newPlace()
    const { proxy, start } = await startWorld(database)
    const first = await start()
    const request = await finishLink(first)
    proxy.meet(exchange, async () => {
      await first.kill()
      return null
    })
    await expect(sendItem(first, request)).rejects.toThrow('fetch failed')
    await first.kill()
    proxy.meetNothing()
    expect(clear.exec(database.bytes().toString('latin1'))).toBeNull()

    const second = await start(later)
    const recovered = await recoverFlow(second)
    expect(recovered).toMatchObject({ outcome: 'linked', item: { accounts: request.accounts } })
    expect(await sendItem(second, request)).toMatchObject({ outcome: 'linked' })
    await soon(() => expect(second.logged('exchange_resumed')).toHaveLength(1))
    expect(second.heard('onLinked')).toHaveLength(1)
    expect(second.heard('onLinkLost')).toEqual([])
    expect(exchanged(proxy)).toBe(1)
    expect(await database.query('select owner from relink_items')).toHaveLength(1)
  })
})

test('two processes that are sent the same public token at once exchange it once', async () => {
  const database = await newPostgresPlace(postgres)
  const { proxy, start } = await startWorld(database)
  const [one, two] = [await start(), await start()]
  const request = await finishLink(one)
  const answers = await Promise.all([
    sendItem(one, request),
    sendItem(two, request),
    sendItem(two, request),
  ])
  const ids = answers.map((answer) => answer.outcome === 'linked' && answer.item.id)
  expect(new Set(ids).size).toBe(1)
  expect(exchanged(proxy)).toBe(1)
  expect(await database.query('select id from relink_items')).toEqual([{ id: ids[0] }])
  await soon(() => expect([...one.heard('onLinked'), ...two.heard('onLinked')]).toHaveLength(1))
})
