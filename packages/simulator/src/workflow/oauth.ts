import type { Engine } from '../engine/engine.ts'
import { isDown } from '../engine/institution-health.ts'
import { findInstitution } from '../engine/institutions.ts'
import { invalidRequest, oauthError } from '../engine/plaid-failure.ts'
import { uuid } from '../engine/random-id.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken, OAuthState, TripWay } from '../engine/simulator-state.ts'
import { recordEvent } from './record-event.ts'
import { fail, goTo, share } from './session-steps.ts'

// Plaid documents that a pop-up times out, not when.
const longestVisit = 10 * 60_000

/** Says how the person gets to this bank's page from here. */
export const tripWayOf = (session: LinkSession, linkToken: LinkToken): TripWay => {
  const trip = findInstitution(session.institutionId)?.trip ?? 'plain'
  if (session.oauthWay === 'redirect' || trip === 'plain') return session.oauthWay
  // Without a page to come back to, the bank's app can only hand back to the window that waits.
  if (trip === 'app_to_app' && linkToken.redirectUri === null) return 'popup'
  return trip
}

const tripOf = (engine: Engine, session: LinkSession): OAuthState | undefined =>
  session.oauthStateId === null ? undefined : engine.state.oauthStates[session.oauthStateId]

/** Sends the person to the bank's page. Every trip has a state id of its own. */
export const openOAuth = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  if (isDown(engine, session.institutionId)) {
    fail(engine, session, signInError('INSTITUTION_DOWN'), 'oauth')
    return
  }
  const way = tripWayOf(session, linkToken)
  if (way === 'redirect' && linkToken.redirectUri === null) {
    fail(engine, session, signInError('INTERNAL_SERVER_ERROR'), 'oauth')
    return
  }
  const earlier = tripOf(engine, session)
  if (earlier) earlier.processed = true
  const state: OAuthState = {
    id: uuid(),
    sessionId: session.id,
    way,
    startedAt: engine.now(),
    outcome: 'waiting',
    accounts: [],
    errorCode: null,
    correlationId: linkToken.products.includes('payment_initiation') ? uuid() : null,
    processed: false,
  }
  engine.state.oauthStates[state.id] = state
  session.oauthStateId = state.id
  session.oauthNotice = null
  session.lastTrip = way
  recordEvent(engine, session, 'OPEN_OAUTH', { view_name: 'OAUTH' })
}

/** Ends a trip that came to nothing; the bank's page knows it no more. */
export const abandonTrip = (
  engine: Engine,
  session: LinkSession,
  notice: 'closed' | 'timed_out',
): void => {
  const state = tripOf(engine, session)
  if (state) state.processed = true
  session.oauthStateId = null
  session.oauthNotice = notice
  recordEvent(engine, session, notice === 'closed' ? 'CLOSE_OAUTH' : 'FAIL_OAUTH', {
    view_name: 'OAUTH',
  })
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
    share(engine, session, linkToken, state.accounts)
    return
  }
  const declined = state.outcome === 'approved' ? 'ACCESS_NOT_GRANTED' : 'INSUFFICIENT_CREDENTIALS'
  fail(engine, session, signInError(state.errorCode ?? declined), 'oauth')
}

/** Ends a trip from which the person has not come back for ten minutes. */
export const giveUpIfTooLong = (engine: Engine, session: LinkSession): void => {
  const state = tripOf(engine, session)
  if (state?.outcome !== 'waiting' || state.startedAt + longestVisit > engine.now()) return
  abandonTrip(engine, session, 'timed_out')
  goTo(engine, session, 'oauth')
}

/** Goes on if the person has decided at the bank, or has taken too long. */
export const lookForOutcome = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
): void => {
  const state = tripOf(engine, session)
  if (!state) return
  if (state.outcome === 'waiting') giveUpIfTooLong(engine, session)
  else takeOutcome(engine, session, linkToken, state)
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
  const { oauthStates, sessions } = engine.state
  const state = Object.hasOwn(oauthStates, stateId) ? oauthStates[stateId] : undefined
  // Plaid documents that nothing else may be passed along, but not how it refuses it.
  const allowed = new Set([
    'oauth_state_id',
    ...(state?.correlationId ? ['link_correlation_id'] : []),
  ])
  if (uri.hash !== '' || [...uri.searchParams.keys()].some((name) => !allowed.has(name))) {
    throw invalidRequest('INVALID_FIELD', 'oauth uri must carry oauth_state_id and nothing else')
  }
  if (!state) throw oauthError('OAUTH_STATE_ID_NOT_FOUND', 'oauth_state_id not found', 404)
  if (state.processed) {
    throw oauthError(
      'OAUTH_STATE_ID_ALREADY_PROCESSED',
      'oauth_state_id has already been processed and deleted.',
      208,
    )
  }
  if (sessions[state.sessionId]?.linkToken !== token) {
    throw oauthError(
      'INCORRECT_LINK_TOKEN',
      'link token does not match the one that Link was first opened with',
    )
  }
  return state
}
