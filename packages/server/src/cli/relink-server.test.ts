import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { base64url } from 'jose'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { postgresStore } from '../store/postgres-store.ts'
import { sqliteStore } from '../store/sqlite-store.ts'
import { compileCache } from '../test/compile-cache.ts'
import { connectBank } from '../test/connect-bank.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { newSqliteFile } from '../test/sqlite-and-postgres.ts'
import { startRelink } from '../test/start-relink.ts'

// Each test starts processes, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 })

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const command = fileURLToPath(new URL('relink-server.ts', import.meta.url))

const key = (fill: number): string => base64url.encode(new Uint8Array(32).fill(fill))
const keys = `new:${key(2)},old:${key(1)}`

interface Ended {
  code: number | null
  out: string
  complaint: string
}

const run = (
  args: readonly string[],
  environment: Record<string, string> = {},
  nodeArgs: readonly string[] = [],
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { RELINK_ENCRYPTION_KEY: _, DATABASE_URL: __, ...rest } = process.env
    const child = spawn(process.execPath, [...nodeArgs, command, ...args], {
      env: { ...rest, ...compileCache, ...environment },
    })
    let [out, complaint] = ['', '']
    child.stdout.on('data', (text) => (out += String(text)))
    child.stderr.on('data', (text) => (complaint += String(text)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, complaint }))
  })

test('--help says how the key is changed, and --version which version it is', async () => {
  const { code, out } = await run(['--help'])
  expect(code).toBe(0)
  expect(out).toContain('relink-server reencrypt')
  expect(out).toContain('RELINK_ENCRYPTION_KEY=2:NEW,1:OLD')
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('arguments that make no sense get one sentence and exit code 2', async () => {
  for (const [args, why] of [
    [[], 'What to do is missing.'],
    [['encrypt'], 'There is no command "encrypt".'],
    [['reencrypt'], 'Which database is missing: give --sqlite or --postgres, or set DATABASE_URL.'],
    [['reencrypt', '--sqlit', 'x'], "Unknown option '--sqlit'."],
    [
      ['reencrypt', '--sqlite', 'x', '--postgres', 'y'],
      '--sqlite and --postgres cannot both be given.',
    ],
  ] as const)
    expect(await run(args)).toEqual({
      code: 2,
      out: '',
      complaint: `${why} See relink-server --help.\n`,
    })
})

test('a SQLite file is encrypted anew beside a server that runs, and the command says how much', async () => {
  const path = newSqliteFile()
  const server = await startRelink({
    store: sqliteStore(path),
    encryptionKeys: [{ kid: 'old', key: key(1) }],
  })
  const { id } = await connectBank(server)
  const environment = { RELINK_ENCRYPTION_KEY: keys }
  expect(await run(['reencrypt', '--sqlite', path], environment)).toEqual({
    code: 0,
    complaint: '',
    out: 'Looked at 1 rows and encrypted 1 of them anew.\nAll are encrypted with the key "new"; the others can be taken away.\n',
  })
  expect((await run(['reencrypt', '--sqlite', path], environment)).out).toContain('encrypted 0 of')
  const after = server.another({
    store: sqliteStore(path),
    encryptionKeys: [{ kid: 'new', key: key(2) }],
  })
  expect(await after.relink.withItem('ann', id, async () => 'read')).toBe('read')
})

test('a Postgres is found by --postgres or DATABASE_URL', async () => {
  const server = await startRelink({
    store: postgresStore(postgres.newPool()),
    encryptionKeys: [{ kid: 'old', key: key(1) }],
  })
  await connectBank(server)
  const { host, user, database } = postgres.settings
  const url = `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`
  const environment = { RELINK_ENCRYPTION_KEY: keys }
  expect(await run(['reencrypt', '--postgres', url], environment)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Looked at 1 rows and encrypted 1') as unknown,
  })
  expect(await run(['reencrypt'], { ...environment, DATABASE_URL: url })).toMatchObject({
    code: 0,
    out: expect.stringContaining('Looked at 1 rows and encrypted 0') as unknown,
  })
})

test('what cannot be done gets one sentence and exit code 1, and makes no file', async () => {
  const path = newSqliteFile()
  const fails = async (
    args: readonly string[],
    environment: Record<string, string>,
    nodeArgs: readonly string[] = [],
  ): Promise<string> => {
    const { code, out, complaint } = await run(['reencrypt', ...args], environment, nodeArgs)
    expect([code, out]).toEqual([1, ''])
    expect(complaint.trim().split('\n')).toHaveLength(1)
    return complaint
  }
  const environment = { RELINK_ENCRYPTION_KEY: keys }
  expect(await fails(['--sqlite', path], {})).toContain('set RELINK_ENCRYPTION_KEY')
  const missing = join(path, '..', 'missing.db')
  expect(await fails(['--sqlite', missing], environment)).toContain('there is no file')
  sqliteStore(path)
  expect(await fails(['--sqlite', path], environment)).toContain('it has no tables of Relink')
  const nowhere = 'postgres://user:hush@127.0.0.1:1/nothing'
  const unreachable = await fails(['--postgres', nowhere], environment)
  expect(unreachable).toContain('ECONNREFUSED')
  expect(unreachable).not.toContain('hush')
  const withoutPg = `data:text/javascript,import{registerHooks}from'node:module';registerHooks({resolve(name,context,next){if(name==='pg')throw new Error('gone');return next(name,context)}})`
  expect(await fails(['--postgres', nowhere], environment, ['--import', withoutPg])).toContain(
    'the package pg is not installed',
  )
})

test('a file of another app is left exactly as it is', async () => {
  const path = newSqliteFile()
  const other = new DatabaseSync(path)
  other.exec("create table notes (text text); insert into notes values ('mine')")
  other.close()
  const before = readFileSync(path)
  const environment = { RELINK_ENCRYPTION_KEY: keys }
  expect(await run(['reencrypt', '--sqlite', path], environment)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('it has no tables of Relink') as unknown,
  })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(dirname(path))).toEqual([basename(path)])
})

