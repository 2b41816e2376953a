import type { Plugin } from 'vite'
import { serveSimulator, type ServedSimulator, type ServeOptions } from '../node/serve-simulator.ts'
import { simulatorTags } from '../node/simulator-tags.ts'

/** How the development server gets its simulator. */
export interface SimulatorPluginOptions extends ServeOptions {
  /** A simulator that is running already; the plugin then starts none. */
  origin?: string
}

/** The simulators on a port of their own choosing, and how many Vite servers use each. */
const running = new Map<number, { served: Promise<ServedSimulator>; users: number }>()

// When Vite restarts, the new server starts before the old one has closed: both use one simulator.
const share = (
  port: number,
  options: ServeOptions,
): { served: Promise<ServedSimulator>; release: () => void } => {
  const shared = running.get(port) ?? { served: serveSimulator(options), users: 0 }
  shared.users += 1
  if (port !== 0) running.set(port, shared)
  const release = async (): Promise<void> => {
    shared.users -= 1
    if (shared.users > 0) return
    running.delete(port)
    const { close } = await shared.served
    await close()
  }
  return { served: shared.served, release: () => void release() }
}

/**
 * Puts a simulated Plaid into an app while it is developed; builds are left alone.
 *
 * It starts a simulator beside Vite's server, prints its address, and adds its script to index.html.
 * @example
 * export default defineConfig({ plugins: [relinkSimulator({ port: 4100 })] })
 */
export const relinkSimulator = (options: SimulatorPluginOptions = {}): Plugin => {
  const { origin, ...serveOptions } = options
  let address = origin
  return {
    name: 'relink-simulator',
    apply: 'serve',
    configureServer: async (server) => {
      if (origin !== undefined) return
      const { served, release } = share(serveOptions.port ?? 0, serveOptions)
      address = (await served).origin
      server.config.logger.info(`  Simulated Plaid: ${address}`)
      server.httpServer?.once('close', release)
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        if (address === undefined) return html
        const tags = simulatorTags(address)
        return html.replace(/<head[^>]*>/, (head) => `${head}\n${tags}`)
      },
    },
  }
}
