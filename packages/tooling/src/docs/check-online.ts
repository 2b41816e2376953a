import { readLinks } from './check-links.ts'
import type { Doc, Fault } from './read-docs.ts'

/** Milliseconds until an address counts as unreachable. */
const patience = 20_000

const ask = async (address: string): Promise<string | null> => {
  try {
    const { status } = await fetch(address, { signal: AbortSignal.timeout(patience) })
    return status < 400 ? null : `${address} answers ${status}`
  } catch (error) {
    return `${address} can't be reached: ${(error as Error).message}`
  }
}

/** Fetches every address outside that the docs link to, once each, and tells of those that do not answer. */
export const checkOnline = async (docs: Doc[]): Promise<Fault[]> => {
  const links = readLinks(docs).filter(({ target }) => target.startsWith('https:'))
  const addresses = [...new Set(links.map(({ target }) => target.replace(/#.*$/, '')))]
  const answers = new Map(
    await Promise.all(
      addresses.map(async (address): Promise<[string, string | null]> => [
        address,
        await ask(address),
      ]),
    ),
  )
  return links.flatMap(({ file, line, target }) => {
    const what = answers.get(target.replace(/#.*$/, '')) ?? null
    return what === null ? [] : [{ file, line, what }]
  })
}
