import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Engine } from '../engine/engine.ts'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { continueSession, pollSession } from './continue-session.ts'
import { readAction } from './read-action.ts'
import { startSession } from './start-session.ts'

const readJson = async (request: Request): Promise<Record<string, unknown>> => {
  const body: unknown = await request.json().catch(() => null)
  if (typeof body === 'object' && body !== null) return body as Record<string, unknown>
  throw invalidRequest('INVALID_BODY', 'body could not be parsed as JSON')
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The part of Plaid that Link's own panes talk to, from whatever page Link is on. */
export const workflowRoutes = (engine: Engine): Hono => {
  const routes = new Hono()
  routes.use(cors())
  routes.post('/start', async (context) => {
    const body = await readJson(context.req.raw)
    return Response.json(
      startSession(engine, {
        linkToken: text(body['link_token']),
        receivedRedirectUri: textOrNull(body['received_redirect_uri']),
        oauthWay: body['oauth_way'] === 'redirect' ? 'redirect' : 'popup',
        firstInstitutionId: textOrNull(body['first_institution_id']),
      }),
    )
  })
  routes.post('/next', async (context) => {
    const body = await readJson(context.req.raw)
    const action = readAction(body['action'])
    return Response.json(continueSession(engine, text(body['link_session_id']), action))
  })
  routes.post('/poll', async (context) => {
    const body = await readJson(context.req.raw)
    return Response.json(pollSession(engine, text(body['link_session_id'])))
  })
  return routes
}
