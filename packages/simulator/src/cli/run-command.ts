import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectControl } from '../control/connect-control.ts'
import { serveSimulator, type ServedSimulator, type ServeOptions } from '../node/serve-simulator.ts'
import { helpText, readArguments, type Wish } from './read-arguments.ts'

type ServeWish = Extract<Wish, { do: 'serve' }>
type AskWish = Extract<Wish, { do: 'ask' }>

/** Where a command's words go, and how it learns that it should stop. */
export interface Surroundings {
  print: (line: string) => void
  complain: (line: string) => void
  /** Resolves when somebody asks the process to end. */
  untilAskedToStop: () => Promise<void>
}

const portsToTry = 50

const isTaken = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'

const serveOnFreePort = async (
  options: ServeOptions,
  first: number,
  tries: number,
): Promise<ServedSimulator> => {
  try {
    return await serveSimulator({ ...options, port: first })
  } catch (cause) {
    if (tries <= 1 || !isTaken(cause)) throw cause
    return serveOnFreePort(options, first + 1, tries - 1)
  }
}

const serve = async (wish: ServeWish, { print, untilAskedToStop }: Surroundings): Promise<void> => {
  const options: ServeOptions = {
    host: wish.host,
    ...(wish.stateFolder !== null && { stateFile: join(wish.stateFolder, 'simulator.json') }),
    ...(wish.clientId !== null && { clientId: wish.clientId }),
    ...(wish.secret !== null && { secret: wish.secret }),
    ...(wish.redirectUris.length > 0 && { allowedRedirectUris: wish.redirectUris }),
  }
  const served = await serveOnFreePort(options, wish.port, wish.portIsFixed ? 1 : portsToTry)
  const asked = untilAskedToStop()
  if (wish.port !== 0 && !served.origin.endsWith(`:${wish.port}`)) {
    print(`Port ${wish.port} is taken, so another one is used.`)
  }
  print(`Simulated Plaid: ${served.origin}`)
  print(`Look inside:     ${served.origin}/simulator`)
  await asked
  await served.close()
}

const ask = async ({ what, origin }: AskWish, { print }: Surroundings): Promise<void> => {
  const control = connectControl(origin)
  try {
    const answer = await control[what]()
    print(what === 'reset' ? 'Everything is forgotten.' : JSON.stringify(answer, null, 2))
  } catch (cause) {
    throw new Error(
      `Failed to reach a simulator at ${origin}: it does not answer as one. Start one, or say where with --port.`,
      { cause },
    )
  }
}

const version = (): string => {
  const described: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return String((described as { version: unknown }).version)
}

/**
 * Does what the command's arguments say.
 *
 * @returns The exit code: 2 for arguments that make no sense, 1 for what failed.
 */
export const runCommand = async (
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> => {
  const wish = readArguments(args)
  try {
    switch (wish.do) {
      case 'help':
        surroundings.print(helpText)
        return 0
      case 'version':
        surroundings.print(version())
        return 0
      case 'complain':
        surroundings.complain(wish.sentence)
        return 2
      case 'ask':
        await ask(wish, surroundings)
        return 0
      case 'serve':
        await serve(wish, surroundings)
        return 0
      default: {
        const never: never = wish
        return never
      }
    }
  } catch (cause) {
    surroundings.complain(cause instanceof Error ? cause.message : String(cause))
    return 1
  }
}
