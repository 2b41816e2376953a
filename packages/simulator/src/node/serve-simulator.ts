import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { createSimulator, type Simulator, type SimulatorOptions } from '../create-simulator.ts'
import { readLinkScript } from './read-link-script.ts'
import { readStateFile, writeStateFile } from './state-file.ts'

/** Where to serve, and what to remember. */
export interface ServeOptions extends Omit<SimulatorOptions, 'state'> {
  /** Default 0, a free port. */
  port?: number
  /** Default `127.0.0.1`. */
  host?: string
  /** A JSON file that keeps Items and tokens over a restart. Default: none, all is forgotten. */
  stateFile?: string
}

/** A simulator on a port. */
export interface ServedSimulator {
  /** E.g. `http://127.0.0.1:4100`: the SDK's `basePath`. */
  origin: string
  simulator: Simulator
  /** Stops listening; open connections are cut. */
  close: () => Promise<void>
}

const scriptPath = '/link/v2/stable/link-initialize.js'

const listen = (
  fetch: (request: Request) => Promise<Response>,
  port: number,
  hostname: string,
): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, () => resolve(server))
    server.once('error', reject)
  })

const stop = (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

const asScript = (script: string): Response =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  })

/**
 * Serves a simulator over HTTP: the API for the `plaid` SDK, link-initialize.js for the page, and the banks' pages.
 *
 * @example
 * const { origin } = await serveSimulator()
 * const plaid = new PlaidApi(new Configuration({ basePath: origin }))
 */
export const serveSimulator = async (options: ServeOptions = {}): Promise<ServedSimulator> => {
  const { port = 0, host = '127.0.0.1', stateFile, onChange, ...rest } = options
  const state = stateFile === undefined ? undefined : readStateFile(stateFile)
  const simulator = createSimulator({
    ...rest,
    ...(state && { state }),
    onChange: (changed) => {
      if (stateFile !== undefined) writeStateFile(stateFile, changed)
      onChange?.(changed)
    },
  })
  const server = await listen(
    async (request) => {
      const url = new URL(request.url)
      if (url.pathname !== scriptPath) return simulator.fetch(request)
      return asScript(await readLinkScript(origin))
    },
    port,
    host,
  )
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`
  return { origin, simulator, close: () => stop(server) }
}
