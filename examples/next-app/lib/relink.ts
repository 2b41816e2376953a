import { mkdirSync } from 'node:fs'
import { createRelink, type Relink } from '@relink/server'
import { sqliteStore } from '@relink/server/sqlite'
import { Configuration, PlaidApi, PlaidEnvironments } from 'plaid'
import { readPerson } from './people.ts'
import { readSettings } from './settings.ts'

const create = (): Relink => {
  const { plaid, simulatorOrigin, origin, folder } = readSettings()
  const environment = plaid?.environment ?? 'sandbox'
  mkdirSync(folder, { recursive: true })
  return createRelink({
    plaid: new PlaidApi(
      new Configuration({
        basePath: simulatorOrigin ?? PlaidEnvironments[environment] ?? '',
        baseOptions: {
          headers: {
            'PLAID-CLIENT-ID': plaid?.clientId ?? 'simulated',
            'PLAID-SECRET': plaid?.secret ?? 'simulated',
          },
        },
      }),
    ),
    environment,
    clientName: 'Larder',
    redirectUri: `${origin}/oauth`,
    // Plaid's Sandbox can't reach this machine; the simulator can.
    ...(plaid === null ? { webhook: `${origin}/api/link/webhooks` } : {}),
    basePath: '/api/link',
    store: sqliteStore(`${folder}/${plaid === null ? 'simulated' : environment}.db`),
    authorize: readPerson,
    development: plaid === null || process.env.NODE_ENV === 'development',
  })
}

const kept = globalThis as { relink?: Relink }

/**
 * Not at the top of a module, which `next build` runs too, without keys. On `globalThis`, because
 * pages and routes are bundles of their own, and an edit loads them again.
 */
export const getRelink = (): Relink => (kept.relink ??= create())
