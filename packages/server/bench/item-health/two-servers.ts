import { existsSync } from 'node:fs'
import type { BenchSite, Kind, Server } from './bench-site.ts'
import { readPostgresCpu } from './postgres-cpu.ts'
import { median, type Report } from './report.ts'
import { seedItems } from './seed-items.ts'
import { untilDealtWith } from './webhooks.ts'

const people = Array.from({ length: 200 }, (_, index) => `person-${index}`)
const itemsOfEach = 10
/** Until Node has compiled what is used often. */
const warmUp = { requests: 4000, rate: 400 }
/** How busy one server is with all of the load. */
const busy = 0.5
const streams = 40
const most = 1.1

/** Milliseconds of CPU that one request took. */
interface Cost {
  servers: number
  postgres: number
  all: number
}

const medianCost = (costs: readonly Cost[]): Cost => ({
  servers: median(costs.map((cost) => cost.servers)),
  postgres: median(costs.map((cost) => cost.postgres)),
  all: median(costs.map((cost) => cost.all)),
})

/**
 * What a request costs when two servers share the work that one could do alone. Both run all the time;
 * alone goes the one as often as the other, so that neither is the better trained. A process that has less to
 * do pays more for each request, whatever it runs, since it wakes for fewer at a time; how much that is, the one
 * with half of the requests tells.
 */
export const measureTwoServers = async (
  site: BenchSite,
  report: Report,
  kind: Kind,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<void> => {
  if (!existsSync('/proc/self/stat')) {
    report.title('Two servers on one Postgres: measured on Linux only')
    return
  }
  const { load, postgres, plaid } = site
  const place = await kind.newPlace()
  const seeds = people.flatMap((owner) =>
    Array.from({ length: itemsOfEach }, (_, index) => ({ id: `${owner}-item-${index}`, owner })),
  )
  await seedItems(place, seeds, { isMixed: true })
  const itemIds = seeds.map(({ id }) => id)
  const servers = [await site.startServer(place), await site.startServer(place)] as const
  let failed = 0
  let turn = 0

  const run = async (used: readonly Server[], rate: number, count: number): Promise<Cost> => {
    const origins = await Promise.all(used.map((server) => server.ask('origin')))
    await load.ask(
      'follow',
      Array.from({ length: streams }, (_, index) => ({
        origin: origins[index % origins.length] ?? '',
        person: people[index] ?? '',
      })),
    )
    // Other Items than the last rounds', which Plaid may be asked for only so often a minute.
    const start = (turn * count) % itemIds.length
    turn += 1
    const turned = [...itemIds.slice(start), ...itemIds.slice(0, start)]
    const cpuNow = async (): Promise<{ servers: number; postgres: number }> => ({
      servers: (await Promise.all(used.map((server) => server.ask('cpu')))).reduce((a, b) => a + b),
      postgres: await readPostgresCpu(postgres),
    })
    const before = await cpuNow()
    const outcome = await load.ask('mixed', {
      origins,
      people,
      itemIds: turned,
      count,
      rate,
      privateKey: plaid.privateKey,
    })
    await untilDealtWith(used[0] ?? servers[0])
    const after = await cpuNow()
    await load.ask('unfollow')
    failed += outcome.failed
    const cost = {
      servers: (after.servers - before.servers) / count,
      postgres: (after.postgres - before.postgres) / count,
    }
    return { ...cost, all: cost.servers + cost.postgres }
  }

  let cost = 0
  for (const server of servers) cost = (await run([server], warmUp.rate, warmUp.requests)).servers
  const rate = Math.round((busy * 1000) / cost / 10) * 10
  const count = rate * seconds
  const one: Cost[] = []
  const two: Cost[] = []
  const half: Cost[] = []
  for (let round = 0; round < rounds; round += 1) {
    const alone = servers[round % 2] ?? servers[0]
    const steps = [
      async () => one.push(await run([alone], rate, count)),
      async () => two.push(await run(servers, rate, count)),
      async () => half.push(await run([alone], rate / 2, count / 2)),
    ]
    // Now the one first, now the other, in case the machine gets slower or faster.
    for (const step of round % 4 < 2 ? steps : steps.reverse()) await step()
  }
  for (const server of servers) await server.end()

  const show = ({ servers, postgres, all }: Cost): string =>
    `${all.toFixed(2)} ms (servers ${servers.toFixed(2)}, Postgres ${postgres.toFixed(2)})`
  const ratio = medianCost(two).all / medianCost(one).all
  report.title(
    `Two servers on one Postgres: medians of ${rounds} rounds of ${count} mixed requests, ${rate} a second, ${streams} streams open`,
  )
  report.line('CPU of a request, one server', show(medianCost(one)))
  report.line('CPU of a request, two servers', show(medianCost(two)))
  report.line('CPU of a request, one with half of them', show(medianCost(half)))
  report.line('two beside one', ratio.toFixed(3), {
    text: `at most ${most}, none refused`,
    isKept: ratio <= most && failed === 0,
  })
  const pairs = one.map((cost, index) => (two[index]?.all ?? Number.NaN) / cost.all)
  report.line('each round', pairs.map((pair) => pair.toFixed(2)).join('  '))
}
