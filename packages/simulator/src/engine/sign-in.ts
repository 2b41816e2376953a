import type { BankAccount } from './bank-accounts.ts'
import { readCustomUser } from './custom-user.ts'
import type { LinkError } from './plaid-failure.ts'
import { sandboxErrors, signInError } from './sign-in-errors.ts'
import type { BankLogin, MfaQuestion, MfaRound } from './simulator-state.ts'

/** What a bank answers to a user name and a password. */
export type SignIn =
  | { ok: true; login: BankLogin; mfa: MfaRound[]; recaptcha: 'good' | 'bad' | null }
  | { ok: false; error: LinkError }

// https://plaid.com/docs/sandbox/test-credentials/ : users whose password may be anything.
const anyPassword =
  /^user_(transactions_dynamic|ewa_user|yuppie|small_business|credit_(bonus|joint_account|profile_(poor|good|excellent))|prism_[1-8])$/

const asked = (count: number, ask: (index: number) => MfaQuestion): MfaQuestion[] =>
  Array.from({ length: count }, (_, index) => ask(index))

const selection = (round: number, question: number, options: number): MfaQuestion => ({
  text: `Security question ${question} of round ${round}`,
  options: Array.from({ length: options }, (_, index) => `answer_${round}_${question}_${index}`),
  answer: `answer_${round}_${question}_0`,
})

const device: readonly MfaRound[] = [
  {
    type: 'device',
    questions: [
      { text: 'Where to send the code', options: ['••• ••• 1234', 'u•••@example.com'], answer: '' },
    ],
  },
  { type: 'code', questions: [{ text: 'The code that was sent', options: null, answer: '1234' }] },
]

const yesOrNo: MfaRound = {
  type: 'selections',
  questions: [{ text: 'Is this you?', options: ['Yes', 'No'], answer: 'Yes' }],
}

/** Reads what a password asks for as a second step; undefined when it asks for none. */
const readMfa = (password: string): MfaRound[] | undefined => {
  if (password === 'mfa_device') return structuredClone([...device])
  if (password === 'mfa_selections') return [structuredClone(yesOrNo)]
  const questions = /^mfa_questions_([1-9])_([1-9])$/.exec(password)
  if (questions) {
    const [rounds, count] = questions.slice(1).map(Number) as [number, number]
    return Array.from({ length: rounds }, (_, round) => ({
      type: 'questions',
      questions: asked(count, (index) => ({
        text: `Security question ${index + 1} of round ${round + 1}`,
        options: null,
        answer: `answer_${round}_${index}`,
      })),
    }))
  }
  const selections = /^mfa_selections_([1-9])_([1-9])_([2-9])$/.exec(password)
  if (!selections) return undefined
  const [rounds, count, options] = selections.slice(1).map(Number) as [number, number, number]
  return Array.from({ length: rounds }, (_, round) => ({
    type: 'selections',
    questions: asked(count, (index) => selection(round + 1, index + 1, options)),
  }))
}

const readRecaptcha = (password: string): 'good' | 'bad' | null => {
  // Plaid's page prints the quotes with backslashes, and people copy what is printed.
  const found = /^\s*\{\s*\\?"recaptcha\\?"\s*:\s*\\?"(good|bad)\\?"\s*\}\s*$/.exec(password)
  return (found?.[1] ?? null) as 'good' | 'bad' | null
}

const good = (
  username: string,
  rest: {
    accounts?: BankAccount[] | null
    mfa?: MfaRound[]
    recaptcha?: 'good' | 'bad' | null
  } = {},
): SignIn => ({
  ok: true,
  login: { username, accounts: rest.accounts ?? null },
  mfa: rest.mfa ?? [],
  recaptcha: rest.recaptcha ?? null,
})

const bad = (code: string): SignIn => ({ ok: false, error: signInError(code) })

const signInAsGood = (username: string, password: string): SignIn => {
  if (password === 'pass_good' || password === 'microdeposits_good') return good(username)
  const mfa = readMfa(password)
  if (mfa) return good(username, { mfa })
  const recaptcha = readRecaptcha(password)
  if (recaptcha) return good(username, { recaptcha })
  const code = password.startsWith('error_') ? password.slice('error_'.length) : ''
  return bad(sandboxErrors.includes(code) ? code : 'INVALID_CREDENTIALS')
}

/**
 * Decides a login by Plaid's Sandbox rules: `user_good` with `pass_good` gets in, `error_<CODE>` as the
 * password fails with that code, `mfa_…` asks more, and `user_custom` takes its whole bank as JSON in the password.
 *
 * @see https://plaid.com/docs/sandbox/test-credentials/
 */
export const signIn = (username: string, password: string): SignIn => {
  if (username === 'user_good') return signInAsGood(username, password)
  if (anyPassword.test(username))
    return password === '' ? bad('INVALID_CREDENTIALS') : good(username)
  if (username === 'user_bank_income' && password.trim() === '{}') return good(username)
  if (username !== 'user_custom') return bad('INVALID_CREDENTIALS')
  const custom = readCustomUser(password)
  if (!custom) return bad('INVALID_CREDENTIALS')
  if (custom.forcedError !== null) return bad(custom.forcedError)
  return good(username, { accounts: custom.accounts, recaptcha: custom.recaptcha })
}
