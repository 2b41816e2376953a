import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { controlPage } from './control-page.ts'
import type { ControlWorld } from './control-world.ts'
import { lookingOperations, performControl } from './create-control.ts'

/** Whether a page's origin is on this machine. */
const isLoopback = (origin: string): boolean => {
  if (!URL.canParse(origin)) return false
  const { hostname } = new URL(origin)
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

const readJson = async (request: Request): Promise<unknown> => {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw invalidRequest('INVALID_HEADERS', 'the content-type must be application/json')
  }
  try {
    return await request.json()
  } catch {
    throw invalidRequest('INVALID_BODY', 'body could not be parsed as JSON')
  }
}

const answerWith = (answer: unknown): Response =>
  answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)

/** The page at which a developer controls the simulator, and the calls it makes. Pages of other machines may not. */
export const controlRoutes = (world: ControlWorld): Hono => {
  const routes = new Hono()
  routes.get('/', (context) => context.html(controlPage))
  routes.use('/api/*', cors({ origin: (origin) => (isLoopback(origin) ? origin : null) }))
  routes.use('/api/*', async (context, next) => {
    const origin = context.req.header('origin')
    // Its own origin is no exception: a name that was made to lead here is not this machine's.
    if (origin !== undefined && !isLoopback(origin)) {
      throw invalidRequest('INVALID_HEADERS', 'pages of this origin may not control it', 403)
    }
    await next()
  })
  routes.get('/api/:name', async (context) => {
    const name = context.req.param('name')
    if (!lookingOperations.includes(name)) {
      throw invalidRequest('NOT_FOUND', `there is nothing to look at in "${name}"`, 404)
    }
    return answerWith(await performControl(world, name, {}))
  })
  routes.post('/api/:name', async (context) =>
    answerWith(
      await performControl(world, context.req.param('name'), await readJson(context.req.raw)),
    ),
  )
  return routes
}
