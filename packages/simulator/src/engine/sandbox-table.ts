import { institutions, type Institution } from './institutions.ts'
import { bankPageErrors, forcedErrors, sandboxErrors } from './sign-in-errors.ts'

/** Something that Plaid documents for its Sandbox, and what the simulator makes of it. */
export interface SandboxRow {
  kind:
    | 'credential'
    | 'error password'
    | 'forced error'
    | 'institution'
    | 'bank page error'
    | 'phone'
    | 'code'
    | 'numbers'
    | 'token error'
  /** What is typed, chosen or used. */
  input: string
  /** Where Link stands afterwards: an error code if there is one, or the pane that is shown. */
  ends: string
  /** The same in words. */
  what: string
}

const anyPassword = [
  'user_transactions_dynamic',
  'user_ewa_user',
  'user_yuppie',
  'user_small_business',
  'user_credit_bonus',
  'user_credit_joint_account',
  'user_credit_profile_poor',
  'user_credit_profile_good',
  'user_credit_profile_excellent',
  'user_prism_1',
  'user_prism_8',
]

const credential = (input: string, ends: string, what: string): SandboxRow => ({
  kind: 'credential',
  input,
  ends,
  what,
})

const credentials: readonly SandboxRow[] = [
  credential('user_good / pass_good', 'select_account', 'Gets in.'),
  credential('user_bank_income / {}', 'select_account', 'Gets in with that password.'),
  ...anyPassword.map((user) =>
    credential(`${user} / anything`, 'select_account', 'Gets in with any password.'),
  ),
  credential('user_good / mfa_device', 'mfa', 'Asks where to send a code, then for 1234.'),
  credential('user_good / mfa_questions_2_3', 'mfa', 'Asks 2 rounds of 3: answer_0_0 and so on.'),
  credential('user_good / mfa_selections', 'mfa', 'Asks for one choice: Yes.'),
  credential(
    'user_good / mfa_selections_2_2_3',
    'mfa',
    'Asks 2 rounds of 2, each with 3 to choose from: answer_1_1_0 and so on.',
  ),
  credential(
    'user_good / microdeposits_good',
    'select_account',
    'At Houndstooth Bank: verified by itself within a day.',
  ),
  credential('user_good / {"recaptcha":"good"}', 'recaptcha', 'Asks for a tick, and gets in.'),
  credential('user_good / {"recaptcha":"bad"}', 'recaptcha', 'Asks for a tick: RECAPTCHA_BAD.'),
  credential('user_good / wrong', 'INVALID_CREDENTIALS', 'Any other password.'),
  credential(
    'user_custom / {"override_accounts":[{"meta":{"name":"Travel"}}]}',
    'select_account',
    'Gets in and has those accounts.',
  ),
]

const institutionEnd = ({ health, oauth, brands }: Institution): string => {
  if (health === 'down') return 'INSTITUTION_DOWN'
  if (health === 'unsupported') return 'INSTITUTION_NO_LONGER_SUPPORTED'
  if (oauth) return 'oauth'
  return brands.length > 0 ? 'select_brand' : 'credentials'
}

const trips = {
  plain: 'Signs in on its own page: a pop-up, or a redirect in webviews.',
  app_to_app: 'Comes back in another tab, where Link goes on.',
  qr: 'Shows a QR code and waits until the second page is done.',
}

const duplicates = {
  always: ' Another link breaks the one before it.',
  other_accounts: ' Another link of other accounts breaks the one before it.',
  never: '',
}

const institutionText = (institution: Institution): string => {
  const { health, oauth, brands, trip, secondBreaksFirst } = institution
  if (health === 'down') return 'Cannot be reached.'
  if (health === 'unsupported') return 'Is not supported.'
  if (health === 'degraded') return 'Is slow: warned of, and goes on.'
  if (oauth) return trips[trip] + duplicates[secondBreaksFirst]
  return brands.length > 0 ? `Asks which: ${brands.join(' or ')}.` : 'Signs in with a password.'
}

const normalised = (code: string): string =>
  code === 'PLAID_ERROR' ? 'INTERNAL_SERVER_ERROR' : code

const phones: readonly (readonly [input: string, ends: string, what: string])[] = [
  ['415-555-0010', 'select_institution', 'Is new: goes on to the list of banks.'],
  ['415-555-0011', 'select_saved_institution', 'Has banks saved.'],
  ['415-555-0012', 'select_saved_institution', 'Has banks saved, one of them lately.'],
  ['415-555-0013', 'select_saved_institution', 'Has a bank with a page of its own saved.'],
  ['415-555-0014', 'select_saved_institution', 'Is on a new device: signs in at the bank again.'],
  ['415-555-0015', 'select_saved_account', 'Has the bank chosen already.'],
  ['212-555-0199', 'select_institution', 'Any other number: is new.'],
  ['12', 'INVALID_PHONE_NUMBER', 'What is no phone number.'],
]

/**
 * Everything that Plaid documents for its Sandbox and the simulator knows, in the order in which the README lists it.
 *
 * @see https://plaid.com/docs/sandbox/test-credentials/
 */
export const sandboxTable: readonly SandboxRow[] = [
  ...credentials,
  ...sandboxErrors.map((code): SandboxRow => ({
    kind: 'error password',
    input: `error_${code}`,
    ends: code,
    what: 'As the password of user_good.',
  })),
  ...forcedErrors.map((code): SandboxRow => ({
    kind: 'forced error',
    input: `{"force_error":"${code}"}`,
    ends: normalised(code),
    what: 'As the password of user_custom.',
  })),
  ...institutions.map((institution): SandboxRow => ({
    kind: 'institution',
    input: institution.id,
    ends: institutionEnd(institution),
    what: `${institution.name}. ${institutionText(institution)}`,
  })),
  ...bankPageErrors.map((code): SandboxRow => ({
    kind: 'bank page error',
    input: code,
    ends: code,
    what: 'Chosen on the page of a bank, and approved.',
  })),
  ...phones.map(([input, ends, what]): SandboxRow => ({ kind: 'phone', input, ends, what })),
  { kind: 'code', input: '123456', ends: 'select_saved_institution', what: 'Sent to the phone.' },
  { kind: 'code', input: '000000', ends: 'INVALID_OTP', what: 'Any other; three at the most.' },
  {
    kind: 'numbers',
    input: '110000000 / 1111222233330000',
    ends: 'microdeposit_sent',
    what: 'Verified later by the code ABC, in update mode.',
  },
  {
    kind: 'numbers',
    input: '333333334 / 1111222233330000',
    ends: 'microdeposit_code',
    what: 'Verified at once by the code ABC.',
  },
  {
    kind: 'numbers',
    input: '12 / 34',
    ends: 'INVALID_ACCOUNT_NUMBER',
    what: 'Numbers that no account has.',
  },
  ...(
    [
      ['unknown', 'Made elsewhere, or in another environment.'],
      ['expired', 'After 4 hours; after 30 minutes in update mode.'],
      ['used', 'After a success.'],
      ['five wrong passwords', 'After too many bad logins.'],
    ] as const
  ).map(([input, what]): SandboxRow => ({
    kind: 'token error',
    input,
    ends: 'INVALID_LINK_TOKEN',
    what,
  })),
]
