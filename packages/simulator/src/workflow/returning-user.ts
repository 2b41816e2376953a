import type { BankAccount } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { shareableAccounts } from './describe-accounts.ts'
import { noteInstitution, visitInstitution } from './institution-step.ts'
import { recordError, recordEvent, recordView } from './record-event.ts'
import { goTo, share, someone } from './session-steps.ts'

interface SavedUser {
  /** Banks that were connected before. */
  institutions: readonly string[]
  /** A device that was not seen before has to sign in at the bank again. */
  newDevice: boolean
  /** The bank is chosen by Link itself. */
  automatic: boolean
}

const saved = (
  institutions: readonly string[],
  rest: Partial<Omit<SavedUser, 'institutions'>> = {},
): SavedUser => ({ institutions, newDevice: false, automatic: false, ...rest })

// https://plaid.com/docs/link/returning-user/#testing-in-sandbox ; any other number is somebody new.
/** The people whom the Sandbox knows, by the number they type. */
export const savedUsers: Readonly<Record<string, SavedUser>> = {
  '4155550010': saved([]),
  '4155550011': saved(['ins_109508', 'ins_109509']),
  '4155550012': saved(['ins_109508', 'ins_109511']),
  '4155550013': saved(['ins_127287']),
  '4155550014': saved(['ins_109508'], { newDevice: true }),
  '4155550015': saved(['ins_109508'], { automatic: true }),
}

/** The code that every one of them is sent. */
export const oneTimePassword = '123456'

// The third wrong code ends it: Link takes no more, and the person goes on as everybody else does.
const mostWrongCodes = 3

const nationalNumber = (typed: string): string =>
  typed.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')

// Ten digits, or more behind the codes of the three regions where people can be remembered.
const isNumber = (typed: string): boolean =>
  /^[2-9]\d{9}$/.test(nationalNumber(typed)) ||
  /^\+(44|52)\d{9,11}$/.test(typed.replace(/[\s()-]/g, ''))

const userOf = (session: LinkSession): SavedUser | undefined => {
  const number = nationalNumber(session.phoneNumber ?? '')
  if (Object.hasOwn(savedUsers, number)) return savedUsers[number]
  return isNumber(session.phoneNumber ?? '') ? saved([]) : undefined
}

/** Shows no more of a number than its end. */
export const maskPhone = (number: string): string => `••• ••• ${number.slice(-4)}`

/** Lists the banks that the person connected before. */
export const savedInstitutions = (session: LinkSession): readonly string[] =>
  userOf(session)?.institutions ?? []

/** Lists the accounts that are saved with a bank: the first two of those that may be shared. */
export const savedAccounts = (session: LinkSession, linkToken: LinkToken): BankAccount[] =>
  shareableAccounts(session, linkToken).slice(0, 2)

/** Takes a phone number; an empty one stands for the one that the app gave. */
export const submitPhone = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  typed: string,
): void => {
  const isGiven = typed.trim() === '' && linkToken.phoneNumber !== null
  recordEvent(engine, session, isGiven ? 'AUTO_SUBMIT_PHONE' : 'SUBMIT_PHONE', {
    view_name: 'SUBMIT_PHONE',
  })
  session.phoneNumber = isGiven ? linkToken.phoneNumber : typed
  session.lastError = null
  if (userOf(session)) return goTo(engine, session, 'verify_phone')
  session.phoneNumber = null
  recordError(engine, session, signInError('INVALID_PHONE_NUMBER'))
  goTo(engine, session, 'submit_phone')
}

/** Goes on without being remembered. */
export const skipPhone = (engine: Engine, session: LinkSession): void => {
  session.lastError = null
  recordEvent(engine, session, 'SKIP_SUBMIT_PHONE')
  goTo(engine, session, 'select_institution')
}

const welcomeBack = (engine: Engine, session: LinkSession, user: SavedUser): void => {
  const [first] = user.institutions
  if (first === undefined) return goTo(engine, session, 'select_institution')
  if (!user.automatic) return goTo(engine, session, 'select_saved_institution')
  noteInstitution(engine, session, first, { match_reason: 'AUTO_SELECT_SAVED_INSTITUTION' })
  goTo(engine, session, 'select_saved_account')
}

/** Takes the code that was sent to the phone. */
export const submitOtp = (engine: Engine, session: LinkSession, code: string): void => {
  recordEvent(engine, session, 'SUBMIT_OTP', { view_name: 'VERIFY_PHONE' })
  if (code.trim() === oneTimePassword) {
    const user = userOf(session)
    session.lastError = null
    session.wrongAnswers = 0
    recordEvent(engine, session, 'VERIFY_PHONE', { view_name: 'VERIFY_PHONE' })
    if (user) welcomeBack(engine, session, user)
    return
  }
  recordError(engine, session, signInError('INVALID_OTP'))
  session.wrongAnswers += 1
  if (session.wrongAnswers < mostWrongCodes) return goTo(engine, session, 'verify_phone')
  session.wrongAnswers = 0
  skipPhone(engine, session)
}

/** Takes one of the banks that were connected before. */
export const selectSavedInstitution = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  id: string,
): void => {
  if (!savedInstitutions(session).includes(id)) {
    throw invalidRequest('INVALID_FIELD', 'institution_id must be one that was saved')
  }
  const reason = { match_reason: 'SAVED_INSTITUTION' }
  const institution = noteInstitution(engine, session, id, reason)
  // What was saved of a bank with a page of its own is no login; neither is a device that is new.
  if (institution.oauth || userOf(session)?.newDevice) {
    return visitInstitution(engine, session, linkToken, institution)
  }
  goTo(engine, session, 'select_saved_account')
}

/** Shares accounts of a bank that was connected before, without signing in there. */
export const submitSavedAccounts = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  keys: readonly string[],
): void => {
  session.login = someone
  recordEvent(engine, session, 'SELECT_SAVED_ACCOUNT', { match_reason: 'SAVED_ACCOUNT' })
  recordView(engine, session, 'LOADING')
  const offered = savedAccounts(session, linkToken).map(({ key }) => key)
  share(
    engine,
    session,
    linkToken,
    keys.filter((key) => offered.includes(key)),
  )
}

/** Leaves what was saved alone and looks for another bank. */
export const connectNewInstitution = (engine: Engine, session: LinkSession): void => {
  session.institutionId = null
  recordEvent(engine, session, 'CONNECT_NEW_INSTITUTION')
  goTo(engine, session, 'select_institution')
}

/** Whether a session begins by asking for a phone number. */
export const asksForPhone = (engine: Engine, linkToken: LinkToken): boolean =>
  linkToken.phoneNumber !== null || engine.state.settings.returningUsers
