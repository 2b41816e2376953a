import { Hono } from 'hono'
import type { Engine } from '../engine/engine.ts'
import { invalidLinkToken } from '../engine/plaid-failure.ts'
import type { LinkToken } from '../engine/simulator-state.ts'
import { hostedOverPage, hostedPage } from './hosted-page.ts'

const findHosted = ({ state, now }: Engine, id: string): LinkToken | undefined =>
  Object.values(state.linkTokens).find(
    ({ hosted, deadSince, expiresAt }) =>
      hosted?.id === id && deadSince === null && expiresAt > now(),
  )

/** Link at an address of Plaid's own, for apps that have no page to open it in. */
export const hostedRoutes = (engine: Engine): Hono => {
  const routes = new Hono()
  routes.get('/:id', (context) =>
    findHosted(engine, context.req.param('id'))
      ? context.html(hostedPage)
      : context.html(hostedOverPage, 404),
  )
  // The token is in an answer, because what is in a URL is written down by everything on the way.
  routes.post('/:id/start', (context) => {
    const linkToken = findHosted(engine, context.req.param('id'))
    if (!linkToken) throw invalidLinkToken()
    return Response.json(
      {
        link_token: linkToken.token,
        completion_redirect_uri: linkToken.hosted?.completionRedirectUri ?? null,
      },
      { headers: { 'cache-control': 'no-store' } },
    )
  })
  return routes
}