test('as long as a server writes with an older key nobody is told that it can be taken away', async () => {
  const path = newSqliteFile()
  const store = sqliteStore(path)
  const server = await startRelink({ store, encryptionKeys: [{ kid: 'old', key: key(1) }] })
  await connectBank(server)
  const [row] = await store.query('select sealed_access_token as sealed from relink_items')
  // Stands for such a server, which writes right after the command each time.
  await store.query(
    `create trigger still_old after update of sealed_access_token on relink_items begin
       update relink_items set sealed_access_token = '${String(row?.['sealed'])}' where id = new.id;
     end`,
  )
  const { code, out, complaint } = await run(['reencrypt', '--sqlite', path], {
    RELINK_ENCRYPTION_KEY: keys,
  })
  expect(code).toBe(1)
  expect(complaint).toContain('a server still writes with an older key')
  expect(out).not.toContain('can be taken away')
})

test('a key that is missing is said so, and so is a database of another version', async () => {
  const path = newSqliteFile()
  const store = sqliteStore(path)
  const server = await startRelink({ store, encryptionKeys: [{ kid: 'old', key: key(1) }] })
  await connectBank(server)
  const onlyNew = { RELINK_ENCRYPTION_KEY: `new:${key(2)}` }
  expect(await run(['reencrypt', '--sqlite', path], onlyNew)).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('Failed to decrypt the access_token') as unknown,
  })
  const environment = { RELINK_ENCRYPTION_KEY: keys }
  await store.query('insert into relink_schema (version) values (99)')
  expect((await run(['reencrypt', '--sqlite', path], environment)).complaint).toContain(
    'a newer Relink',
  )
  await store.query('delete from relink_schema where version > 3')
  expect((await run(['reencrypt', '--sqlite', path], environment)).complaint).toContain(
    'its tables are of version 3',
  )
})
