import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LinkIssue } from '../issues/link-issue.ts'
import { englishForItems } from '../messages/en-items.ts'
import { english } from '../messages/en.ts'
import { item } from '../test/samples.fixture.ts'
import type { Item } from '../wire/item.ts'
import { describeHealth, type HealthKind } from './describe-health.ts'
import { accessTokenLost, adviseOnHealth, type ItemHealth } from './item-health.ts'

const at = '2026-09-30T12:00:00Z'
const signIn = { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED' } as const
const ending = { status: 'disconnects', at, daysLeft: 3 } as const

/** A health for each kind that has words of its own, with the actions that it offers. */
const healths: Record<HealthKind, [ItemHealth, LinkIssue['severity'], LinkIssue['actions']]> = {
  sign_in_required: [{ ...signIn, reason: null }, 'warning', ['reconnect']],
  consent_expired: [{ ...signIn, reason: 'consent_expired' }, 'warning', ['reconnect']],
  access_withdrawn: [{ ...signIn, reason: 'access_withdrawn' }, 'warning', ['reconnect']],
  expires: [{ status: 'expires', at, daysLeft: 3 }, 'info', ['reconnect']],
  disconnects: [{ ...ending, why: 'access_ends' }, 'info', ['reconnect']],
  bank_moves: [{ ...ending, why: 'bank_moves' }, 'info', ['reconnect']],
  new_accounts: [{ status: 'new_accounts', relink: false }, 'info', ['reconnect']],
  new_accounts_relink: [{ status: 'new_accounts', relink: true }, 'info', ['start_again']],
  consent_missing: [
    { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['auth'] },
    'warning',
    ['review_consent'],
  ],
  verification_pending: [
    { status: 'verification_pending', accountIds: ['account-1'] },
    'warning',
    ['reconnect'],
  ],
  revoked: [{ status: 'revoked', code: 'USER_PERMISSION_REVOKED' }, 'warning', ['reconnect']],
  gone: [{ status: 'revoked', code: accessTokenLost }, 'warning', ['start_again']],
  account_closed: [{ status: 'account_closed', accountIds: ['a'] }, 'info', ['reconnect']],
  bank_trouble: [{ status: 'bank_trouble', code: 'INSTITUTION_DOWN' }, 'info', []],
  unknown: [{ status: 'unknown', code: 'SOMETHING_NEW' }, 'info', []],
}
const kinds = Object.keys(healths) as HealthKind[]

const say = (health: ItemHealth, change: Partial<Item> = {}): LinkIssue => {
  const issue = describeHealth({ ...item, bankName: 'Gingham Bank', ...change, health })
  if (issue === null) throw new Error('There is nothing to say.')
  return issue
}

const expectFit = ({ title, message }: LinkIssue): void => {
  expect(title.length).toBeLessThanOrEqual(45)
  expect(message.length).toBeLessThanOrEqual(160)
  expect(`${title} ${message}`).not.toMatch(/plaid|oops|[A-Z]+_|[{}[\]]|invalid date/i)
  expect(title.trim()).not.toBe('')
  expect(message.trim()).not.toBe('')
}

test('a healthy connection is no issue', () => {
  expect(describeHealth(item)).toBeNull()
})

test.each(kinds)('%s is said, with what the person can do about it', (kind) => {
  const [health, severity, actions] = healths[kind]
  const issue = say(health)
  expect(issue).toEqual({
    code: 'code' in health ? health.code : health.status,
    kind,
    audience: 'user',
    severity,
    title: expect.any(String),
    message: expect.any(String),
    actions,
    autoRetry: false,
    attemptsLeft: null,
    support: { requestId: null, linkSessionId: null, institutionId: item.institutionId },
  })
  expectFit(issue)
})

test('every kind has words, and there are no words without a kind', () => {
  expect(new Set(Object.keys(englishForItems.health))).toEqual(new Set(kinds))
})

test.each(kinds)('%s fits, whatever the bank is called', (kind) => {
  const [health] = healths[kind]
  for (const bankName of [
    '',
    ' ',
    'X',
    'Navy Federal Credit Union',
    'A bank '.repeat(40),
    '{bank}',
  ])
    expect(say(health, { bankName }).title.length).toBeLessThanOrEqual(45)
  expectFit(say(health, { bankName: 'A bank with such a long name that no title can hold it' }))
  expect(
    say(health, { bankName: 'A bank with such a long name that no title can hold it' }),
  ).toEqual(say(health, { bankName: '' }))
})

test.each(kinds)('%s offers an action exactly where there is a repair', (kind) => {
  const [health] = healths[kind]
  expect(say(health).actions.length > 0).toBe(adviseOnHealth(health).repair !== null)
})

test('access that is no longer valid is to be renewed by signing in', () => {
  expect(say({ ...signIn, reason: 'access_invalid' })).toMatchObject({
    code: 'ITEM_LOGIN_REQUIRED',
    kind: 'sign_in_required',
    title: 'Reconnect Gingham Bank',
    actions: ['reconnect'],
  })
})

test.each([
  ['ITEM_LOCKED', 'account_locked'],
  ['PASSWORD_RESET_REQUIRED', 'password_reset'],
  ['USER_SETUP_REQUIRED', 'setup_needed'],
] as const)('a bank that asks for something first (%s) says so', (code, kind) => {
  const issue = say({ status: 'sign_in_required', code, reason: null })
  expect(issue).toMatchObject({ code, kind, actions: ['reconnect', 'go_to_bank_first'] })
  expect([issue.title, issue.message]).toEqual(
    english.issues[kind].map((text) => text.replace('{bank}', 'Gingham Bank')),
  )
  expectFit(issue)
})

test('what ends in two days or less is no mere notice', () => {
  const severity = (daysLeft: number): string => say({ status: 'expires', at, daysLeft }).severity
  expect([7, 3, 2, 0].map(severity)).toEqual(['info', 'info', 'warning', 'warning'])
})

test('the day on which something ends is told where it is known', () => {
  expect(say({ status: 'expires', at, daysLeft: 3 }).message).toContain(
    'ends soon, on September 30, 2026.',
  )
  expect(say({ ...ending, why: null }).message).toContain('on September 30, 2026.')
  expect(say({ ...ending, why: 'bank_moves' }).message).toContain('on September 30, 2026.')
})

test.each(['access_ends', 'bank_moves', null] as const)(
  'an end (%s) of which no day is known leaves no hole',
  (why) => {
    const issue = say({ status: 'disconnects', at: null, daysLeft: null, why })
    expect(issue.message).not.toMatch(/ on |,\.|\s\./)
    expectFit(issue)
  },
)

test('a time that can’t be read is one that is not known', () => {
  expect(say({ status: 'expires', at: 'soon', daysLeft: 3 })).toMatchObject({
    message: 'Your permission ends soon. Reconnect now to stay up to date.',
  })
})

test('a permission that can be given again is told from a connection that is gone', () => {
  expect(say({ status: 'revoked', code: 'USER_PERMISSION_REVOKED' }).kind).toBe('revoked')
  expect(say({ status: 'revoked', code: 'ITEM_NOT_FOUND' }).kind).toBe('gone')
})

test('products that only need an agreement are reviewed, too', () => {
  const code = 'ADDITIONAL_CONSENT_REQUIRED'
  expect(say({ status: 'consent_missing', code, products: [] }).actions).toEqual(['review_consent'])
})

test('something that has no code has its state for one', () => {
  expect(say({ status: 'unknown', code: null }).code).toBe('unknown')
  expect(say({ status: 'unknown', code: '' }).code).toBe('unknown')
})

test('words of one’s own are used', () => {
  const messages = {
    ...english,
    health: { ...english.health, unknown: ['Hm', '{bank} is odd.'] as const },
  }
  const health: ItemHealth = { status: 'unknown', code: null }
  expect(describeHealth({ ...item, health }, { messages })).toMatchObject({
    title: 'Hm',
    message: 'First Platypus Bank is odd.',
  })
})

test('whatever code an Item’s server reports, the words stay within their limits and nothing throws', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', 'ITEM_LOCKED'),
  )
  fc.assert(
    fc.property(text, text, text, (code, bankName, time) => {
      for (const health of [
        { status: 'sign_in_required', code, reason: null },
        { status: 'consent_missing', code, products: [code] },
        { status: 'revoked', code },
        { status: 'expires', at: time, daysLeft: 1 },
        { status: 'unknown', code },
      ] satisfies ItemHealth[]) {
        const { title, message } = say(health, { bankName })
        expect(title.length).toBeLessThanOrEqual(45)
        expect(message.length).toBeLessThanOrEqual(160)
      }
    }),
  )
})
