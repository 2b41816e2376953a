import { parseArgs } from 'node:util'

/** Where the rows are. */
export type Place = { database: 'sqlite'; path: string } | { database: 'postgres'; url: string }

/** What a person asked the command to do. */
export type Wish =
  | { do: 'help' }
  | { do: 'version' }
  | { do: 'complain'; sentence: string }
  | { do: 'reencrypt'; place: Place }

/** What `--help` prints. */
export const helpText = `Usage: relink-server reencrypt [--sqlite FILE | --postgres URL]

Encrypts everything that rests in the database with the first key of
RELINK_ENCRYPTION_KEY. Servers may go on meanwhile, and it may be stopped and
begun again.

To change the key:
  1. Put the new one first, with a name of its own, and deploy:
     RELINK_ENCRYPTION_KEY=2:NEW,1:OLD (a key without a name is the one named 1).
  2. Once no server runs without it: relink-server reencrypt
  3. Take the old one away.

  --sqlite FILE    The database file.
  --postgres URL   The database's address. Default: DATABASE_URL. Needs the package pg.
  --help, --version

Ends with 0 when all is done, 1 when something failed, 2 for arguments that make no sense.`

const options = {
  sqlite: { type: 'string' },
  postgres: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const complain = (why: string): Wish => ({
  do: 'complain',
  sentence: `${why}. See relink-server --help.`,
})

const firstSentence = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : String(cause)
  return (text.split(/\.\s|\n/)[0] ?? text).replace(/\.$/, '')
}

const reencryptAt = (
  { sqlite, postgres }: { sqlite?: string | undefined; postgres?: string | undefined },
  databaseUrl: string,
): Wish => {
  if (sqlite !== undefined && postgres !== undefined)
    return complain('--sqlite and --postgres cannot both be given')
  if (sqlite === '' || postgres === '') return complain('The database is named by an empty text')
  if (sqlite !== undefined) return { do: 'reencrypt', place: { database: 'sqlite', path: sqlite } }
  const url = postgres ?? databaseUrl
  return url === ''
    ? complain('Which database is missing: give --sqlite or --postgres, or set DATABASE_URL')
    : { do: 'reencrypt', place: { database: 'postgres', url } }
}

/** Reads the command's arguments. Never throws: what is wrong with them is a wish to complain. */
export const readArguments = (args: readonly string[], databaseUrl: string): Wish => {
  let read
  try {
    read = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    return complain(firstSentence(cause))
  }
  const { values, positionals } = read
  if (values.help) return { do: 'help' }
  if (values.version) return { do: 'version' }
  if (positionals.length === 0) return complain('What to do is missing')
  return positionals.join(' ') === 'reencrypt'
    ? reencryptAt(values, databaseUrl)
    : complain(`There is no command "${positionals.join(' ')}"`)
}
