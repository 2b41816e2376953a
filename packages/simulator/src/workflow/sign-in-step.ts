import type { Engine } from '../engine/engine.ts'
import { isDown } from '../engine/institution-health.ts'
import { killLinkToken } from '../engine/link-tokens.ts'
import { invalidLinkToken, type LinkError } from '../engine/plaid-failure.ts'
import { signIn } from '../engine/sign-in.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { Item, LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { shareableAccounts } from './describe-accounts.ts'
import { recordEvent, recordView } from './record-event.ts'
import { fail, goTo, refuseAnswer, share } from './session-steps.ts'

/** Errors that Link shows beside the fields, so that the person can try again at once. */
const typingErrors = new Set(['INVALID_CREDENTIALS', 'INVALID_UPDATED_USERNAME'])

const refuse = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  error: LinkError,
): void => {
  const code = error.error_code
  if (code === 'INVALID_LINK_TOKEN') {
    killLinkToken(engine, linkToken)
    throw invalidLinkToken()
  }
  if (typingErrors.has(code)) {
    refuseAnswer(engine, session, linkToken, error)
    goTo(engine, session, 'credentials')
    return
  }
  const noWayBack = code.startsWith('INSTITUTION_')
  fail(engine, session, error, noWayBack ? 'select_institution' : 'credentials')
}

const itemOf = (engine: Engine, linkToken: LinkToken): Item | undefined =>
  linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]

/** Asks the next thing the bank wants to know, or goes on to the accounts. */
export const goOnAfterSignIn = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
): void => {
  const [round] = session.mfa
  if (round) return goTo(engine, session, 'mfa', { mfa_type: round.type })
  session.lastError = null
  const item = itemOf(engine, linkToken)
  if (item && !linkToken.accountSelection) {
    return share(
      engine,
      session,
      linkToken,
      item.accounts.map(({ key }) => key),
    )
  }
  if (shareableAccounts(session, linkToken).length === 0) {
    return fail(engine, session, signInError('NO_ACCOUNTS'), 'select_institution')
  }
  goTo(engine, session, 'select_account')
}

/** Takes a user name and a password to the bank. */
export const submitCredentials = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  { username, password }: { username: string; password: string },
): void => {
  recordEvent(engine, session, 'SUBMIT_CREDENTIALS', { view_name: 'CREDENTIAL' })
  recordView(engine, session, 'LOADING')
  if (isDown(engine, session.institutionId)) {
    return fail(engine, session, signInError('INSTITUTION_DOWN'), 'credentials')
  }
  const answer = signIn(username, password)
  const item = itemOf(engine, linkToken)
  const isWrong = !answer.ok && answer.error.error_code === 'INVALID_CREDENTIALS'
  // The bank may well know somebody else by that name; the Item is not theirs.
  if (item && item.login.username !== username && (answer.ok || isWrong)) {
    return refuse(engine, session, linkToken, signInError('INVALID_UPDATED_USERNAME'))
  }
  if (!answer.ok) return refuse(engine, session, linkToken, answer.error)
  session.login = item ? { ...answer.login, accounts: item.login.accounts } : answer.login
  session.mfa = answer.mfa
  const automatic = password === 'microdeposits_good' && session.institutionId === 'ins_109512'
  session.verification = automatic && !item ? 'pending_automatic_verification' : null
  if (answer.recaptcha === null) return goOnAfterSignIn(engine, session, linkToken)
  session.recaptcha = answer.recaptcha
  goTo(engine, session, 'recaptcha')
}

/** Takes the tick that a person is a person; at a `bad` one it does not help. */
export const solveRecaptcha = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
): void => {
  if (session.recaptcha === 'bad') {
    return fail(engine, session, signInError('RECAPTCHA_BAD'), 'credentials')
  }
  recordView(engine, session, 'LOADING')
  goOnAfterSignIn(engine, session, linkToken)
}

/** Takes the answers to what the bank asked after the password. */
export const submitMfa = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  answers: readonly string[],
): void => {
  const [round] = session.mfa
  if (!round) return
  recordEvent(engine, session, 'SUBMIT_MFA', { view_name: 'MFA', mfa_type: round.type })
  recordView(engine, session, 'LOADING')
  const isRight = round.questions.every(({ answer, options }, index) =>
    round.type === 'device'
      ? options?.includes(answers[index] ?? '')
      : answers[index]?.trim() === answer,
  )
  if (!isRight) {
    const code = round.type === 'device' ? 'INVALID_SEND_METHOD' : 'INVALID_MFA'
    refuseAnswer(engine, session, linkToken, signInError(code))
    return goTo(engine, session, 'mfa', { mfa_type: round.type })
  }
  session.mfa.shift()
  session.lastError = null
  goOnAfterSignIn(engine, session, linkToken)
}
