import type { AddressInfo } from 'node:net'
import { serve, type HttpBindings, type ServerType } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** A server that listens. */
export interface Listening {
  port: number
  /** Stops it; open connections are cut. */
  stop: () => Promise<void>
}

const describeFailure = (cause: unknown, port: number, host: string): Error => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const why =
    code === 'EADDRINUSE'
      ? `port ${port} is taken. Stop what uses it, or choose another port.`
      : `${cause instanceof Error ? cause.message : String(cause)}.`
  return Object.assign(new Error(`Failed to start the simulator: ${why}`, { cause }), {
    code,
    host,
  })
}

/**
 * Serves over HTTP. Where the handler rejects, the connection is cut, as by an ad blocker or a broken network.
 *
 * @throws Error in one sentence, with `code` `EADDRINUSE` when the port is taken.
 */
export const listen = (
  handle: (request: Request) => Promise<Response>,
  port: number,
  host: string,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const fetch = async (request: Request, { incoming }: HttpBindings): Promise<Response> => {
      try {
        return await handle(request)
      } catch {
        // The only answer to a cut connection is none.
        incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      }
    }
    const server: ServerType = serve(
      { fetch: (request, env) => fetch(request, env as HttpBindings), port, hostname: host },
      () => resolve({ port: (server.address() as AddressInfo).port, stop: () => stop(server) }),
    )
    server.once('error', (cause) => reject(describeFailure(cause, port, host)))
  })

const stop = (server: ServerType): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
