import type { Engine } from '../engine/engine.ts'
import { isDown } from '../engine/institution-health.ts'
import { findInstitution } from '../engine/institutions.ts'
import { problemOf } from '../engine/item-problems.ts'
import { findLiveLinkToken } from '../engine/link-tokens.ts'
import { itemError } from '../engine/plaid-failure.ts'
import { uuid } from '../engine/random-id.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { Item, LinkSession, LinkToken, OAuthWay } from '../engine/simulator-state.ts'
import { answer } from './answer.ts'
import { noteInstitution } from './institution-step.ts'
import { findUnverified } from './manual-entry.ts'
import { findReturn, takeOutcome } from './oauth.ts'
import { recordEvent } from './record-event.ts'
import { fail, goTo } from './session-steps.ts'
import type { WorkflowAnswer } from './workflow-answer.ts'

/** What `Plaid.create` was given, and what the browser can do. */
export interface SessionStart {
  linkToken: string
  receivedRedirectUri: string | null
  oauthWay: OAuthWay
  /** The bank that was chosen before Link opened, in the embedded list. */
  firstInstitutionId?: string | null
}

const resume = (engine: Engine, start: SessionStart, uri: string): WorkflowAnswer => {
  const state = findReturn(engine, start.linkToken, uri)
  const linkToken = findLiveLinkToken(engine, start.linkToken)
  const session = engine.state.sessions[state.sessionId]
  // findReturn compared the session's token, so it is there.
  if (!session) throw new Error('a return without a session')
  const before = session.events.length
  recordEvent(engine, session, 'OPEN', { is_update_mode: String(linkToken.itemId !== null) })
  session.oauthWay = start.oauthWay
  session.askingToLeave = false
  takeOutcome(engine, session, linkToken, state)
  return answer(engine, session, linkToken, before)
}

// Numbers that were typed have no login to renew: their code is the only thing that can be asked for.
const refuseTyped = (engine: Engine, session: LinkSession, item: Item): void => {
  const states = item.accounts.map(({ verification }) => verification)
  const failed = states.includes('verification_failed') && 'TOO_MANY_VERIFICATION_ATTEMPTS'
  const expired = states.includes('verification_expired') && 'VERIFICATION_EXPIRED'
  const code = failed || expired || 'MICRODEPOSITS_ALREADY_VERIFIED'
  fail(engine, session, signInError(code), 'select_institution')
}

const week = 7 * 24 * 60 * 60_000

/** Whether an update would change nothing: the Item works, soon too, and nothing more is asked for. */
const isNeedless = (engine: Engine, item: Item, linkToken: LinkToken): boolean => {
  const asksForMore =
    linkToken.accountSelection ||
    linkToken.products.length > 0 ||
    linkToken.laterProducts.length > 0
  const ends = Math.min(item.consentExpiresAt ?? Infinity, item.disconnectsAt ?? Infinity)
  const isFine = item.problem === null && problemOf(engine, item) === null
  return !asksForMore && isFine && ends > engine.now() + week && !findUnverified(item)
}

const beginUpdate = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  if (!item) throw itemError('ITEM_NOT_FOUND', 'The Item you requested cannot be found.')
  if (engine.state.settings.refuseNeedlessUpdates && isNeedless(engine, item, linkToken)) {
    throw itemError('ITEM_NO_ERROR', 'the item is already in a good state')
  }
  session.institutionId = item.institutionId
  session.login = item.login
  if (findUnverified(item)) return goTo(engine, session, 'microdeposit_code')
  if (item.institutionId === null) return refuseTyped(engine, session, item)
  const step = findInstitution(item.institutionId)?.oauth ? 'oauth' : 'credentials'
  if (isDown(engine, item.institutionId)) {
    return fail(engine, session, signInError('INSTITUTION_DOWN'), step)
  }
  goTo(engine, session, step)
}

const begin = (engine: Engine, start: SessionStart, linkToken: LinkToken): LinkSession => {
  const session: LinkSession = {
    id: uuid(),
    linkToken: linkToken.token,
    startedAt: engine.now(),
    finishedAt: null,
    oauthWay: start.oauthWay,
    step: 'consent',
    retryStep: 'select_institution',
    askingToLeave: false,
    institutionId: null,
    brand: null,
    lastError: null,
    wrongAnswers: 0,
    login: null,
    mfa: [],
    recaptcha: null,
    phoneNumber: null,
    verification: null,
    oauthStateId: null,
    lastTrip: null,
    oauthNotice: null,
    results: [],
    exit: null,
    events: [],
  }
  recordEvent(engine, session, 'OPEN', {
    view_name: 'CONSENT',
    is_update_mode: String(linkToken.itemId !== null),
  })
  return session
}

/**
 * Opens Link: a new walk, or the rest of one that went to a bank's page and came back.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN`, `ITEM_NOT_FOUND`, `INVALID_INSTITUTION`, and the refusals of a return.
 */
export const startSession = (engine: Engine, start: SessionStart): WorkflowAnswer => {
  if (start.receivedRedirectUri !== null) return resume(engine, start, start.receivedRedirectUri)
  const linkToken = findLiveLinkToken(engine, start.linkToken)
  const session = begin(engine, start, linkToken)
  if (linkToken.itemId !== null) beginUpdate(engine, session, linkToken)
  else if (start.firstInstitutionId) {
    noteInstitution(engine, session, start.firstInstitutionId)
    goTo(engine, session, 'consent')
  }
  engine.state.sessions[session.id] = session
  return answer(engine, session, linkToken, 0)
}
