import { bankAccounts } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { invalidLinkToken } from '../engine/plaid-failure.ts'
import { signIn, signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { recordEvent, recordView } from './record-event.ts'
import { fail, finish, goTo } from './session-steps.ts'

/** Errors that Link shows beside the fields, so that the person can try again at once. */
const typingErrors = new Set(['INVALID_CREDENTIALS', 'INVALID_UPDATED_USERNAME'])

// Plaid does not say how many bad logins kill a link token, only that too many do.
const mostWrongPasswords = 5

const refuse = (engine: Engine, session: LinkSession, linkToken: LinkToken, code: string): void => {
  const error = signInError(code)
  if (!typingErrors.has(code)) {
    const noWayBack = code.startsWith('INSTITUTION_')
    fail(engine, session, error, noWayBack ? 'select_institution' : 'credentials')
    return
  }
  session.lastError = error
  session.wrongPasswords += 1
  recordEvent(engine, session, 'ERROR', {
    error_type: error.error_type,
    error_code: error.error_code,
    error_message: error.error_message,
  })
  if (session.wrongPasswords >= mostWrongPasswords) {
    linkToken.deadSince = engine.now()
    throw invalidLinkToken()
  }
  goTo(engine, session, 'credentials')
}

/** Takes a user name and a password to the bank. */
export const submitCredentials = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  credentials: { username: string; password: string },
): void => {
  recordEvent(engine, session, 'SUBMIT_CREDENTIALS')
  recordView(engine, session, 'LOADING')
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  const refused = signIn(credentials.username, credentials.password)
  const someoneElse = item !== undefined && item.username !== credentials.username
  const code = refused ?? (someoneElse ? 'INVALID_UPDATED_USERNAME' : null)
  if (code !== null) {
    refuse(engine, session, linkToken, code)
    return
  }
  session.lastError = null
  session.username = credentials.username
  if (item && !linkToken.accountSelection) {
    const shared = item.accounts.map(({ key }) => key)
    finish(engine, session, linkToken, shared)
    return
  }
  goTo(engine, session, 'select_account')
}

/** Keeps of a list of account keys those that the bank has. */
export const knownAccounts = (keys: readonly string[]): string[] =>
  bankAccounts.filter(({ key }) => keys.includes(key)).map(({ key }) => key)
