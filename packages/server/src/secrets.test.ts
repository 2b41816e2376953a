import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createRelink, type RelinkOptions } from './exports/index.ts'
import { memoryStore, sqliteStore } from './exports/sqlite.ts'
import type { LogLine } from './log/log.ts'
import { createTokenVault } from './secrets/token-vault.ts'
import { connectBank, updateBank } from './test/connect-bank.ts'
import { plaidSdk, startRelink, testKey } from './test/start-relink.ts'

afterEach(() => vi.unstubAllEnvs())

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'relink-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

const withoutKeys = (options: Partial<RelinkOptions> = {}): RelinkOptions => ({
  plaid: plaidSdk('http://127.0.0.1:1'),
  environment: 'sandbox',
  authorize: () => 'ann',
  store: memoryStore(),
  redirectUri: 'https://app.test/oauth',
  clientName: 'Test app',
  logger: () => {},
  ...options,
})

test('no access token is in an answer, in the log, or readable in the database file', async () => {
  const path = folder()
  const server = await startRelink({ store: sqliteStore(join(path, 'relink.db')) })
  const { id } = await connectBank(server)
  let token = ''
  await server.relink.withItem('ann', id, async (accessToken) => {
    token = accessToken
    await server.plaid.sandboxItemResetLogin({ access_token: accessToken })
  })
  expect(token).toMatch(/^access-sandbox-/)
  await updateBank(server, id, ['checking'])
  await server.send({ method: 'GET', path: '/items' })
  await server.send({ method: 'GET', path: `/items/${id}` })
  // Failures, whose logs carry what the SDK threw.
  server.outages.add('/item/get').add('/item/remove')
  await server.send({ path: `/items/${id}/updated` })
  await server.send({ method: 'DELETE', path: `/items/${id}` })
  const files = readdirSync(path)
  expect(files).toContain('relink.db-wal')
  const written = files.map((file) => readFileSync(join(path, file), 'latin1')).join()
  for (const text of [server.answers.join(), JSON.stringify(server.log), written]) {
    expect(text).not.toContain(token)
    expect(text).not.toMatch(/access-(sandbox|production)-\w/)
    expect(text).not.toContain('the-plaid-secret')
  }
  expect(JSON.stringify(server.log)).not.toMatch(/(link|public)-sandbox-\w/)
  expect(written).not.toMatch(/(link|public)-sandbox-\w/)
})

test('what app code catches and prints holds neither the access token nor the Plaid secret', async () => {
  const server = await startRelink()
  const { id } = await connectBank(server)
  server.outages.add('/item/remove').add('/accounts/get')
  const askForAccounts = (accessToken: string): Promise<unknown> =>
    server.plaid.accountsGet({ access_token: accessToken }).catch((cause: unknown) => {
      throw new Error('no accounts today', { cause })
    })
  for (const failing of [
    server.relink.removeItem('ann', id),
    server.relink.withItem('ann', id, askForAccounts),
  ]) {
    const error: unknown = await failing.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ cause: { isAxiosError: true, response: { status: 500 } } })
    const printed = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)
    expect(printed).not.toMatch(/access-sandbox-\w/)
    expect(printed).not.toContain('the-plaid-secret')
  }
})

test('a stored token pasted under another Item or another owner does not decrypt', async () => {
  const server = await startRelink()
  const mine = await connectBank(server, { person: 'ann' })
  const other = await connectBank(server, { person: 'ben' })
  const { query } = server.store
  const read = (owner: string, id: string): Promise<string> =>
    server.relink.withItem(owner, id, async () => 'read')
  expect(await read('ann', mine.id)).toBe('read')
  await query(
    `update relink_items set sealed_access_token =
       (select sealed_access_token from relink_items where id = $1) where id = $2`,
    [other.id, mine.id],
  )
  await expect(read('ann', mine.id)).rejects.toMatchObject({ code: 'token_unreadable' })
  await query('update relink_items set owner = $1 where id = $2', ['ann', other.id])
  await expect(read('ann', other.id)).rejects.toMatchObject({ code: 'token_unreadable' })
})

test('a new key takes over while the old one still opens what it closed', async () => {
  const label = { use: 'access_token', id: 'item', owner: 'ann' } as const
  const key = (kid: string, fill: number) => ({ kid, secret: new Uint8Array(32).fill(fill) })
  const sealed = await createTokenVault([key('old', 1)]).seal(label, 'token')
  const rotated = createTokenVault([key('new', 2), key('old', 1)])
  expect(await rotated.open(label, sealed)).toBe('token')
  const resealed = await rotated.seal(label, 'token')
  expect(await createTokenVault([key('new', 2)]).open(label, resealed)).toBe('token')
  const withoutOld = createTokenVault([key('new', 2)])
  await expect(withoutOld.open(label, sealed)).rejects.toMatchObject({ code: 'token_unreadable' })
})

