import type { BenchSite, Kind } from './bench-site.ts'
import { median, type Report } from './report.ts'
import { seedItems, type Seed } from './seed-items.ts'

const streams = 1000
const mostMilliseconds = 1000

/** How long a change takes to a thousand open streams, of so many people. */
export const measureStreams = async (
  site: BenchSite,
  report: Report,
  kind: Kind,
  { people, rounds }: { people: number; rounds: number },
): Promise<void> => {
  const { load } = site
  const place = await kind.newPlace()
  const names = Array.from({ length: people }, (_, index) => `person-${index}`)
  const itemOf = (person: string, round: number): string => `item-${round}-of-${person}`
  const seeds: Seed[] = names.flatMap((owner) =>
    Array.from({ length: rounds * 3 }, (_, round) => ({ id: itemOf(owner, round), owner })),
  )
  await seedItems(place, seeds)
  const server = await site.startServer(place)
  const origin = await server.ask('origin')
  // A first request, so that what only the first one needs is not counted as a stream's.
  await load.ask('items', { origin, person: 'nobody', count: 20 })
  const before = await server.ask('memory')
  await load.ask(
    'follow',
    Array.from({ length: streams }, (_, index) => ({
      origin,
      person: names[index % people] ?? '',
    })),
  )
  const after = await server.ask('memory')

  const hear = async (who: string[], change: () => Promise<number>): Promise<number> => {
    await load.ask('forget')
    const heard = load.ask('lastHeard', who)
    const changedAt = await change()
    return ((await heard) ?? Number.NaN) - changedAt
  }
  const together: number[] = []
  const alone: number[] = []
  const oneByOne: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const items = (turn: number): string[] => names.map((name) => itemOf(name, round * 3 + turn))
    together.push(await hear(names, () => server.ask('changeTogether', items(0))))
    const person = names[round % people] ?? ''
    const theirs = itemOf(person, round * 3 + 1)
    alone.push(await hear([person], () => server.ask('changeTogether', [theirs])))
    oneByOne.push(await hear(names, async () => (await server.ask('report', items(2))).began))
  }
  await load.ask('unfollow')
  await server.end()

  report.title(
    `Event streams, ${kind.name}: ${streams} open, of ${people} people, medians of ${rounds}`,
  )
  const limited = (what: string, times: number[]): void => {
    const longest = median(times)
    report.line(what, `${longest.toFixed(0)} ms`, {
      text: `below ${mostMilliseconds} ms`,
      isKept: longest < mostMilliseconds,
    })
  }
  limited('one change of every person, all at once', together)
  limited("one person's change", alone)
  report.line(
    `${people} changes, each a write of its own`,
    `${median(oneByOne).toFixed(0)} ms from the first begun to the last heard`,
  )
  const perStream = (bytes: number): string => `${(bytes / streams / 1024).toFixed(1)} kB`
  report.line(
    'memory of a stream',
    `${perStream(after.held - before.held)} held, ${perStream(after.resident - before.resident)} resident`,
  )
}
