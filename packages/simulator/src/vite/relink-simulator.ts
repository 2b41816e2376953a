import type { Plugin } from 'vite'
import { serveSimulator, type ServedSimulator, type ServeOptions } from '../node/serve-simulator.ts'
import { simulatorTags } from '../node/simulator-tags.ts'
import { sendScriptToSimulator } from './send-script-to-simulator.ts'

/** How the development server gets its simulator. */
export interface SimulatorPluginOptions extends ServeOptions {
  /** A simulator that is running already; the plugin then starts none. */
  origin?: string
}

/** The simulators with a port or a state file of their own, and how many Vite servers use each. */
const running = new Map<string, { served: Promise<ServedSimulator>; users: number }>()

// When Vite restarts, the new server starts before the old one has closed: both use one simulator.
const share = (
  options: ServeOptions,
): { served: Promise<ServedSimulator>; release: () => void } => {
  const { port = 0, stateFile = '' } = options
  const place = port === 0 && stateFile === '' ? null : `${port} ${stateFile}`
  const shared = (place === null ? undefined : running.get(place)) ?? {
    served: serveSimulator(options),
    users: 0,
  }
  shared.users += 1
  if (place !== null) running.set(place, shared)
  const release = async (): Promise<void> => {
    shared.users -= 1
    if (shared.users > 0) return
    if (place !== null) running.delete(place)
    const { close } = await shared.served
    await close()
  }
  return { served: shared.served, release: () => void release() }
}

/** Vitest runs a server of Vite's with an app's own configuration; its tests bring their own simulator. */
const isOfVitest = ({ name }: Pick<Plugin, 'name'>): boolean => /^vitest(:|$)/.test(name)

/**
 * Puts a simulated Plaid into an app while it is developed; builds, and tests by Vitest, are left alone.
 *
 * It starts a simulator beside Vite's server, prints its address, and adds its script to index.html. Whatever the page
 * loads as Plaid's script later on comes from the simulator, too.
 * @example
 * export default defineConfig({ plugins: [relinkSimulator({ port: 4100 })] })
 */
export const relinkSimulator = (options: SimulatorPluginOptions = {}): Plugin => {
  const { origin, ...serveOptions } = options
  let address = origin
  let isTest = false
  return {
    name: 'relink-simulator',
    apply: 'serve',
    configResolved: ({ plugins }) => {
      isTest = plugins.some(isOfVitest)
    },
    configureServer: async (server) => {
      if (origin !== undefined || isTest) return
      const { served, release } = share(serveOptions)
      address = (await served).origin
      server.config.logger.info(`  Simulated Plaid: ${address}`)
      server.httpServer?.once('close', release)
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        if (address === undefined || isTest) return html
        const tags = `<script>${sendScriptToSimulator(address)}</script>\n${simulatorTags(address)}`
        return html.replace(/<head[^>]*>/, (head) => `${head}\n${tags}`)
      },
    },
  }
}
