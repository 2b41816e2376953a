import { RelinkError } from '@relink/core'
import { Hono } from 'hono'
import type { EventHub } from '../events/event-hub.ts'
import { eventStreamHeaders } from '../events/event-stream.ts'
import { confirmUpdated } from '../items/confirm-updated.ts'
import { linkItem } from '../items/link-item.ts'
import { findOwnItem, listItems } from '../items/own-item.ts'
import { removeItem } from '../items/remove-item.ts'
import { showItem } from '../items/stored-item.ts'
import { createLinkToken } from '../link-tokens/create-link-token.ts'
import { recoverLink } from '../link-tokens/recover-link.ts'
import { takePendingLink } from '../link-tokens/take-pending-link.ts'
import type { ServerContext } from '../server-context.ts'
import { receiveWebhook, type WebhookOffice } from '../webhooks/receive-webhook.ts'
import { errorResponse } from './error-response.ts'
import { guardOrigin, pageOrigin } from './guard-origin.ts'
import { createRequestCounter, RateLimited } from './limit-rate.ts'
import { guardContentType, readBody, readOptionalBody } from './read-body.ts'
import {
  itemUpdatedRequest,
  linkItemRequest,
  linkTokenRequest,
  recoverLinkRequest,
  takePendingLinkRequest,
} from './request-schemas.ts'

interface RouteVariables {
  Variables: { owner: string }
}

const requireOwner = async (context: ServerContext, request: Request): Promise<string> => {
  const owner: unknown = await context.settings.authorize(request)
  if (typeof owner === 'string' && owner !== '') return owner
  // A number from plain JavaScript would be one person here and another one in a database.
  if (owner !== null && owner !== undefined && owner !== '')
    throw new RelinkError(
      'option_invalid',
      `Failed to see who is signed in: \`authorize\` gave a ${typeof owner}. Let it give a string, or null for nobody.`,
    )
  throw new RelinkError(
    'unauthenticated',
    'Failed to accept the request: nobody is signed in. Sign in and send it again.',
  )
}

/** What answers besides the routes themselves. */
export interface Desks {
  hub: EventHub
  office: WebhookOffice
}

/** Streams that one person may have open here: a browser needs one, a person has few browsers. */
const mostStreams = 30

/** -1 for an id that is not ours: whatever that browser knows, it may have missed something since. */
const readChange = (id: string | undefined): number | null => {
  if (id === undefined || id === '') return null
  return /^\d{1,15}$/.test(id) ? Number(id) : -1
}

const createRoutes = (context: ServerContext, { hub, office }: Desks): Hono<RouteVariables> => {
  const { settings, now } = context
  const app = new Hono<RouteVariables>().basePath(settings.basePath)
  const countRequest = createRequestCounter(settings.rateLimit)

  // Before the guards: Plaid has neither an origin nor a session, and is known by its signature.
  app.post('/webhooks', async (c) => {
    await receiveWebhook(context, office, c.req.raw)
    return c.json({ received: true })
  })

  app.use(async (c, next) => {
    guardOrigin(c.req.raw, settings.allowedOrigins)
    guardContentType(c.req.raw)
    const owner = await requireOwner(context, c.req.raw)
    await countRequest(owner, c.req.method !== 'GET')
    c.set('owner', owner)
    await next()
  })

  app.post('/link-tokens', async (c) => {
    const request = await readBody(c.req.raw, linkTokenRequest)
    const origin = pageOrigin(c.req.raw)
    return c.json(await createLinkToken(context, c.get('owner'), request, origin))
  })
  app.post('/items', async (c) => {
    const request = await readBody(c.req.raw, linkItemRequest)
    return c.json(await linkItem(context, c.get('owner'), request))
  })
  app.post('/items/:id/updated', async (c) => {
    const request = await readOptionalBody(c.req.raw, itemUpdatedRequest)
    return c.json(await confirmUpdated(context, c.get('owner'), c.req.param('id'), request))
  })
  app.get('/items', async (c) => c.json({ items: await listItems(context, c.get('owner')) }))
  app.get('/items/:id', async (c) =>
    c.json(showItem(await findOwnItem(context, c.get('owner'), c.req.param('id')), now())),
  )
  app.delete('/items/:id', async (c) => {
    await removeItem(context, c.get('owner'), c.req.param('id'), { cause: 'person' })
    return c.body(null, 204)
  })
  app.post('/pending-link/take', async (c) => {
    const request = await readOptionalBody(c.req.raw, takePendingLinkRequest)
    return c.json({ pendingLink: await takePendingLink(context, c.get('owner'), request) })
  })
  app.post('/pending-link/recover', async (c) => {
    const { flowId } = await readBody(c.req.raw, recoverLinkRequest)
    return c.json(await recoverLink(context, c.get('owner'), flowId))
  })
  app.get('/events', (c) => {
    // Its answer has no body, so nobody would ever end the stream.
    if (c.req.method === 'HEAD') return new Response(null, { headers: eventStreamHeaders })
    const owner = c.get('owner')
    if (hub.count(owner) >= mostStreams)
      throw new RateLimited(60, `this person has ${mostStreams} streams open already`)
    return hub.open(owner, readChange(c.req.header('last-event-id')), c.req.raw.signal)
  })
  app.notFound(() => {
    throw new RelinkError(
      'not_found',
      'Failed to answer the request: there is no such route. Check `basePath` against where it is mounted.',
    )
  })
  // Hono would answer and print; one place answers instead, below.
  app.onError((error) => {
    throw error
  })
  return app
}

/**
 * The HTTP side: routes, and around all of them one way to fail and headers that keep answers out of
 * caches. Never rejects.
 */
export const createFetch = (
  context: ServerContext,
  desks: Desks,
): ((request: Request) => Promise<Response>) => {
  const app = createRoutes(context, desks)
  return async (request) => {
    const requestId = crypto.randomUUID()
    const { method } = request
    const path = new URL(request.url).pathname
    let response: Response
    try {
      response = await app.fetch(request)
    } catch (error) {
      response = errorResponse(error, { requestId, method, path }, context.log)
    }
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
    response.headers.set('X-Content-Type-Options', 'nosniff')
    response.headers.set('X-Request-Id', requestId)
    return response
  }
}
