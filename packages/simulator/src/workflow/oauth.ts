import type { Engine } from '../engine/engine.ts'
import { invalidRequest, oauthError } from '../engine/plaid-failure.ts'
import { uuid } from '../engine/random-id.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken, OAuthState } from '../engine/simulator-state.ts'
import { recordEvent } from './record-event.ts'
import { fail, finish } from './session-steps.ts'

/** Sends the person to the bank's page. Every trip has a state id of its own. */
export const openOAuth = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  if (session.oauthWay === 'redirect' && linkToken.redirectUri === null) {
    fail(engine, session, signInError('INTERNAL_SERVER_ERROR'), 'oauth')
    return
  }
  const state: OAuthState = {
    id: uuid(),
    sessionId: session.id,
    way: session.oauthWay,
    outcome: 'waiting',
    accounts: [],
    processed: false,
  }
  engine.state.oauthStates[state.id] = state
  session.oauthStateId = state.id
  recordEvent(engine, session, 'OPEN_OAUTH', { view_name: 'OAUTH' })
}

/** Takes what the person decided at the bank into the session, once. */
export const takeOutcome = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  state: OAuthState,
): void => {
  state.processed = true
  session.oauthStateId = null
  if (state.outcome === 'approved' && state.accounts.length > 0) {
    finish(engine, session, linkToken, state.accounts)
    return
  }
  const code = state.outcome === 'approved' ? 'ACCESS_NOT_GRANTED' : 'INSUFFICIENT_CREDENTIALS'
  fail(engine, session, signInError(code), 'oauth')
}

/**
 * Finds the trip to a bank that a return belongs to.
 *
 * @throws PlaidFailure `INVALID_FIELD`, `OAUTH_STATE_ID_NOT_FOUND`, `OAUTH_STATE_ID_ALREADY_PROCESSED` or
 * `INCORRECT_LINK_TOKEN`.
 * @see https://plaid.com/docs/errors/oauth/
 */
export const findReturn = (
  engine: Engine,
  token: string,
  receivedRedirectUri: string,
): OAuthState => {
  const uri = URL.canParse(receivedRedirectUri) ? new URL(receivedRedirectUri) : null
  const stateId = uri?.searchParams.get('oauth_state_id')
  if (!uri || !stateId) {
    throw invalidRequest(
      'INVALID_FIELD',
      'oauth uri does not contain a valid oauth_state_id query parameter',
    )
  }
  // Plaid documents that nothing else may be passed along, but not how it refuses it.
  if (uri.hash !== '' || [...uri.searchParams.keys()].length > 1) {
    throw invalidRequest('INVALID_FIELD', 'oauth uri must carry oauth_state_id and nothing else')
  }
  const state = engine.state.oauthStates[stateId]
  if (!state) throw oauthError('OAUTH_STATE_ID_NOT_FOUND', 'oauth_state_id not found', 404)
  if (state.processed) {
    throw oauthError(
      'OAUTH_STATE_ID_ALREADY_PROCESSED',
      'oauth_state_id has already been processed and deleted.',
      208,
    )
  }
  if (engine.state.sessions[state.sessionId]?.linkToken !== token) {
    throw oauthError(
      'INCORRECT_LINK_TOKEN',
      'link token does not match the one that Link was first opened with',
    )
  }
  return state
}
