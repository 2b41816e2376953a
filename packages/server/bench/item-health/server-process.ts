// One server of an app: Relink behind Node's HTTP server, as the example mounts it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { hearSignal } from '@relink/core'
import { Configuration, PlaidApi } from 'plaid'
import { writeNews } from '../../src/events/item-news.ts'
import { createRelink } from '../../src/exports/index.ts'
import { countChange, findAnyonesItem, updateItem } from '../../src/items/item-rows.ts'
import { answerQuestions, readSettings } from './child-process.ts'
import { measureMemory, type Memory } from './measure-memory.ts'
import { openBenchStore, type StorePlace } from './open-bench-store.ts'
import { encryptionKey } from './seed-items.ts'

/** What a server is started with. */
export interface ServerSettings {
  place: StorePlace
  plaidOrigin: string
}

const settings = readSettings<ServerSettings>()
const { store, close } = openBenchStore(settings.place)
const relink = createRelink({
  plaid: new PlaidApi(
    new Configuration({
      basePath: settings.plaidOrigin,
      baseOptions: { headers: { 'PLAID-CLIENT-ID': 'bench', 'PLAID-SECRET': 'bench' } },
    }),
  ),
  environment: 'sandbox',
  authorize: (request) => request.headers.get('x-person'),
  store,
  redirectUri: 'https://app.test/oauth',
  clientName: 'Bench',
  encryptionKeys: [encryptionKey],
})
const server = createServer(getRequestListener(relink.fetch))
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve)
})

const loginRequired = { code: 'ITEM_LOGIN_REQUIRED', reason: null, products: [] }

const answers = {
  origin: (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  /** Milliseconds of CPU so far. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  memory: (): Memory => measureMemory(),
  /** How many webhooks there are, and how many of them nobody has dealt with. */
  webhooks: async (): Promise<{ all: number; open: number }> => {
    const [row] = await store.query(
      'select count(*) as every, count(handled_at) as handled from relink_webhooks',
    )
    const all = Number(row?.['every'])
    return { all, open: all - Number(row?.['handled']) }
  },
  /** Changes Items one by one, as the app tells of errors. Gives when it began and when it was done. */
  report: async (itemIds: string[]): Promise<{ began: number; ended: number }> => {
    const began = Date.now()
    const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', error_message: '' }
    await Promise.all(itemIds.map((id) => relink.report(id, error)))
    return { began, ended: Date.now() }
  },
  /** Changes many Items at the same moment, and gives that moment: just before the one commit of all. */
  changeTogether: (itemIds: string[]): Promise<number> =>
    store.transaction(async (query, tell) => {
      for (const itemId of itemIds) {
        const item = await findAnyonesItem(query, 'sandbox', itemId)
        if (item === null) throw new Error(`there is no Item ${itemId}`)
        const { owner } = item
        const at = Date.now()
        const signals = hearSignal(item.signals, { type: 'failed', error: loginRequired, at })
        const change = await countChange(query, owner)
        await updateItem(query, { ...item, signals, change }, item.change, at)
        await tell(writeNews({ owner, itemId, change, removed: false }))
      }
      return Date.now()
    }),
}
export type ServerAnswers = typeof answers

answerQuestions(answers, async () => {
  server.close()
  server.closeAllConnections()
  await relink.close()
  await close()
})
