import {
  createSimulatorInside,
  type Simulator,
  type SimulatorOptions,
} from '../create-simulator.ts'
import { keepState, type KeptState } from './keep-state.ts'
import { listen } from './listen.ts'
import { readLinkScript } from './read-link-script.ts'

/** Where to serve, and what to remember. */
export interface ServeOptions extends Omit<SimulatorOptions, 'state'> {
  /** Default 0, a free port. */
  port?: number
  /** Default `127.0.0.1`. */
  host?: string
  /**
   * A JSON file that keeps Items and tokens over a restart. Default: none, all is forgotten.
   *
   * While it is in use a second file beside it, with `.lock` at the end, keeps other processes away.
   */
  stateFile?: string
}

/** A simulator on a port. */
export interface ServedSimulator {
  /** E.g. `http://127.0.0.1:4100`: the SDK's `basePath`. */
  origin: string
  simulator: Simulator
  /** Writes down what has changed, and stops listening; open connections are cut. */
  close: () => Promise<void>
}

const scriptPath = '/link/v2/stable/link-initialize.js'

const asScript = (script: string): Response =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  })

const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/**
 * Serves a simulator over HTTP: the API for the `plaid` SDK, link-initialize.js for the page, the banks' pages, and
 * a control page at `/simulator`.
 *
 * @throws Error when the port is taken, or another process uses the state file.
 * @example
 * const { origin } = await serveSimulator()
 * const plaid = new PlaidApi(new Configuration({ basePath: origin }))
 */
export const serveSimulator = async (options: ServeOptions = {}): Promise<ServedSimulator> => {
  const { port = 0, host = '127.0.0.1', stateFile, onChange, ...rest } = options
  const kept: KeptState | null =
    stateFile === undefined ? null : keepState(stateFile, () => simulator.snapshot())
  const { simulator, faults } = createSimulatorInside({
    ...rest,
    ...(kept?.state && { state: kept.state }),
    onChange: () => {
      kept?.changed()
      onChange?.()
    },
  })
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (url.pathname !== scriptPath) return simulator.fetch(request)
    const fault = await faults.meet('script', request.signal)
    // From where the page asked for it, which need not be the address listened on.
    return fault ?? asScript(await readLinkScript(url.origin))
  }
  try {
    const listening = await listen(answer, port, host)
    return {
      origin: addressOf(host, listening.port),
      simulator,
      close: async () => {
        simulator.close()
        await listening.stop()
        kept?.close()
      },
    }
  } catch (cause) {
    simulator.close()
    kept?.close()
    throw cause
  }
}
