import { expect, test } from 'vitest'
import {
  accessTokenLost,
  adviseOnHealth,
  isWorking,
  updateRefused,
  type ItemHealth,
} from './item-health.ts'

const at = '2027-01-02T03:04:05.000Z'
const signIn = { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED' } as const

/** The state, how urgent it is, what repairs it, and whether data still comes. */
const table: [string, ItemHealth, string, string | null, boolean][] = [
  ['a healthy connection', { status: 'healthy' }, 'none', null, true],
  ['a sign-in that is needed', { ...signIn, reason: null }, 'now', 'plain', false],
  ['access that is invalid', { ...signIn, reason: 'access_invalid' }, 'now', 'plain', false],
  ['a consent that ended', { ...signIn, reason: 'consent_expired' }, 'now', 'plain', false],
  ['access taken back', { ...signIn, reason: 'access_withdrawn' }, 'now', 'plain', false],
  ['seven days to go', { status: 'expires', at, daysLeft: 7 }, 'soon', 'plain', true],
  ['three days to go', { status: 'expires', at, daysLeft: 3 }, 'soon', 'plain', true],
  ['two days to go', { status: 'expires', at, daysLeft: 2 }, 'now', 'plain', true],
  ['less than a day to go', { status: 'expires', at, daysLeft: 0 }, 'now', 'plain', true],
  [
    'a bank that moves',
    { status: 'disconnects', at, daysLeft: 3, why: 'bank_moves' },
    'soon',
    'plain',
    true,
  ],
  [
    'a bank that cuts off in two days',
    { status: 'disconnects', at, daysLeft: 2, why: 'access_ends' },
    'now',
    'plain',
    true,
  ],
  [
    'a bank that cuts off one day',
    { status: 'disconnects', at: null, daysLeft: null, why: null },
    'soon',
    'plain',
    true,
  ],
  ['new accounts', { status: 'new_accounts', relink: false }, 'later', 'accounts', true],
  ['new accounts in Europe', { status: 'new_accounts', relink: true }, 'later', 'relink', true],
  [
    'products without access',
    { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['auth'] },
    'now',
    'products',
    false,
  ],
  [
    'products without consent',
    { status: 'consent_missing', code: 'ADDITIONAL_CONSENT_REQUIRED', products: ['auth'] },
    'now',
    'consent',
    false,
  ],
  [
    'a deposit to look up',
    { status: 'verification_pending', accountIds: ['a'] },
    'now',
    'plain',
    false,
  ],
  [
    'a permission taken back',
    { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
    'now',
    'plain',
    false,
  ],
  ['an Item that is gone', { status: 'revoked', code: 'ITEM_NOT_FOUND' }, 'now', 'relink', false],
  [
    'an access token that was lost',
    { status: 'revoked', code: accessTokenLost },
    'now',
    'relink',
    false,
  ],
  [
    'a permission that cannot be restored',
    { status: 'revoked', code: updateRefused },
    'now',
    'relink',
    false,
  ],
  ['a closed account', { status: 'account_closed', accountIds: ['a'] }, 'soon', 'accounts', true],
  ['a bank in trouble', { status: 'bank_trouble', code: 'INSTITUTION_DOWN' }, 'none', null, false],
  ['something new', { status: 'unknown', code: 'SOMETHING_NEW' }, 'none', null, false],
  ['something without a name', { status: 'unknown', code: null }, 'none', null, false],
]

test.each(table)('%s: how urgent it is and what repairs it', (_, health, urgency, repair) => {
  expect(adviseOnHealth(health)).toEqual({ prompt: urgency !== 'none', urgency, repair })
})

test.each(table)('%s: whether data still comes', (_, health, __, ___, works) => {
  expect(isWorking(health)).toBe(works)
})

test('a person is asked for something exactly where there is something that they can do', () => {
  for (const [, health] of table) {
    const { prompt, repair } = adviseOnHealth(health)
    expect(prompt).toBe(repair !== null)
  }
})
