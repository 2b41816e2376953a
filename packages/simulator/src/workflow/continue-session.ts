import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { findLiveLinkToken } from '../engine/link-tokens.ts'
import { invalidInput, invalidLinkToken, invalidRequest } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { answer } from './answer.ts'
import { describeLeaving } from './describe-leaving.ts'
import { openOAuth, takeOutcome } from './oauth.ts'
import { recordEvent, recordView } from './record-event.ts'
import { fail, finish, goTo } from './session-steps.ts'
import { knownAccounts, submitCredentials } from './sign-in-step.ts'
import type { WorkflowAction, WorkflowAnswer } from './workflow-answer.ts'

const chooseInstitution = (engine: Engine, session: LinkSession, id: string): void => {
  const institution = findInstitution(id)
  if (!institution) throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
  session.institutionId = institution.id
  session.lastError = null
  recordEvent(engine, session, 'SELECT_INSTITUTION', { view_name: 'SELECT_INSTITUTION' })
  if (institution.health === 'down') {
    recordEvent(engine, session, 'SELECT_DOWN_INSTITUTION', { view_name: 'SELECT_INSTITUTION' })
    fail(engine, session, signInError('INSTITUTION_DOWN'), 'select_institution')
    return
  }
  if (institution.health === 'unsupported') {
    fail(engine, session, signInError('INSTITUTION_NO_LONGER_SUPPORTED'), 'select_institution')
    return
  }
  if (institution.health === 'degraded') {
    recordEvent(engine, session, 'SELECT_DEGRADED_INSTITUTION', {
      view_name: 'SELECT_INSTITUTION',
    })
  }
  goTo(engine, session, institution.oauth ? 'oauth' : 'credentials')
}

const act = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  action: WorkflowAction,
): void => {
  switch (action.type) {
    case 'select_institution':
      if (action.search_query) {
        recordEvent(engine, session, 'SEARCH_INSTITUTION', {
          institution_search_query: action.search_query,
        })
      }
      return chooseInstitution(engine, session, action.institution_id)
    case 'choose_another_bank':
      session.institutionId = null
      session.oauthStateId = null
      return goTo(engine, session, 'select_institution')
    case 'submit_credentials':
      return submitCredentials(engine, session, linkToken, action)
    case 'open_oauth':
      return openOAuth(engine, session, linkToken)
    case 'close_oauth':
      session.oauthStateId = null
      return recordEvent(engine, session, 'CLOSE_OAUTH')
    case 'submit_accounts':
      return finish(engine, session, linkToken, knownAccounts(action.accounts))
    case 'retry':
      return goTo(engine, session, session.retryStep)
    case 'ask_exit':
      session.askingToLeave = true
      return recordView(engine, session, 'EXIT')
    case 'stay':
      session.askingToLeave = false
      return
    case 'exit': {
      session.askingToLeave = false
      session.finishedAt ??= engine.now()
      session.events.push(...describeLeaving(engine, session).events)
      return
    }
    default:
      action satisfies never
      throw invalidRequest('INVALID_FIELD', 'unknown action')
  }
}

const findSession = (engine: Engine, id: string): LinkSession => {
  const session = engine.state.sessions[id]
  if (!session) throw invalidLinkToken()
  return session
}

/**
 * Takes what a person did on a pane, and answers what comes next.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN` when the token died meanwhile.
 */
export const continueSession = (
  engine: Engine,
  sessionId: string,
  action: WorkflowAction,
): WorkflowAnswer => {
  const session = findSession(engine, sessionId)
  const before = session.events.length
  // Whoever leaves may leave with a dead token too.
  const linkToken =
    action.type === 'exit'
      ? engine.state.linkTokens[session.linkToken]
      : findLiveLinkToken(engine, session.linkToken)
  if (!linkToken) throw invalidLinkToken()
  act(engine, session, linkToken, action)
  return answer(engine, session, linkToken, before)
}

/** Answers whether the person has come to a decision at the bank, and goes on if so. */
export const pollSession = (engine: Engine, sessionId: string): WorkflowAnswer => {
  const session = findSession(engine, sessionId)
  const before = session.events.length
  const state =
    session.oauthStateId === null ? undefined : engine.state.oauthStates[session.oauthStateId]
  const linkToken = findLiveLinkToken(engine, session.linkToken)
  if (state && state.outcome !== 'waiting') takeOutcome(engine, session, linkToken, state)
  return answer(engine, session, linkToken, before)
}
