import type { BenchSite, Kind } from './bench-site.ts'
import { median, quantile, type Report } from './report.ts'
import { seedItems } from './seed-items.ts'

const items = 1000
const mostMilliseconds = 50

/** How long `GET /items` takes for a person who has a thousand. */
export const measureManyItems = async (
  site: BenchSite,
  report: Report,
  kind: Kind,
  requests: number,
): Promise<void> => {
  const { load } = site
  const place = await kind.newPlace()
  const person = 'collector'
  await seedItems(
    place,
    Array.from({ length: items }, (_, index) => ({ id: `item-${index}`, owner: person })),
    { isMixed: true },
  )
  const server = await site.startServer(place)
  const origin = await server.ask('origin')
  await load.ask('items', { origin, person, count: 20 })
  const before = await server.ask('cpu')
  const { times, failed } = await load.ask('items', { origin, person, count: requests })
  const cpu = (await server.ask('cpu')) - before
  await server.end()

  report.title(
    `GET /items of ${items} Items with 5 accounts each, ${kind.name}: ${requests} requests`,
  )
  report.line('median', `${median(times).toFixed(1)} ms`, {
    text: `below ${mostMilliseconds} ms`,
    isKept: failed === 0 && median(times) < mostMilliseconds,
  })
  report.line('95 of 100 within', `${quantile(times, 0.95).toFixed(1)} ms`)
  report.line('CPU of a request', `${(cpu / requests).toFixed(1)} ms`)
}
