import { availableParallelism, loadavg } from 'node:os'
import { openBenchSite } from './item-health/bench-site.ts'
import { measureStreams } from './item-health/event-streams.ts'
import { measureManyItems } from './item-health/many-items.ts'
import { createReport } from './item-health/report.ts'
import { measureTwoServers } from './item-health/two-servers.ts'
import { measureWebhooks } from './item-health/webhooks.ts'

/**
 * Whether webhooks, event streams and long lists of Items keep their limits, on SQLite and on PostgreSQL.
 * Each server is a process of its own, and so is what makes the load. Ends with 1 when a limit is missed.
 *
 * `BENCH_QUICK=1` for a short run. `BENCH_ONLY` names some of `webhooks,streams,items,servers`.
 */
const isQuick = process.env['BENCH_QUICK'] === '1'
const only = process.env['BENCH_ONLY']?.split(',') ?? ['webhooks', 'streams', 'items', 'servers']

const [load = 0] = loadavg()
if (load > availableParallelism() / 2)
  console.log(`The machine is busy (load ${load.toFixed(1)}): times are too long.`)

const report = createReport()
const site = await openBenchSite()
try {
  for (const kind of site.kinds) {
    if (only.includes('webhooks')) await measureWebhooks(site, report, kind, isQuick ? 2 : 7)
    if (only.includes('streams'))
      for (const people of [1000, 40])
        await measureStreams(site, report, kind, { people, rounds: isQuick ? 2 : 5 })
    if (only.includes('items')) await measureManyItems(site, report, kind, 50)
  }
  const postgres = site.kinds.find(({ name }) => name === 'Postgres')
  if (only.includes('servers') && postgres !== undefined)
    await measureTwoServers(
      site,
      report,
      postgres,
      isQuick ? { rounds: 4, seconds: 4 } : { rounds: 6, seconds: 6 },
    )
} finally {
  await site.close()
}
console.log(report.isGood() ? '\nAll limits are kept.' : '\nNot all limits are kept.')
process.exitCode = report.isGood() ? 0 : 1
