import { assert, constantFrom, lorem, oneof, option, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { RelinkError, relinkErrorCodes, type RelinkErrorCode } from '../errors/relink-error.ts'
import type { LinkExit } from '../link/link-exit.ts'
import { english } from '../messages/en.ts'
import type { ReturnRefusal } from '../link/return-refusal.ts'
import type { Item } from '../wire/item.ts'
import type { RepairFailure } from '../wire/link-backend.ts'
import { describeIssue, type DescribeIssueOptions } from './describe-issue.ts'
import {
  issueLines,
  nothingWrong,
  readIssueCodes,
  readIssueRow,
  type IssueKind,
} from './issue-catalogue.ts'
import type { IssueAction, LinkIssue } from './link-issue.ts'
import {
  plaidAliases,
  plaidCodes,
  type PlaidCode,
  type PlaidNextStep,
} from './plaid-codes.fixture.ts'

/** Each of Relink's own codes, and the kind of issue it is to people. */
const errorKinds: Record<RelinkErrorCode, IssueKind> = {
  provider_missing: 'our_side',
  option_invalid: 'our_side',
  redirect_uri_invalid: 'our_side',
  key_missing: 'our_side',
  script_blocked: 'script_blocked',
  script_timeout: 'no_answer',
  link_timeout: 'no_answer',
  link_threw: 'our_side',
  request_failed: 'no_connection',
  request_timeout: 'no_answer',
  response_invalid: 'our_side',
  storage_failed: 'storage_refused',
  token_unreadable: 'our_side',
  environment_mismatch: 'our_side',
  invalid_request: 'our_side',
  unauthenticated: 'signed_out',
  origin_refused: 'our_side',
  not_found: 'disconnected',
  link_token_unknown: 'session_expired',
  public_token_invalid: 'session_expired',
  exchange_lost: 'not_connected',
  json_only: 'our_side',
  too_many_requests: 'too_many_tries',
  internal_error: 'our_side',
  plaid_error: 'our_side',
  plaid_unavailable: 'service_down',
}

const refusalKinds: Record<ReturnRefusal, IssueKind> = {
  direct: 'direct',
  missing: 'return_lost',
  already_finished: 'already_finished',
  expired: 'session_expired',
  other_person: 'other_person',
  other_tab: 'other_tab',
  other_environment: 'session_expired',
  not_checked: 'our_side',
  unreadable: 'return_lost',
}

const exitWith = (
  type: string,
  code: string,
  message = 'for developers',
): LinkExit & { error: object } => ({
  error: { type, code, message, displayMessage: 'Words that a bank chose.' },
  status: 'requires_credentials',
  institution: { id: 'ins_109508', name: 'First Platypus Bank' },
  linkSessionId: 'session-1',
  requestId: 'request-1',
  bankWindowFailed: false,
})

const left = (
  type: string,
  code: string,
  options: DescribeIssueOptions & { said?: string } = {},
): LinkIssue | null =>
  describeIssue({ from: 'exit', exit: exitWith(type, code, options.said) }, options)

const failed = (code: RelinkErrorCode): LinkIssue | null =>
  describeIssue({ from: 'error', error: new RelinkError(code, 'Failed.', { requestId: 'r-7' }) })

const item = (change: Partial<Item> = {}): Item => ({
  id: 'item-1',
  institutionId: 'ins_1',
  bankName: 'Gingham Bank',
  health: { status: 'healthy' },
  healthChangesIn: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  ...change,
})

/**
 * The main actions that fit what Plaid's documentation says helps. None: there is nothing to say.
 * Where only a developer can help, support will do for all: most of those codes never reach a browser.
 */
const fitting: Record<PlaidNextStep, IssueAction[]> = {
  retry_now: ['retry'],
  retry_later: ['wait', 'go_to_bank_first'],
  reenter_credentials: ['retry'],
  update_mode: ['reconnect', 'review_consent'],
  // A person asked for consent again gets a new link token, too.
  new_link_token: ['start_again', 'review_consent'],
  choose_another_institution: ['choose_another_bank'],
  contact_support: ['contact_support'],
  // Nothing a person does mends these, but some are got round with a new link token.
  developer_fix: ['contact_support', 'start_again'],
  nothing_to_show: [],
}

const expectFit = (issue: LinkIssue | null): void => {
  if (issue === null) throw new Error('There is no issue.')
  expect(issue.title.length).toBeLessThanOrEqual(45)
  expect(issue.message.length).toBeLessThanOrEqual(160)
  expect(`${issue.title} ${issue.message}`).not.toMatch(/plaid|oops|[A-Z]+_|\{|\}/i)
  expect(issue.title.trim()).not.toBe('')
  expect(issue.message.trim()).not.toBe('')
  expect(issue.actions.length).toBeGreaterThan(0)
}

const isSaid = ([, , , nextStep]: PlaidCode): boolean => nextStep !== 'nothing_to_show'

test.for(plaidCodes.filter((row) => isSaid(row)))(
  '%s / %s is put to a %s, and the main action fits %s',
  ([type, code, audience, nextStep]) => {
    const issue = left(type ?? '', code)
    expect(issue).toMatchObject({ code, audience })
    expect(fitting[nextStep].concat(audience === 'user' ? [] : 'contact_support')).toContain(
      issue?.actions[0],
    )
    expectFit(issue)
  },
)

test.for(plaidCodes.filter((row) => !isSaid(row)))(
  '%s / %s is not put to anybody',
  ([type, code]) => {
    expect(left(type ?? '', code)).toBeNull()
  },
)

test('the catalogue holds 203 codes of Plaid, none of them twice', () => {
  expect(new Set(plaidCodes.map(([type, code]) => `${type}/${code}`)).size).toBe(203)
})

/** Whole types that the catalogue leaves to its generic kind, and why. */
const generic: Record<string, string> = {
  INVALID_INPUT: 'a request of the app’s server was wrong',
  INVALID_REQUEST: 'a request of the app’s server was wrong',
  INVALID_RESULT: 'what Plaid computed is no use; only the server hears of it',
  USER_ERROR: 'what the app’s server said of the person was wrong',
  PAYMENT_ERROR: 'the order that the app’s server made can’t be carried out',
  BANK_TRANSFER_ERROR: 'a product that Plaid has ended; only the server hears of it',
  TRANSFER_ERROR: 'the order that the app’s server made can’t be carried out',
  TRANSACTION_ERROR: 'the order that the app’s server made can’t be carried out',
  TRANSACTIONS_ERROR: 'the app’s server reads the pages anew',
  INCOME_VERIFICATION_ERROR: 'a document that is not there, or a product that is not enabled',
  CHECK_REPORT_ERROR: 'the report can’t be made; only the server hears of it',
  CONSUMER_REPORT_ERROR: 'the report can’t be made; only the server hears of it',
  ASSET_REPORT_ERROR: 'the report can’t be made; only the server hears of it',
  SIGNAL_ERROR: 'a request of the app’s server was wrong',
  PARTNER_ERROR: 'the developer’s set-up with Plaid',
  DEPOSIT_SWITCH_ERROR: 'a product that Plaid has ended',
  SANDBOX_ERROR: 'never in Production',
}

test('a code is left to the generic kind on purpose only, and is never one for people', () => {
  const named = new Set(issueLines.flatMap((line) => readIssueCodes(line).flat()))
  for (const name of nothingWrong.split(' ')) named.add(name)
  const left = plaidCodes.filter(
    ([type, code]) =>
      ![`${type}/${code}`, code, `${type}/`].some((name) => named.has(name.toLowerCase())),
  )
  const unexplained = left.filter(
    ([type, code]) =>
      generic[type ?? ''] === undefined &&
      // Of an old Plaid, without a type.
      code !== 'INSTITUTION_NOT_FOUND' &&
      code !== 'PUBLIC_KEY_NOT_ENABLED',
  )
  expect(unexplained).toEqual([])
  expect(left.filter(([, , audience]) => audience === 'user')).toEqual([])
  const used = new Set(left.map(([type]) => type))
  expect(Object.keys(generic).filter((type) => !used.has(type))).toEqual([])
})

test('no code stands under two kinds', () => {
  const codes = issueLines.flatMap((line) => readIssueCodes(line).slice(1).flat())
  expect(codes).toEqual([...new Set(codes)])
  const kinds = new Set<string>(issueLines.map((line) => readIssueRow(line).kind))
  const misplaced = issueLines.flatMap((line) =>
    readIssueCodes(line)
      .flat()
      .filter((name) => kinds.has(name) && name !== readIssueRow(line).kind),
  )
  expect(misplaced).toEqual([])
})

test('every line of the catalogue is a kind with a severity, at most two things to do, and its codes', () => {
  for (const line of issueLines) {
    const { kind, severity, audience, actions } = readIssueRow(line)
    expect(Object.keys(english.issues)).toContain(kind)
    expect(['info', 'warning', 'error']).toContain(severity)
    expect(['user', 'developer']).toContain(audience)
    // Nothing is wrong there, so nothing has to be mended.
    const isPlain = ['direct', 'other_tab', 'newer_connection'].includes(kind)
    expect(actions.length).toBeGreaterThanOrEqual(isPlain ? 0 : 1)
    expect(actions.length).toBeLessThanOrEqual(isPlain ? 0 : 2)
    for (const action of actions) expect(Object.keys(english.actions)).toContain(action)
    expect(line).toBe(line.toLowerCase().trim())
  }
})

/** What the catalogue names that is not of Plaid. */
const ownNames = new Set<string>([
  'interrupted',
  ...Object.keys(relinkErrorCodes),
  ...Object.keys(refusalKinds),
  'other_login',
  'new_item',
  'consent_missing',
  ...Object.keys(english.issues),
])

test('every code of Plaid that the catalogue names is documented or an alias', () => {
  const known = new Set([
    ...plaidCodes.flatMap(([type, code]) => [code, `${type}/${code}`, `${type}/`]),
    ...plaidAliases.map(([alias]) => alias.toUpperCase().replaceAll('-', '_')),
  ])
  // A leading slash is for where Plaid does not say the type.
  const isKnown = (name: string): boolean => known.has(name.toUpperCase().replace(/^\//, ''))
  const named = issueLines
    .flatMap((line) => readIssueCodes(line).flat())
    .concat(nothingWrong.split(' '))
  expect(named.filter((name) => !isKnown(name) && !ownNames.has(name))).toEqual([])
})

test('an issue for developers is put to people in neutral words', () => {
  const said = plaidCodes
    .filter((row) => isSaid(row) && row[2] === 'developer')
    .map(([type, code]) => left(type ?? '', code))
  expect(new Set(said.map((issue) => issue?.title))).toEqual(
    new Set([
      'This is on our side',
      'First Platypus Bank isn’t available here yet',
      'This isn’t ready yet',
    ]),
  )
})

test.for([
  'wrong_details',
  'wrong_answer',
  'wrong_phone',
  'wrong_number',
  'wrong_amounts',
  'account_locked',
  'password_reset',
  'different_login',
  'check_over',
  'too_many_tries',
  'payment_rejected',
])('no program tries again by itself after %s', (kind) => {
  const lines = issueLines.filter((line) => readIssueRow(line).kind === kind)
  expect(lines.map((line) => readIssueRow(line).autoRetry)).toEqual(lines.map(() => false))
  expect(lines).not.toEqual([])
})

test('a program may try again by itself where nothing of the person’s is at stake', () => {
  const kinds = issueLines.map(readIssueRow).filter(({ autoRetry }) => autoRetry)
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'not_ready_yet',
    'no_connection',
    'no_answer',
    'service_down',
  ])
  expect(failed('request_failed')?.autoRetry).toBe(true)
  expect(left('ITEM_ERROR', 'INVALID_CREDENTIALS')?.autoRetry).toBe(false)
})

test('someone who simply closed Link is told nothing', () => {
  expect(describeIssue({ from: 'exit', exit: { ...exitWith('', ''), error: null } })).toBeNull()
})

test('an unknown code falls to its type', () => {
  const kindOf = (type: string): string | undefined => left(type, 'SOMETHING_NEW')?.kind
  expect(kindOf('ITEM_ERROR')).toBe('not_connected')
  expect(kindOf('INSTITUTION_ERROR')).toBe('bank_down')
  expect(left('RATE_LIMIT_EXCEEDED', 'SOMETHING_NEW')?.actions[0]).toBe('wait')
  expect(kindOf('API_ERROR')).toBe('service_down')
  expect(kindOf('OAUTH_ERROR')).toBe('session_expired')
  expect(kindOf('RECAPTCHA_ERROR')).toBe('not_connected')
  expect(kindOf('INVALID_INPUT')).toBe('our_side')
  expect(kindOf('INVALID_SOMETHING')).toBe('our_side')
  expect(left('NEW_ERROR', 'SOMETHING_NEW')).toMatchObject({
    code: 'SOMETHING_NEW',
    kind: 'our_side',
    actions: ['contact_support'],
  })
})

test('a code in any letters is the same code', () => {
  expect(left('item_error', 'item-locked')).toEqual(left('ITEM_ERROR', 'ITEM_LOCKED'))
  expect(left('ITEM_ERROR', 'Item_Locked')?.code).toBe('ITEM_LOCKED')
})

test.for([
  ['ITEM_ERROR', 'INCORRECT_DEPOSIT_VERIFICATION', 'wrong_amounts'],
  ['ITEM_ERROR', 'VERIFICATION_EXPIRED', 'check_over'],
  ['ITEM_ERROR', 'TOO_MANY_VERIFICATION_ATTEMPTS', 'check_over'],
  ['ITEM_ERROR', 'USER_SETUP_REQUIRED', 'setup_needed'],
  ['ITEM_ERROR', 'PASSWORD_RESET_REQUIRED', 'password_reset'],
  ['ITEM_ERROR', 'INSUFFICIENT_CREDENTIALS', 'not_finished'],
  ['ITEM_ERROR', 'INVALID_OTP', 'wrong_answer'],
  ['ITEM_ERROR', 'NO_AUTH_ACCOUNTS', 'no_payment_account'],
  ['ITEM_ERROR', 'NO_LIABILITY_ACCOUNTS', 'no_fitting_account'],
  ['ITEM_ERROR', 'MFA_NOT_SUPPORTED', 'sign_in_not_supported'],
  ['INSTITUTION_ERROR', 'INSTITUTION_NOT_RESPONDING', 'bank_slow'],
  ['INSTITUTION_ERROR', 'INSTITUTION_NO_LONGER_SUPPORTED', 'bank_not_supported'],
  ['RECAPTCHA_ERROR', 'RECAPTCHA_BAD', 'not_connected'],
  ['PAYMENT_ERROR', 'PAYMENT_REJECTED', 'payment_rejected'],
  ['PAYMENT_ERROR', 'PAYMENT_CONSENT_CANCELLED', 'payment_cancelled'],
  ['INCOME_VERIFICATION_ERROR', 'INCOME_VERIFICATION_FAILED', 'not_connected'],
] as const)('%s / %s is said as %s', ([type, code, kind]) => {
  expect(left(type, code)?.kind).toBe(kind)
})

test('a known code under an unexpected type is known all the same', () => {
  expect(left('ITEM_ERROR', 'USER_PERMISSION_REVOKED')?.kind).toBe('disconnected')
  expect(left('', 'ITEM_LOCKED')?.kind).toBe('account_locked')
})

test('one code can mean different things under two types', () => {
  expect(left('ITEM_ERROR', 'PRODUCT_NOT_ENABLED')?.kind).toBe('our_side')
  expect(left('ASSET_REPORT_ERROR', 'PRODUCT_NOT_ENABLED')).toMatchObject({
    code: 'PRODUCT_NOT_ENABLED',
    kind: 'reconnect_needed',
  })
})

test.for(plaidAliases)('%s is read as %s', ([alias, code]) => {
  const issue = left('', alias)
  expect(issue).toEqual(left('', code))
  expect(issue?.code ?? code).toBe(code)
})

test('Plaid’s own words are not used: they come in one language, and some are for developers', () => {
  for (const [type, code] of plaidCodes)
    expect(left(type ?? '', code)?.message).not.toBe('Words that a bank chose.')
})

test.for(Object.keys(relinkErrorCodes) as RelinkErrorCode[])(
  'Relink’s own %s has words and an action',
  (code) => {
    const issue = failed(code)
    expect(issue).toMatchObject({ code, kind: errorKinds[code], support: { requestId: 'r-7' } })
    expectFit(issue)
  },
)

test('what a person can do about a failure depends on the failure', () => {
  const main = (code: RelinkErrorCode): unknown => failed(code)?.actions[0]
  expect(main('unauthenticated')).toBe('sign_in_again')
  expect(main('script_blocked')).toBe('retry')
  expect(main('script_timeout')).toBe('retry')
  expect(main('link_timeout')).toBe('retry')
  expect(main('request_failed')).toBe('retry')
  expect(main('request_timeout')).toBe('retry')
  expect(main('internal_error')).toBe('retry')
  expect(main('link_token_unknown')).toBe('start_again')
  expect(main('public_token_invalid')).toBe('start_again')
  expect(main('exchange_lost')).toBe('start_again')
  expect(main('too_many_requests')).toBe('wait')
  expect(main('plaid_unavailable')).toBe('wait')
  expect(main('plaid_error')).toBe('contact_support')
  expect(main('provider_missing')).toBe('contact_support')
  expect(failed('script_blocked')?.message).toContain('ad blocker')
  expect(failed('redirect_uri_invalid')?.audience).toBe('developer')
})

test('a return that can’t be resumed offers to start again', () => {
  for (const refusal of ['missing', 'expired', 'other_person', 'unreadable'] as const) {
    const issue = describeIssue({ from: 'refusal', refusal })
    expect(issue).toMatchObject({ code: refusal, kind: refusalKinds[refusal], audience: 'user' })
    expect(issue?.severity).toBe('warning')
    expect(issue?.actions[0]).toBe('start_again')
    expectFit(issue)
  }
})

test('a return page that was opened directly raises no alarm, and has nothing to mend', () => {
  expect(describeIssue({ from: 'refusal', refusal: 'direct' })).toMatchObject({
    code: 'direct',
    kind: 'direct',
    audience: 'user',
    severity: 'info',
    title: 'Nothing to do here',
    actions: [],
  })
})

test('a return that was finished before raises no alarm', () => {
  expect(describeIssue({ from: 'refusal', refusal: 'already_finished' })).toMatchObject({
    kind: 'already_finished',
    severity: 'info',
    title: 'This step is already done',
  })
})

test('a bank that is connected already can be kept or connected again', () => {
  expect(describeIssue({ from: 'already_connected', existing: item() })).toMatchObject({
    code: 'already_connected',
    severity: 'info',
    title: 'Gingham Bank is already connected',
    actions: ['keep_existing', 'connect_anyway'],
    support: { institutionId: 'ins_1' },
  })
})

test('where the new connection may have ended the old one, that is said, and both can be chosen', () => {
  const issue = describeIssue({ from: 'already_connected', existing: item(), breaksFirst: true })
  expect(issue).toMatchObject({
    code: 'one_at_a_time',
    kind: 'one_at_a_time',
    severity: 'info',
    title: 'Your first connection may have stopped',
    actions: ['keep_existing', 'connect_anyway'],
    support: { institutionId: 'ins_1' },
  })
  expectFit(issue)
})

const unrepaired = (
  failure: RepairFailure | null,
  code = 'ITEM_LOGIN_REQUIRED',
): LinkIssue | null =>
  describeIssue({
    from: 'not_repaired',
    item: item({ health: { status: 'sign_in_required', code, reason: null } }),
    failure,
  })

test('an Item whose bank asks for something first says so after a repair that did not help', () => {
  expect(unrepaired('not_known', 'ITEM_LOCKED')).toMatchObject({
    code: 'ITEM_LOCKED',
    kind: 'account_locked',
    actions: ['reconnect', 'go_to_bank_first'],
  })
})

test.for<[RepairFailure, IssueKind, IssueAction[]]>([
  ['other_login', 'different_login', ['reconnect', 'start_again']],
  ['new_item', 'newer_connection', []],
  ['consent_missing', 'consent_needed', ['review_consent']],
  ['bank_down', 'bank_down', ['wait']],
  ['other_environment', 'our_side', ['contact_support']],
])('a repair that did not help because of %s is said as %s', ([failure, kind, actions]) => {
  const issue = unrepaired(failure)
  expect(issue).toMatchObject({ code: failure, kind, actions, support: { institutionId: 'ins_1' } })
  expect(unrepaired(failure, 'ITEM_LOCKED')).toEqual(issue)
  expect(issue?.message).not.toContain('{')
})

test('an Item that update mode did not mend can be reconnected once more', () => {
  for (const failure of ['not_known', null] as const)
    expect(unrepaired(failure)).toMatchObject({
      code: 'ITEM_LOGIN_REQUIRED',
      kind: 'not_repaired',
      actions: ['reconnect', 'go_to_bank_first'],
    })
  const fine = describeIssue({ from: 'not_repaired', item: item(), failure: null })
  expect(fine).toMatchObject({ code: 'not_repaired', kind: 'not_repaired' })
})

test('the bank is named, or called your bank', () => {
  const exit = exitWith('INSTITUTION_ERROR', 'INSTITUTION_DOWN')
  const title = (name: string | null, bankName?: string | null): string | undefined =>
    describeIssue(
      { from: 'exit', exit: { ...exit, institution: { id: null, name } } },
      bankName === undefined ? {} : { bankName },
    )?.title
  expect(title('Gingham Bank')).toBe('Gingham Bank has a technical problem')
  expect(title('Gingham Bank', 'My Bank')).toBe('My Bank has a technical problem')
  expect(title('Gingham Bank', null)).toBe('Gingham Bank has a technical problem')
  expect(title(null)).toBe('Your bank has a technical problem')
  expect(title('A bank with such a long name that a title can’t hold it')).toBe(
    'Your bank has a technical problem',
  )
})

test('support gets the ids that Link gave', () => {
  expect(left('ITEM_ERROR', 'ITEM_LOCKED')?.support).toEqual({
    requestId: 'request-1',
    linkSessionId: 'session-1',
    institutionId: 'ins_109508',
  })
})

test('the caller can’t change the catalogue through the actions of an issue', () => {
  left('ITEM_ERROR', 'ITEM_LOCKED')?.actions.pop()
  expect(left('ITEM_ERROR', 'ITEM_LOCKED')?.actions).toHaveLength(2)
})

const anyText = oneof(
  string(),
  string({ unit: 'binary' }),
  constantFrom('__proto__', 'constructor', 'toString', '/', 'ITEM_ERROR/', 'ITEM_ERROR'),
  constantFrom(...plaidCodes.map(([type]) => type ?? '')),
  constantFrom(...plaidCodes.map(([, code]) => code)),
)

test('whatever Link reports, the words stay within their limits and nothing throws', () => {
  assert(
    property(
      anyText,
      anyText,
      oneof(anyText, lorem({ maxCount: 60 })),
      option(oneof(string(), lorem({ maxCount: 20 }))),
      (type, code, message, name) => {
        const exit = { ...exitWith(type, code, message), institution: { id: null, name } }
        const issue = describeIssue({ from: 'exit', exit })
        if (issue === null) return
        expect(issue.title.length).toBeLessThanOrEqual(45)
        expect(issue.message.length).toBeLessThanOrEqual(160)
        expect(issue.message.trim()).not.toBe('')
        expect(issue.actions.length).toBeGreaterThan(0)
        expect(Object.keys(english.issues)).toContain(issue.kind)
      },
    ),
  )
})

test('whatever an Item’s server reports after a repair, nothing throws', () => {
  assert(
    property(anyText, anyText, (code, bankName) => {
      const health = { status: 'sign_in_required', code, reason: null } as const
      const issue = describeIssue({
        from: 'not_repaired',
        item: item({ health, bankName }),
        failure: null,
      })
      expect(issue?.actions[0]).toBe('reconnect')
    }),
  )
})

test('a second session in a row that died is put down to too many tries', () => {
  const exit = exitWith('INVALID_INPUT', 'INVALID_LINK_TOKEN')
  expect(describeIssue({ from: 'exit', exit })).toMatchObject({
    kind: 'session_expired',
    actions: ['start_again'],
  })
  expect(describeIssue({ from: 'exit', exit, again: true })).toMatchObject({
    code: 'INVALID_LINK_TOKEN',
    kind: 'too_many_tries',
    actions: ['wait'],
  })
})

test('what was broken off says that nothing is lost, and offers to try again', () => {
  expect(describeIssue({ from: 'interrupted' })).toMatchObject({
    kind: 'not_finished',
    severity: 'info',
    actions: ['retry', 'choose_another_bank'],
  })
})

test('Plaid tells how many tries are left, and the person reads it', () => {
  const say = (said: string): LinkIssue | null =>
    left('INVALID_INPUT', 'INCORRECT_DEPOSIT_VERIFICATION', { said })
  expect(say('the code was wrong, 2 attempts remaining')).toMatchObject({
    attemptsLeft: 2,
    message: 'Check it in your bank’s app, then try again. You have 2 tries left.',
  })
  expect(say('you have 1 more try')).toMatchObject({
    attemptsLeft: 1,
    message: 'Check it in your bank’s app, then try again. You have 1 try left.',
  })
  expect(say('the code was wrong')).toMatchObject({
    attemptsLeft: null,
    message: 'Check it in your bank’s app, then try again.',
  })
})

test('nobody who repairs one bank is told to choose another', () => {
  const actions = (type: string, code: string): unknown =>
    left(type, code, { mode: 'update' })?.actions
  expect(actions('INSTITUTION_ERROR', 'INSTITUTION_DOWN')).toEqual(['wait'])
  expect(actions('ITEM_ERROR', 'NO_ACCOUNTS')).toEqual(['review_consent'])
  expect(actions('ITEM_ERROR', 'ITEM_LOCKED')).toEqual(['go_to_bank_first'])
  for (const [type, code] of plaidCodes) {
    const issue = left(type ?? '', code, { mode: 'update' })
    if (issue === null) continue
    expect(issue.actions).not.toContain('choose_another_bank')
    expect(issue.actions).not.toEqual([])
  }
})

test('a bank that was never connected is not to be reconnected', () => {
  const login = (mode: 'new' | 'update'): unknown => {
    const issue = left('ITEM_ERROR', 'ITEM_LOGIN_REQUIRED', { mode })
    return [issue?.kind, ...(issue?.actions ?? [])]
  }
  expect(login('update')).toEqual(['reconnect_needed', 'reconnect'])
  expect(login('new')).toEqual(['not_connected', 'retry', 'choose_another_bank'])
})

test('what the app can’t do is not among the actions', () => {
  const offers = (action: string): boolean => action !== 'enter_manually'
  const actions = (options: DescribeIssueOptions): unknown =>
    left('ITEM_ERROR', 'ITEM_NOT_SUPPORTED', options)?.actions
  expect(actions({})).toEqual(['choose_another_bank', 'enter_manually'])
  expect(actions({ offers })).toEqual(['choose_another_bank'])
  expect(actions({ offers: () => false, mode: 'update' })).toEqual([])
})

test('a bank’s window that did not open is no plain cancel', () => {
  const exit = { ...exitWith('', ''), error: null, bankWindowFailed: true }
  expect(describeIssue({ from: 'exit', exit })).toMatchObject({
    code: 'window_blocked',
    kind: 'window_blocked',
    severity: 'warning',
    actions: ['retry'],
    support: { linkSessionId: 'session-1' },
  })
})

test('what Plaid told the server says more than that Plaid refused', () => {
  const refused = (code: RelinkErrorCode, plaid: { type: string; code: string }): unknown => {
    const issue = describeIssue({
      from: 'error',
      error: new RelinkError(code, 'Failed.', { requestId: 'r-7', plaid }),
    })
    return issue && [issue.code, issue.kind, issue.support.requestId]
  }
  expect(refused('plaid_error', { type: 'ITEM_ERROR', code: 'ITEM_LOCKED' })).toEqual([
    'ITEM_LOCKED',
    'account_locked',
    'r-7',
  ])
  expect(refused('plaid_error', { type: 'INVALID_INPUT', code: 'INVALID_API_KEYS' })).toEqual([
    'INVALID_API_KEYS',
    'our_side',
    'r-7',
  ])
  // Relink knows better what a spent public token means to the person.
  const spent = { type: 'INVALID_INPUT', code: 'INVALID_PUBLIC_TOKEN' }
  expect(refused('public_token_invalid', spent)).toEqual([
    'public_token_invalid',
    'session_expired',
    'r-7',
  ])
})

test.each(['ITEM_NO_ERROR', 'item-no-error'])(
  'a token that is refused because there is nothing to repair (%s) is no issue',
  (code) => {
    const plaid = { type: 'ITEM_ERROR', code }
    const error = new RelinkError('plaid_error', 'Failed.', { plaid })
    expect(describeIssue({ from: 'error', error })).toBeNull()
  },
)
