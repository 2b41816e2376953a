import type { BenchSite, Kind, Server } from './bench-site.ts'
import { median, quantile, type Report } from './report.ts'
import { seedItems } from './seed-items.ts'

const inFlight = 64
const items = 200
/** Plaid lets an Item be read fifteen times a minute, so that with ten webhooks each none has to wait. */
const webhooksOfEach = 10

const idsOf = (round: number): string[] =>
  Array.from({ length: items }, (_, index) => `round-${round}-item-${index}`)

/** Waits until the server has dealt with all that it acknowledged. Gives the milliseconds it took. */
export const untilDealtWith = async (server: Server, patience = 60_000): Promise<number> => {
  const start = performance.now()
  for (;;) {
    const { open } = await server.ask('webhooks')
    const took = performance.now() - start
    if (open === 0) return took
    if (took > patience) throw new Error(`${open} webhooks were not dealt with in ${patience} ms`)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}

/**
 * How many webhooks a second are acknowledged, beside a server that only checks a signature and writes
 * a row, turn and turn about. Each round is of other Items, and Relink deals with them meanwhile.
 */
export const measureWebhooks = async (
  site: BenchSite,
  report: Report,
  kind: Kind,
  rounds: number,
): Promise<void> => {
  const { load, plaid } = site
  const { privateKey } = plaid
  const place = await kind.newPlace()
  const allRounds = Array.from({ length: rounds + 1 }, (_, round) => idsOf(round))
  await seedItems(
    place,
    allRounds.flat().map((id) => ({ id, owner: `person-of-${id}` })),
  )
  const server = await site.startServer(place)
  const bare = await site.startBare(await kind.newPlace())
  const origins = { relink: await server.ask('origin'), bare: await bare.ask('origin') }
  const count = items * webhooksOfEach
  const rates = { relink: [] as number[], bare: [] as number[] }
  const cpus = { relink: [] as number[], bare: [] as number[] }
  const late: number[] = []
  const rests: number[] = []
  let refused = 0
  let readsBefore = 0

  const run = async (who: 'relink' | 'bare', itemIds: string[]) => {
    const process = who === 'relink' ? server : bare
    const before = await process.ask('cpu')
    const origin = origins[who]
    const outcome = await load.ask('webhooks', { origin, itemIds, count, inFlight, privateKey })
    const rest = who === 'relink' ? await untilDealtWith(server) : 0
    const cpu = (await process.ask('cpu')) - before
    refused += outcome.failed
    return { rate: (outcome.answered / outcome.took) * 1000, times: outcome.times, rest, cpu }
  }

  for (const [round, itemIds] of allRounds.entries()) {
    const ofBare = await run('bare', itemIds)
    const ofRelink = await run('relink', itemIds)
    // The first round is to warm up.
    if (round === 0) {
      readsBefore = plaid.count('/item/get')
      continue
    }
    rates.bare.push(ofBare.rate)
    cpus.bare.push(ofBare.cpu / count)
    rates.relink.push(ofRelink.rate)
    cpus.relink.push(ofRelink.cpu / count)
    late.push(...ofRelink.times)
    rests.push(ofRelink.rest)
  }
  const reads = plaid.count('/item/get') - readsBefore
  const { all, open } = await server.ask('webhooks')
  const errors = server.printed().split('"level":"error"').length - 1
  await server.end()
  await bare.end()

  const [rate, bareRate] = [median(rates.relink), median(rates.bare)]
  report.title(
    `Webhooks, ${kind.name}: medians of ${rounds} rounds of ${count}, about ${items} Items, ${inFlight} at once`,
  )
  report.line('acknowledged', `${rate.toFixed(0)} a second`, {
    text: 'at least 500 a second',
    isKept: rate >= 500,
  })
  report.line(
    'beside the bare server',
    `${(rate / bareRate).toFixed(2)} of its ${bareRate.toFixed(0)}`,
    {
      text: 'at least 0.5',
      isKept: rate >= bareRate / 2,
    },
  )
  const sent = (rounds + 1) * count
  report.line('dealt with', `${all - open} of ${sent}, ${refused} refused, ${errors} errors`, {
    text: 'all',
    isKept: all === sent && open === 0 && refused === 0 && errors === 0,
  })
  report.line('99 of 100 acknowledged within', `${quantile(late, 0.99).toFixed(0)} ms`)
  report.line('dealt with after the last was in', `${median(rests).toFixed(0)} ms`)
  report.line(
    'CPU of a webhook',
    `${median(cpus.relink).toFixed(2)} ms, bare ${median(cpus.bare).toFixed(2)} ms`,
  )
  report.line('webhooks for one reading at Plaid', ((rounds * count) / reads).toFixed(1))
}