test('outside development a missing key stops the start with one sentence', () => {
  vi.stubEnv('RELINK_ENCRYPTION_KEY', '')
  expect(() => createRelink(withoutKeys())).toThrowErrorMatchingInlineSnapshot(
    `[RelinkError: Failed to start Relink: there is no key to encrypt access tokens with, so set RELINK_ENCRYPTION_KEY to 32 random bytes in base64url (\`openssl rand -base64 32 | tr '+/' '-_' | tr -d =\`).]`,
  )
  const production = withoutKeys({ development: true, environment: 'production' })
  expect(() => createRelink(production)).toThrow(expect.objectContaining({ code: 'key_missing' }))
})

test('in development a key is made once, kept beside the data for its owner alone, and warned of', async () => {
  vi.stubEnv('RELINK_ENCRYPTION_KEY', '')
  const path = join(folder(), 'relink.db')
  const first = await startRelink({ development: true, store: sqliteStore(path) })
  const { id } = await connectBank(first)
  expect(first.log.filter(({ event }) => event === 'development_key')).toMatchObject([
    { level: 'warn', place: `${path}.key` },
  ])
  expect(statSync(`${path}.key`).mode & 0o777).toBe(0o600)
  await first.relink.close()
  const restarted = first.another({ development: true, store: sqliteStore(path) })
  expect(await restarted.relink.withItem('ann', id, async () => 'read')).toBe('read')
})

test('keys come from the environment, with or without a kid; a bad one is named but not shown', () => {
  for (const value of [testKey, `b:${testKey}, a:${testKey}`]) {
    vi.stubEnv('RELINK_ENCRYPTION_KEY', value)
    expect(() => createRelink(withoutKeys())).not.toThrow()
  }
  for (const value of ['a:c2hvcnQ', `a:${testKey},a:${testKey}`, `:${testKey}`]) {
    vi.stubEnv('RELINK_ENCRYPTION_KEY', value)
    expect(() => createRelink(withoutKeys())).toThrow(
      expect.objectContaining({
        code: 'option_invalid',
        message: expect.not.stringContaining('c2hvcnQ') as unknown,
      }),
    )
  }
})

test('options that cannot work stop the start', () => {
  const refused = (options: Partial<RelinkOptions>): unknown => {
    try {
      return createRelink(withoutKeys({ encryptionKeys: [{ kid: 'k', key: testKey }], ...options }))
    } catch (error) {
      return error
    }
  }
  expect(refused({ redirectUri: 'https://app.test/oauth?x=1' })).toMatchObject({
    code: 'redirect_uri_invalid',
  })
  const wrong: Partial<RelinkOptions>[] = [
    { clientName: '' },
    { clientName: 'A name that is longer than Plaid shows' },
    { products: [] },
    { countryCodes: [] },
    { basePath: 'api' },
    { allowedOrigins: ['https://app.test/path'] },
  ]
  for (const options of wrong) expect(refused(options)).toMatchObject({ code: 'option_invalid' })
})

test('a server may be mounted at the root, and an owner that is no string is a mistake', async () => {
  const encryptionKeys = [{ kid: 'k', key: testKey }]
  const root = createRelink(withoutKeys({ encryptionKeys, basePath: '/' }))
  const items = await root.fetch(new Request('https://app.test/items'))
  expect(await items.json()).toEqual({ items: [] })
  const numbered = createRelink(
    withoutKeys({ encryptionKeys, authorize: () => 7 as unknown as string }),
  )
  const answer = await numbered.fetch(new Request('https://app.test/api/link/items'))
  expect(answer.status).toBe(500)
})

test('the log hides tokens and secrets wherever they stand', async () => {
  const lines: LogLine[] = []
  const relink = createRelink(
    withoutKeys({
      encryptionKeys: [{ kid: 'k', key: testKey }],
      logger: (line) => lines.push(line),
      authorize: () => {
        throw Object.assign(new Error('no access-sandbox-1234-abcd'), {
          config: { headers: { 'PLAID-SECRET': 'hush' } },
          cause: {
            secret: 'hush',
            access_token: 'hush',
            linkToken: 'hush',
            list: ['link-production-12'],
          },
        })
      },
    }),
  )
  await relink.fetch(new Request('https://app.test/api/link/items'))
  const text = JSON.stringify(lines)
  expect(text).toContain('no access-sandbox-[redacted]')
  expect(text).not.toMatch(/hush|1234|production-12/)
})
