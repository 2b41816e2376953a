import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** How the example runs: against Plaid's Sandbox when keys are there and no `--simulator` is, else against the simulator. */
export interface Settings {
  development: boolean
  plaid: { clientId: string; secret: string } | null
  port: number
  /** Where Plaid sends webhooks; empty where it can't reach this server. */
  webhook: string
  /** Where Items are kept. */
  dataFile: string
  /** Where the simulator keeps what Plaid would. */
  simulatorFile: string
  /** Where the simulator listens; 0 for any free port. */
  simulatorPort: number
}

const ownPort = 3000

/** Reads the settings; throws a sentence when they can't work. */
export const readSettings = async (
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Settings> => {
  const development = flags.includes('--development')
  const { PLAID_CLIENT_ID: clientId, PLAID_SECRET: secret } = env
  const simulated = flags.includes('--simulator')
  const plaid = !simulated && clientId && secret ? { clientId, secret } : null
  if (plaid === null && !development && !simulated)
    throw new Error(
      'Set PLAID_CLIENT_ID and PLAID_SECRET to use Plaid, or add --simulator to go without.',
    )
  const folder = env['DATA_FOLDER'] ?? fileURLToPath(new URL('../.data', import.meta.url))
  const wanted = Number(env['PORT'] ?? ownPort)
  // Plaid's list of allowed redirect URIs names the port, so with keys it can't move.
  const isFixed = plaid !== null || env['PORT'] !== undefined
  const port = isFixed ? wanted : await freePort(wanted)
  return {
    development,
    plaid,
    port,
    webhook:
      plaid === null ? `http://localhost:${port}/api/link/webhooks` : (env['PLAID_WEBHOOK'] ?? ''),
    dataFile: `${folder}/${plaid === null ? 'simulated' : 'sandbox'}.db`,
    simulatorFile: `${folder}/simulator.json`,
    simulatorPort: Number(env['SIMULATOR_PORT'] ?? 0),
  }
}

const freePort = async (wanted: number): Promise<number> =>
  (await listens(wanted)) ? wanted : await anyPort()

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })

const anyPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, 'localhost', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : ownPort
      probe.close(() => resolve(port))
    })
  })
