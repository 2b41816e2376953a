import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { findLiveLinkToken } from '../engine/link-tokens.ts'
import { itemError } from '../engine/plaid-failure.ts'
import { uuid } from '../engine/random-id.ts'
import type { LinkSession, LinkToken, OAuthWay } from '../engine/simulator-state.ts'
import { answer } from './answer.ts'
import { findReturn, takeOutcome } from './oauth.ts'
import { recordEvent } from './record-event.ts'
import { goTo } from './session-steps.ts'
import type { WorkflowAnswer } from './workflow-answer.ts'

/** What `Plaid.create` was given, and what the browser can do. */
export interface SessionStart {
  linkToken: string
  receivedRedirectUri: string | null
  oauthWay: OAuthWay
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
  takeOutcome(engine, session, linkToken, state)
  return answer(engine, session, linkToken, before)
}

const beginUpdate = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  if (!item) throw itemError('ITEM_NOT_FOUND', 'The Item you requested cannot be found.')
  session.institutionId = item.institutionId
  goTo(engine, session, findInstitution(item.institutionId)?.oauth ? 'oauth' : 'credentials')
}

/**
 * Opens Link: a new walk, or the rest of one that went to a bank's page and came back.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN`, `ITEM_NOT_FOUND`, and the refusals of a return.
 */
export const startSession = (engine: Engine, start: SessionStart): WorkflowAnswer => {
  if (start.receivedRedirectUri !== null) return resume(engine, start, start.receivedRedirectUri)
  const linkToken = findLiveLinkToken(engine, start.linkToken)
  const session: LinkSession = {
    id: uuid(),
    linkToken: linkToken.token,
    startedAt: engine.now(),
    finishedAt: null,
    oauthWay: start.oauthWay,
    step: 'select_institution',
    retryStep: 'select_institution',
    askingToLeave: false,
    institutionId: null,
    lastError: null,
    wrongPasswords: 0,
    username: null,
    oauthStateId: null,
    publicToken: null,
    itemId: null,
    events: [],
  }
  recordEvent(engine, session, 'OPEN', {
    view_name: 'CONSENT',
    is_update_mode: String(linkToken.itemId !== null),
  })
  if (linkToken.itemId === null) goTo(engine, session, 'select_institution')
  else beginUpdate(engine, session, linkToken)
  engine.state.sessions[session.id] = session
  return answer(engine, session, linkToken, 0)
}
