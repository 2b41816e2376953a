import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { findLiveLinkToken } from '../engine/link-tokens.ts'
import { invalidLinkToken, invalidRequest } from '../engine/plaid-failure.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { announceFinish } from './announce-session.ts'
import { answer } from './answer.ts'
import { shareableAccounts } from './describe-accounts.ts'
import { describeLeaving } from './describe-leaving.ts'
import {
  noteInstitution,
  requireInstitution,
  selectBrand,
  visitInstitution,
} from './institution-step.ts'
import { goOnFromDeposit, submitDepositCode, submitNumbers } from './manual-entry.ts'
import { abandonTrip, giveUpIfTooLong, lookForOutcome, openOAuth } from './oauth.ts'
import { isFitting } from './read-action.ts'
import { recordEvent, recordView } from './record-event.ts'
import * as returning from './returning-user.ts'
import { chooseAnew, conclude, goTo, share } from './session-steps.ts'
import { solveRecaptcha, submitCredentials, submitMfa } from './sign-in-step.ts'
import type { WorkflowAction, WorkflowAnswer } from './workflow-answer.ts'

const agree = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  const chosen = findInstitution(session.institutionId)
  if (chosen) return visitInstitution(engine, session, linkToken, chosen)
  if (returning.asksForPhone(engine, linkToken)) return goTo(engine, session, 'submit_phone')
  // Auth Type Select asks before any bank is shown.
  goTo(
    engine,
    session,
    linkToken.manualEntry === 'asked' ? 'select_auth_type' : 'select_institution',
  )
}

const noteSearch = (engine: Engine, session: LinkSession, query: string | undefined): void => {
  if (!query) return
  recordEvent(engine, session, 'SEARCH_INSTITUTION', {
    view_name: 'SELECT_INSTITUTION',
    institution_search_query: query,
  })
}

const leave = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  session.askingToLeave = false
  if (session.finishedAt !== null) return
  session.finishedAt = engine.now()
  const trip =
    session.oauthStateId === null ? undefined : engine.state.oauthStates[session.oauthStateId]
  // A bank that has decided already sends the person back to where Link may go on; any other visit is over.
  if (trip?.outcome === 'waiting') trip.processed = true
  const { error, metadata, events } = describeLeaving(engine, session)
  session.events.push(...events)
  session.exit = { error, status: metadata.status, requestId: metadata.request_id }
  announceFinish(engine, session, linkToken, 'EXITED')
}

const submitAccounts = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  keys: readonly string[],
): void => {
  const offered = shareableAccounts(session, linkToken).map(({ key }) => key)
  share(
    engine,
    session,
    linkToken,
    keys.filter((key) => offered.includes(key)),
  )
}

