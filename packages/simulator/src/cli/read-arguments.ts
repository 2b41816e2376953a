import { parseArgs } from 'node:util'

/** What can be done to a simulator that runs already. */
export const askable = ['state', 'reset', 'items'] as const

/** What a person asked the command to do. */
export type Wish =
  | { do: 'help' }
  | { do: 'version' }
  | { do: 'complain'; sentence: string }
  | { do: 'ask'; what: (typeof askable)[number]; origin: string }
  | {
      do: 'serve'
      port: number
      /** Whether another port may be used when this one is taken. */
      portIsFixed: boolean
      host: string
      stateFolder: string | null
      clientId: string | null
      secret: string | null
      redirectUris: string[]
    }

/** What `--help` prints. */
export const helpText = `Usage: relink-simulator [options]
       relink-simulator state|items|reset [--port N] [--host HOST]

Serves a simulated Plaid, or looks at one that runs.

  --port N            Where to listen. Default 4100, or the next port that is free.
  --host HOST         Default 127.0.0.1.
  --state FOLDER      Remember Items and tokens in this folder. Default: in memory.
  --client-id ID      The one client id to accept. Default: any.
  --secret SECRET     The one secret to accept. Default: any.
  --redirect-uri URI  A redirect URI to allow; may be given again. Default: any.
  --help, --version

  state               Prints what a running simulator holds.
  items               Prints its Items.
  reset               Lets it forget everything.`

const defaultPort = 4100

const options = {
  port: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  state: { type: 'string' },
  'client-id': { type: 'string' },
  secret: { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const complain = (sentence: string): Wish => ({ do: 'complain', sentence })

const readPort = (text: string): number | null => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port <= 65_535 ? port : null
}

const firstSentence = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : String(cause)
  return `${(text.split(/\.\s|\n/)[0] ?? text).replace(/\.$/, '')}. See relink-simulator --help.`
}

/** Reads the command's arguments. Never throws: what is wrong with them is a wish to complain. */
export const readArguments = (args: readonly string[]): Wish => {
  let read
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    return complain(firstSentence(cause))
  }
  const { values, positionals } = read
  if (values.help) return { do: 'help' }
  if (values.version) return { do: 'version' }
  const port = values.port === undefined ? defaultPort : readPort(values.port)
  if (port === null) {
    return complain(`--port must be a number up to 65535, not "${values.port}".`)
  }
  const [command, ...more] = positionals
  const what = askable.find((name) => name === command)
  if (more.length > 0 || (command !== undefined && what === undefined)) {
    return complain(`There is no command "${positionals.join(' ')}". See relink-simulator --help.`)
  }
  if (what) return { do: 'ask', what, origin: `http://${values.host}:${port}` }
  return {
    do: 'serve',
    port,
    portIsFixed: values.port !== undefined,
    host: values.host,
    stateFolder: values.state ?? null,
    clientId: values['client-id'] ?? null,
    secret: values.secret ?? null,
    redirectUris: values['redirect-uri'] ?? [],
  }
}
