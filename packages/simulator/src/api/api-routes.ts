import { Hono } from 'hono'
import type { Engine } from '../engine/engine.ts'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { accountEndpoints } from './account-endpoints.ts'
import type { Endpoint, Keys } from './endpoint.ts'
import { institutionEndpoints } from './institution-endpoints.ts'
import { itemEndpoints } from './item-endpoints.ts'
import { linkTokenCreate } from './link-token-create.ts'
import { linkTokenGet } from './link-token-get.ts'
import { otherEndpoints } from './other-endpoints.ts'
import { sandboxEndpoints } from './sandbox-endpoints.ts'
import { transactionsSync } from './transactions-sync.ts'

/** A call that an app's server made. */
export interface ApiRequest {
  method: string
  path: string
}

const endpoints: readonly Endpoint[] = [
  linkTokenCreate,
  linkTokenGet,
  ...itemEndpoints,
  ...accountEndpoints,
  transactionsSync,
  ...institutionEndpoints,
  ...otherEndpoints,
  ...sandboxEndpoints,
]

/** The paths that the simulator answers as Plaid does. */
export const endpointPaths: readonly string[] = endpoints.map(({ path }) => path)

// Plaid does not say where it stops reading; no request of its API comes near this.
const longestBody = 5_000_000

const readBody = async (request: Request): Promise<unknown> => {
  const length = Number(request.headers.get('content-length') ?? 0)
  const text = length > longestBody ? '' : await request.text()
  if (length > longestBody || text.length > longestBody) {
    throw invalidRequest('INVALID_BODY', 'body is too large', 413)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw invalidRequest('INVALID_BODY', 'body could not be parsed as JSON')
  }
}

/** The part of Plaid that an app's server talks to. */
export const apiRoutes = (
  engine: Engine,
  keys: Keys,
  onRequest: (request: ApiRequest) => void,
): Hono => {
  const routes = new Hono()
  routes.use(async (context, next) => {
    onRequest({ method: context.req.method, path: context.req.path })
    await next()
  })
  for (const { path, answer } of endpoints) {
    routes.post(path, async (context) =>
      Response.json(
        answer(engine, keys, {
          body: await readBody(context.req.raw),
          clientId: context.req.header('plaid-client-id') ?? null,
          secret: context.req.header('plaid-secret') ?? null,
          origin: new URL(context.req.url).origin,
        }),
      ),
    )
  }
  return routes
}