/** Does what a person did. Every action is known to fit the step where the session is. */
const act = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  action: WorkflowAction,
): void => {
  switch (action.type) {
    case 'agree':
      return agree(engine, session, linkToken)
    case 'submit_phone':
      return returning.submitPhone(engine, session, linkToken, action.phone_number)
    case 'skip_phone':
      return returning.skipPhone(engine, session)
    case 'submit_otp':
      return returning.submitOtp(engine, session, action.code)
    case 'select_saved_institution':
      return returning.selectSavedInstitution(engine, session, linkToken, action.institution_id)
    case 'connect_new_institution':
      return returning.connectNewInstitution(engine, session)
    case 'submit_saved_accounts':
      return returning.submitSavedAccounts(engine, session, linkToken, action.accounts)
    case 'select_institution': {
      const institution = requireInstitution(action.institution_id)
      noteSearch(engine, session, action.search_query)
      noteInstitution(engine, session, institution.id)
      return visitInstitution(engine, session, linkToken, institution)
    }
    case 'select_brand':
      return selectBrand(engine, session, linkToken, action.brand)
    case 'enter_manually':
      if (linkToken.manualEntry === 'none') {
        throw invalidRequest('INVALID_FIELD', 'account numbers cannot be entered in this session')
      }
      noteSearch(engine, session, action.search_query)
      session.institutionId = null
      session.lastError = null
      return goTo(engine, session, 'numbers')
    case 'select_auth_type': {
      const { selection } = action
      recordEvent(engine, session, 'SELECT_AUTH_TYPE', { view_name: 'SELECT_AUTH_TYPE', selection })
      const isManual = selection === 'flow_type_manual'
      return goTo(engine, session, isManual ? 'numbers' : 'select_institution')
    }
    case 'choose_another_bank':
      return chooseAnew(engine, session)
    case 'submit_credentials':
      return submitCredentials(engine, session, linkToken, action)
    case 'solve_recaptcha':
      return solveRecaptcha(engine, session, linkToken)
    case 'submit_mfa':
      return submitMfa(engine, session, linkToken, action.answers)
    case 'open_oauth':
      return openOAuth(engine, session, linkToken)
    case 'close_oauth':
      return abandonTrip(engine, session, 'closed')
    case 'submit_accounts':
      return submitAccounts(engine, session, linkToken, action.accounts)
    case 'submit_numbers':
      return submitNumbers(engine, session, action)
    case 'submit_microdeposit_code':
      recordView(engine, session, 'LOADING')
      return submitDepositCode(engine, session, linkToken, action.code)
    case 'continue':
      return goOnFromDeposit(engine, session, linkToken)
    case 'add_another':
      return chooseAnew(engine, session)
    case 'finish':
      return conclude(engine, session, linkToken)
    case 'retry':
      session.oauthNotice = null
      return goTo(engine, session, session.retryStep)
    case 'ask_exit':
      session.askingToLeave = true
      return recordView(engine, session, 'EXIT')
    case 'stay':
      session.askingToLeave = false
      // The window of the bank has closed meanwhile; a tab that comes back by itself goes on.
      if (session.oauthStateId !== null && session.lastTrip !== 'app_to_app') {
        abandonTrip(engine, session, 'closed')
      }
      return
    case 'exit':
      return leave(engine, session, linkToken)
    default:
      return action satisfies never
  }
}

const findSession = (engine: Engine, id: string): LinkSession => {
  const { sessions } = engine.state
  const session = Object.hasOwn(sessions, id) ? sessions[id] : undefined
  if (!session) throw invalidLinkToken()
  return session
}

/** Says whether what Link shows has a button for this. */
const isPossible = (
  session: LinkSession,
  linkToken: LinkToken,
  action: WorkflowAction,
): boolean => {
  const { type } = action
  if (!isFitting(type, session.step)) return false
  if (type === 'exit' || type === 'ask_exit' || type === 'stay') return true
  // Whoever has left comes back with another session.
  if (session.exit !== null) return false
  if (type === 'choose_another_bank') return linkToken.itemId === null
  if (type === 'retry') return session.retryStep !== 'select_institution'
  if (type === 'close_oauth') return session.oauthStateId !== null
  return true
}

/**
 * Takes what a person did on a pane, and answers what comes next.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN` when the token died meanwhile, `INVALID_FIELD` when the pane that is shown
 * cannot send this; nothing has changed then.
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
  if (!isPossible(session, linkToken, action)) {
    throw invalidRequest('INVALID_FIELD', `action ${action.type} does not fit what Link shows`)
  }
  act(engine, session, linkToken, action)
  return answer(engine, session, linkToken, before)
}

/** Answers whether the person has come to a decision at the bank, and goes on if so. */
export const pollSession = (engine: Engine, sessionId: string): WorkflowAnswer => {
  const session = findSession(engine, sessionId)
  const before = session.events.length
  // The tab that a bank's app returns to takes the outcome; the one that waits hears nothing of it.
  if (session.lastTrip === 'app_to_app') {
    const linkToken = engine.state.linkTokens[session.linkToken]
    if (!linkToken) throw invalidLinkToken()
    giveUpIfTooLong(engine, session)
    if (session.oauthNotice !== null) return answer(engine, session, linkToken, before)
    const waiting: LinkSession = { ...session, step: 'oauth', oauthStateId: session.id }
    return answer(engine, waiting, linkToken, before)
  }
  const linkToken = findLiveLinkToken(engine, session.linkToken)
  lookForOutcome(engine, session, linkToken)
  return answer(engine, session, linkToken, before)
}
