import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { apiRoutes, type ApiRequest } from './api/api-routes.ts'
import { errorResponse } from './api/error-response.ts'
import type { Keys } from './api/endpoint.ts'
import { bankRoutes } from './bank/bank-routes.ts'
import { controlRoutes } from './control/control-routes.ts'
import type { ControlWorld } from './control/control-world.ts'
import { invalidRequest } from './engine/plaid-failure.ts'
import { hostedRoutes } from './hosted/hosted-routes.ts'
import { workflowRoutes } from './workflow/workflow-routes.ts'

const largestBody = 10 * 1024 * 1024

/** What the API asks of those who call it. */
export interface AppOptions {
  keys: Keys
  onRequest: (request: ApiRequest) => void
}

// Many calls only look; writing everything down after each would be for nothing.
const onlyLooks = (path: string): boolean => path.endsWith('/get') || path.startsWith('/simulator')

/** Everything that a simulator answers, without what goes wrong on purpose. */
export const simulatorApp = (world: ControlWorld, { keys, onRequest }: AppOptions): Hono => {
  const { engine, changed } = world
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    if (context.req.method === 'POST' && !onlyLooks(context.req.path)) changed()
  })
  const tooLarge = (): Response =>
    errorResponse(invalidRequest('INVALID_BODY', 'the request body is too large', 413))
  app.use(bodyLimit({ maxSize: largestBody, onError: tooLarge }))
  app.get('/', async (context, next) => {
    if (context.req.header('accept')?.includes('text/html')) return context.redirect('/simulator')
    return next()
  })
  app.route('/link/workflow', workflowRoutes(engine))
  app.route('/bank', bankRoutes(engine))
  app.route('/hosted', hostedRoutes(engine))
  app.route('/simulator', controlRoutes(world))
  app.route('/', apiRoutes(engine, keys, onRequest))
  app.notFound(() =>
    errorResponse(invalidRequest('NOT_FOUND', 'the requested resource was not found', 404)),
  )
  app.onError((cause) => errorResponse(cause))
  return app
}
