import type { CountryCode, LinkTokenGetRequest, LinkTokenGetResponse, Products } from 'plaid'
import type { Engine } from '../engine/engine.ts'
import { invalidLinkToken } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { readString, type Body, type Fields } from './read-body.ts'

/** What `/link/token/get` takes. */
export const linkTokenGetFields: Fields<LinkTokenGetRequest> = {
  client_id: 'optional',
  secret: 'optional',
  link_token: 'required',
}

const iso = (time: number): string => new Date(time).toISOString()

/** Says what a link token was made for and when its sessions began and ended. Events and results are left out. */
export const linkTokenGet = (
  engine: Engine,
  body: Body<LinkTokenGetRequest>,
): LinkTokenGetResponse => {
  const linkToken = engine.state.linkTokens[readString(body, 'link_token')]
  if (!linkToken) throw invalidLinkToken()
  const sessions = Object.values(engine.state.sessions).filter(
    (session) => session.linkToken === linkToken.token,
  )
  return {
    link_token: linkToken.token,
    created_at: iso(linkToken.createdAt),
    expiration: iso(linkToken.expiresAt),
    link_sessions: sessions.map((session) => ({
      link_session_id: session.id,
      started_at: iso(session.startedAt),
      ...(session.finishedAt !== null && { finished_at: iso(session.finishedAt) }),
    })),
    metadata: {
      initial_products: linkToken.products as Products[],
      webhook: linkToken.webhook,
      country_codes: linkToken.countryCodes as CountryCode[],
      language: linkToken.language,
      redirect_uri: linkToken.redirectUri,
      client_name: linkToken.clientName,
    },
    request_id: requestId(),
  }
}
