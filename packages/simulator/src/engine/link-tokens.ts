import type { Engine } from './engine.ts'
import { invalidLinkToken } from './plaid-failure.ts'
import { uuid } from './random-id.ts'
import type { LinkToken, SimulatorState } from './simulator-state.ts'

const minute = 60_000

// https://plaid.com/docs/api/link/#link-token-create-response-expiration
const lifetime = { new: 4 * 60 * minute, update: 30 * minute }

// Plaid keeps what it knows of a session for six hours after it.
const kept = 6 * 60 * minute

// Sweeping looks at all that is kept, so that it is done once in a while and not for every token.
const sweepEvery = 1000
const made = new WeakMap<SimulatorState, number>()

const forgetOld = ({ state, now }: Engine): void => {
  const count = (made.get(state) ?? 0) + 1
  made.set(state, count)
  if (count % sweepEvery !== 0) return
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

/** Makes a link token: four hours for a new Item, thirty minutes to repair one, unless said otherwise. */
export const createLinkToken = (
  engine: Engine,
  purpose: Omit<LinkToken, 'token' | 'createdAt' | 'expiresAt' | 'deadSince'>,
  lasts: number = lifetime[purpose.itemId === null ? 'new' : 'update'],
): LinkToken => {
  forgetOld(engine)
  const createdAt = engine.now()
  const linkToken: LinkToken = {
    ...purpose,
    token: `link-sandbox-${uuid()}`,
    createdAt,
    expiresAt: createdAt + lasts,
    deadSince: null,
  }
  engine.state.linkTokens[linkToken.token] = linkToken
  return linkToken
}

/** Ends a link token: a session finished with it, or too many bad logins were made. */
export const killLinkToken = (engine: Engine, linkToken: LinkToken): void => {
  linkToken.deadSince ??= engine.now()
}

/** Ends a link token whose session finished; where the Sandbox's leniency is switched on, it stays good. */
export const spendLinkToken = (engine: Engine, linkToken: LinkToken): void => {
  if (!engine.state.settings.reuseLinkTokens) killLinkToken(engine, linkToken)
}

/**
 * Finds a link token that can still open Link.
 *
 * Plaid's Sandbox forgives a token that is used twice; Production does not, and the simulator sides
 * with Production unless the setting `reuseLinkTokens` says otherwise.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN`.
 */
export const findLiveLinkToken = (engine: Engine, token: string): LinkToken => {
  const { linkTokens } = engine.state
  const linkToken = Object.hasOwn(linkTokens, token) ? linkTokens[token] : undefined
  if (!linkToken || linkToken.deadSince !== null || linkToken.expiresAt <= engine.now()) {
    throw invalidLinkToken()
  }
  return linkToken
}
