import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer as createHttpServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { relinkSimulator } from '@relink/simulator/vite'
import { simulatorTags } from '@relink/simulator/node'
import { Hono, type Handler } from 'hono'
import { pagePolicy } from './page-policy.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Serves the API and the pages from their sources, through Vite. */
export const createDevelopmentServer = async (
  api: Hono,
  simulatorOrigin: string | null,
): Promise<Server> => {
  const { createServer } = await import('vite')
  const server = createHttpServer()
  const vite = await createServer({
    root: folder,
    server: { middlewareMode: true, hmr: { server } },
    plugins: simulatorOrigin === null ? [] : [relinkSimulator({ origin: simulatorOrigin })],
  })
  const answer = getRequestListener(api.fetch)
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/api/') === true) void answer(request, response)
    else vite.middlewares(request, response)
  })
  server.on('close', () => void vite.close())
  return server
}

/** Serves the API and the built pages. Only here, and only when asked, does a build meet the simulator. */
export const createBuiltServer = async (
  api: Hono,
  simulatorOrigin: string | null,
): Promise<Server> => {
  const html = await readFile(`${folder}dist/index.html`, 'utf8').catch(() => {
    throw new Error('The pages are not built yet: run `pnpm build:example` first.')
  })
  const page =
    simulatorOrigin === null
      ? html
      : html.replace('<head>', `<head>${simulatorTags(simulatorOrigin)}`)
  const sendPage: Handler = (context) => {
    const nonce = randomUUID()
    context.header('content-security-policy', pagePolicy(nonce, simulatorOrigin))
    return context.html(page.replaceAll('__NONCE__', nonce))
  }
  const app = new Hono()
  app.route('/', api)
  app.on('GET', ['/', '/index.html'], sendPage)
  app.use('*', serveStatic({ root: `${folder}dist` }))
  app.get('*', sendPage)
  return createHttpServer(getRequestListener(app.fetch))
}
