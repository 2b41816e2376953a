import type { Engine } from './engine.ts'
import { invalidLinkToken } from './plaid-failure.ts'
import { uuid } from './random-id.ts'
import type { LinkToken } from './simulator-state.ts'

const minute = 60_000

// https://plaid.com/docs/api/link/#link-token-create-response-expiration
const lifetime = { new: 4 * 60 * minute, update: 30 * minute }

// Plaid keeps what it knows of a session for six hours after it.
const kept = 6 * 60 * minute

const forgetOld = ({ state, now }: Engine): void => {
  for (const [token, linkToken] of Object.entries(state.linkTokens)) {
    if (linkToken.expiresAt + kept < now()) delete state.linkTokens[token]
  }
  for (const [id, session] of Object.entries(state.sessions)) {
    if (!(session.linkToken in state.linkTokens)) delete state.sessions[id]
  }
  for (const [id, oauthState] of Object.entries(state.oauthStates)) {
    if (!(oauthState.sessionId in state.sessions)) delete state.oauthStates[id]
  }
  for (const [token, { createdAt }] of Object.entries(state.publicTokens)) {
    if (createdAt + kept < now()) delete state.publicTokens[token]
  }
}

/** Makes a link token: four hours for a new Item, thirty minutes to repair one. */
export const createLinkToken = (
  engine: Engine,
  purpose: Omit<LinkToken, 'token' | 'createdAt' | 'expiresAt' | 'deadSince'>,
): LinkToken => {
  forgetOld(engine)
  const createdAt = engine.now()
  const linkToken: LinkToken = {
    ...purpose,
    token: `link-sandbox-${uuid()}`,
    createdAt,
    expiresAt: createdAt + lifetime[purpose.itemId === null ? 'new' : 'update'],
    deadSince: null,
  }
  engine.state.linkTokens[linkToken.token] = linkToken
  return linkToken
}

/**
 * Finds a link token that can still open Link.
 *
 * Plaid's Sandbox forgives a token that is used twice; Production does not, and the simulator sides
 * with Production.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN`.
 */
export const findLiveLinkToken = (engine: Engine, token: string): LinkToken => {
  const linkToken = engine.state.linkTokens[token]
  if (!linkToken || linkToken.deadSince !== null || linkToken.expiresAt <= engine.now()) {
    throw invalidLinkToken()
  }
  return linkToken
}
