// How fast the simulator makes link tokens, and how much memory a hundred thousand Items take.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'

const leastPerSecond = 2000
const mostMegabytes = 1024
const itemCount = 100_000

const server = fork(fileURLToPath(new URL('./served.ts', import.meta.url)), {
  execArgv: ['--expose-gc'],
})

interface Told {
  origin: string
  megabytes: number
  held: number
}

const told = async (): Promise<Told> => {
  const [message] = (await once(server, 'message')) as [Told]
  return message
}

const { origin } = await told()

const measure = (duration: number): Promise<autocannon.Result> =>
  autocannon({
    url: `${origin}/link/token/create`,
    method: 'POST',
    connections: 16,
    duration,
    headers: {
      'content-type': 'application/json',
      'plaid-client-id': 'client',
      'plaid-secret': 'secret',
    },
    body: JSON.stringify({
      client_name: 'Bench',
      language: 'en',
      country_codes: ['US'],
      user: { client_user_id: 'ada' },
      products: ['transactions'],
      redirect_uri: 'https://app.test/oauth',
    }),
  })

await measure(2)
const { requests, latency, non2xx, errors } = await measure(5)
console.log(
  `/link/token/create  ${Math.round(requests.average)} requests a second, median ${latency.p50} ms, 16 connections, ${non2xx + errors} failed`,
)

server.send({ items: itemCount })
const { megabytes, held } = await told()
console.log(
  `${itemCount} Items       ${Math.round(megabytes)} MB resident, ${Math.round(held)} MB of it held`,
)
server.kill()

const isFast = requests.average >= leastPerSecond && non2xx + errors === 0
if (!isFast) console.error(`Too slow: less than ${leastPerSecond} requests a second.`)
if (megabytes >= mostMegabytes) console.error(`Too large: ${mostMegabytes} MB or more.`)
process.exit(isFast && megabytes < mostMegabytes ? 0 : 1)
