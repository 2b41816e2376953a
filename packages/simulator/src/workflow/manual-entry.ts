import { bankAccounts, type BankAccount } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { createPublicToken } from '../engine/items.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type {
  BankLogin,
  Item,
  ItemAccount,
  LinkSession,
  LinkToken,
} from '../engine/simulator-state.ts'
import { recordError, recordEvent, recordView } from './record-event.ts'
import { conclude, fail, goTo, share } from './session-steps.ts'
import type { WorkflowAction } from './workflow-answer.ts'

type Numbers = Extract<WorkflowAction, { type: 'submit_numbers' }>

// https://plaid.com/docs/auth/coverage/testing/
/** What the Sandbox takes for the numbers of an account, and what it sends as the code. */
export const sandboxNumbers = {
  sameDay: { routing: '110000000', account: '1111222233330000' },
  instant: { routing: '333333334', account: '1111222233330000' },
  code: 'ABC',
} as const

/** How often a code may be wrong before the Item is locked for good. */
export const mostWrongCodes = 3

/** How long the Sandbox takes to verify an account by deposits that nobody has to look up. */
export const automaticVerificationDelay: number = 24 * 60 * 60_000

const typedAccount = (numbers: Numbers): BankAccount => ({
  key: 'typed',
  name: numbers.account_type === 'checking' ? 'Checking' : 'Savings',
  officialName: null,
  mask: numbers.account_number.slice(-4),
  type: 'depository',
  subtype: numbers.account_type,
  available: null,
  current: null,
  limit: null,
  currency: 'USD',
  numbers: { account: numbers.account_number, routing: numbers.routing_number },
  owners: [{ name: numbers.name, email: '', phone: '' }],
})

/** Whom numbers that were typed belong to: a login without a bank, with one account. */
export const typedLogin = (numbers: Numbers): BankLogin => ({
  username: '',
  accounts: [typedAccount(numbers)],
})

const areNumbers = (numbers: Numbers): boolean =>
  /^\d{9}$/.test(numbers.routing_number) &&
  /^\d{4,17}$/.test(numbers.account_number) &&
  numbers.name.trim() !== ''

/** Takes account numbers that were typed instead of signing in anywhere. */
export const submitNumbers = (engine: Engine, session: LinkSession, numbers: Numbers): void => {
  recordEvent(engine, session, 'SUBMIT_ROUTING_NUMBER', {
    view_name: 'NUMBERS',
    routing_number: numbers.routing_number.slice(0, 9),
  })
  recordEvent(engine, session, 'SUBMIT_ACCOUNT_NUMBER', {
    view_name: 'NUMBERS',
    account_number_mask: numbers.account_number.slice(-4),
  })
  if (!areNumbers(numbers)) {
    recordError(engine, session, signInError('INVALID_ACCOUNT_NUMBER'))
    return goTo(engine, session, 'numbers')
  }
  session.lastError = null
  session.wrongAnswers = 0
  session.login = typedLogin(numbers)
  if (numbers.routing_number === sandboxNumbers.instant.routing) {
    session.verification = 'manually_verified'
    recordView(engine, session, 'INSTANT_MICRODEPOSIT_AUTHORIZED')
    return goTo(engine, session, 'microdeposit_code')
  }
  session.verification = 'pending_manual_verification'
  goTo(engine, session, 'microdeposit_sent')
}

/** Ends a session whose account is to be verified later, or goes on to a session that does it now. */
export const goOnFromDeposit = (engine: Engine, session: LinkSession, linkToken: LinkToken): void =>
  share(engine, session, linkToken, ['typed'])

/** Finds the account of an Item whose code its owner may type. */
export const findUnverified = (item: Item): ItemAccount | undefined =>
  item.accounts.find(({ verification }) => verification === 'pending_manual_verification')

const refuseCode = (
  engine: Engine,
  session: LinkSession,
  wrongCodes: number,
  giveUp: () => void,
): void => {
  if (wrongCodes < mostWrongCodes) {
    recordError(engine, session, signInError('INCORRECT_DEPOSIT_VERIFICATION'))
    return goTo(engine, session, 'microdeposit_code')
  }
  giveUp()
  fail(engine, session, signInError('TOO_MANY_VERIFICATION_ATTEMPTS'), 'select_institution')
}

const verifyItem = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  item: Item,
  isRight: boolean,
): void => {
  const account = findUnverified(item)
  if (!account) return
  if (!isRight) {
    item.wrongCodes += 1
    refuseCode(engine, session, item.wrongCodes, () => {
      account.verification = 'verification_failed'
    })
    return
  }
  account.verification = 'manually_verified'
  session.lastError = null
  session.results.push({ itemId: item.id, publicToken: createPublicToken(engine, item) })
  conclude(engine, session, linkToken)
}

/** Takes the code that came with a deposit of one cent. */
export const submitDepositCode = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  typed: string,
): void => {
  const isRight = typed.trim().toUpperCase() === sandboxNumbers.code
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  if (item) return verifyItem(engine, session, linkToken, item, isRight)
  if (isRight) return share(engine, session, linkToken, ['typed'])
  session.wrongAnswers += 1
  refuseCode(engine, session, session.wrongAnswers, () => undefined)
}

/** How many codes may still be typed. */
export const attemptsLeft = (session: LinkSession, item: Item | undefined): number =>
  mostWrongCodes - (item ? item.wrongCodes : session.wrongAnswers)

/** The last digits of the account that a code is for. */
export const depositMask = (session: LinkSession, item: Item | undefined): string => {
  const login = item?.login ?? session.login
  const [typed] = login?.accounts ?? bankAccounts
  return typed?.mask ?? ''
}
