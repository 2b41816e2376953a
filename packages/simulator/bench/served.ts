// The simulator's side of the benchmark, in a process of its own.
import { serveSimulator } from '../src/exports/node.ts'

const { origin, simulator } = await serveSimulator()

const post = async (path: string, body: object): Promise<Record<string, string>> => {
  const response = await simulator.fetch(
    new Request(origin + path, {
      method: 'POST',
      body: JSON.stringify({ client_id: 'client', secret: 'secret', ...body }),
    }),
  )
  return (await response.json()) as Record<string, string>
}

process.on('message', async ({ items }: { items: number }) => {
  for (let made = 0; made < items; made++) {
    const { public_token } = await post('/sandbox/public_token/create', {
      institution_id: 'ins_109508',
      initial_products: ['transactions'],
    })
    await post('/item/public_token/exchange', { public_token })
    // What is measured is what is held, not what was thrown away.
    if (made % 5000 === 0) globalThis.gc?.()
  }
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ origin, megabytes: rss / 1024 ** 2, held: heapUsed / 1024 ** 2 })
})

process.send?.({ origin, megabytes: 0, held: 0 })
