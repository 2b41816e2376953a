import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createRelink } from '@relink/server'
import { sqliteStore } from '@relink/server/sqlite'
import { serveSimulator } from '@relink/simulator/node'
import { Configuration, PlaidApi, PlaidEnvironments } from 'plaid'
import { createApi } from './api.ts'
import { createBuiltServer, createDevelopmentServer } from './pages.ts'
import { readPerson } from './people.ts'
import { readSettings } from './settings.ts'

const run = async (): Promise<void> => {
  const settings = await readSettings(process.argv, process.env)
  const origin = `http://localhost:${settings.port}`
  await mkdir(dirname(settings.dataFile), { recursive: true })

  const simulator =
    settings.plaid === null
      ? await serveSimulator({ stateFile: settings.simulatorFile, port: settings.simulatorPort })
      : null
  const plaid = new PlaidApi(
    new Configuration({
      basePath: simulator?.origin ?? PlaidEnvironments['sandbox'] ?? '',
      baseOptions: {
        headers: {
          'PLAID-CLIENT-ID': settings.plaid?.clientId ?? 'simulated',
          'PLAID-SECRET': settings.plaid?.secret ?? 'simulated',
        },
      },
    }),
  )

  const relink = createRelink({
    plaid,
    environment: 'sandbox',
    clientName: 'Larder',
    redirectUri: `${origin}/oauth`,
    store: sqliteStore(settings.dataFile),
    ...(settings.webhook ? { webhook: settings.webhook } : {}),
    authorize: readPerson,
    development: settings.development || simulator !== null,
  })
  const leave = async (): Promise<void> => {
    await relink.close()
    await simulator?.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave())
  const api = createApi(relink, plaid)
  api.all('/link/*', (context) => relink.fetch(context.req.raw))

  const createServer = settings.development ? createDevelopmentServer : createBuiltServer
  const server = await createServer(api, simulator?.origin ?? null)
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} is taken. Stop what uses it, or set PORT and add ${origin.replace(/\d+$/, '<port>')}/oauth to the redirect URIs in Plaid's dashboard.`
        : error.message,
    )
    process.exit(1)
  })
  server.listen(settings.port, 'localhost', () => {
    console.log(`\n  Open ${origin}\n`)
    console.log(
      simulator === null
        ? `  Plaid's Sandbox answers. Its dashboard must allow the redirect URI ${origin}/oauth.`
        : '  A simulator stands in for Plaid: no keys, no network, no real bank.',
    )
    console.log(
      '  Sign in as Ada or Grace, connect a bank, and type user_good / pass_good there.\n',
    )
  })
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
