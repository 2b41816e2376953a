import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { minute, start } from '../test/samples.fixture.ts'
import { accessTokenLost, updateRefused, type ItemHealth } from './item-health.ts'
import {
  deriveHealth,
  healthChangesAt,
  hearSignal,
  kindOfError,
  noSignals,
  type ItemError,
  type ItemSignal,
  type ItemSignals,
} from './item-signals.ts'

const day = 24 * 60 * minute
const soon = start + 5 * day
const isoSoon = new Date(soon).toISOString()

type Read = Extract<ItemSignal, { type: 'read' }>
type Webhook = Extract<ItemSignal, { type: 'webhook' }>

const error = (code: string, more: Partial<ItemError> = {}): ItemError => ({
  code,
  reason: null,
  products: [],
  ...more,
})
const read = (more: Partial<Read> = {}): Read => ({
  type: 'read',
  at: start,
  error: null,
  consentEndsAt: null,
  unverified: [],
  bankIsDown: null,
  ...more,
})
const webhook = (code: string, more: Partial<Webhook> = {}): Webhook => ({
  type: 'webhook',
  at: start,
  code,
  error: null,
  endsAt: null,
  reason: null,
  accountId: null,
  ...more,
})
const failed = (code: string, more: Partial<ItemError> = {}, at = start): ItemSignal => ({
  type: 'failed',
  at,
  error: error(code, more),
})
const updated = (at: number, accountsChosen = false): ItemSignal => ({
  type: 'updated',
  at,
  accountsChosen,
})

const hearAll = (all: readonly ItemSignal[]): ItemSignals => all.reduce(hearSignal, noSignals)
const healthAfter = (
  all: readonly ItemSignal[],
  now = start,
  region: 'america' | 'europe' = 'america',
): ItemHealth => deriveHealth(hearAll(all), { now, region })

const signIn = (
  code: string,
  reason: 'access_invalid' | 'consent_expired' | 'access_withdrawn' | null = null,
): ItemHealth => ({ status: 'sign_in_required', code, reason })

test('a new connection of which nothing was heard is healthy', () => {
  expect(healthAfter([])).toEqual({ status: 'healthy' })
})

test('what is known of a connection survives being stored', () => {
  const signals = hearAll([
    webhook('PENDING_DISCONNECT', { endsAt: soon, reason: 'INSTITUTION_MIGRATION' }),
    webhook('USER_ACCOUNT_REVOKED', { accountId: 'a' }),
    failed('ACCESS_NOT_GRANTED', { products: ['auth'] }),
  ])
  expect(JSON.parse(JSON.stringify(signals))).toEqual(signals)
})

test.each<[string, ItemSignal, ItemHealth]>([
  ['PENDING_EXPIRATION', webhook('PENDING_EXPIRATION', { endsAt: soon }), expires(5)],
  [
    'PENDING_DISCONNECT, as the bank moves',
    webhook('PENDING_DISCONNECT', { endsAt: soon, reason: 'INSTITUTION_MIGRATION' }),
    { status: 'disconnects', at: isoSoon, daysLeft: 5, why: 'bank_moves' },
  ],
  [
    'PENDING_DISCONNECT, as the access ends, without a time',
    webhook('PENDING_DISCONNECT', { reason: 'INSTITUTION_TOKEN_EXPIRATION' }),
    { status: 'disconnects', at: null, daysLeft: null, why: 'access_ends' },
  ],
  [
    'PENDING_DISCONNECT, for a reason that is new',
    webhook('PENDING_DISCONNECT', { endsAt: soon, reason: 'SOMETHING_NEW' }),
    { status: 'disconnects', at: isoSoon, daysLeft: 5, why: null },
  ],
  [
    'PENDING_DISCONNECT, without a reason',
    webhook('PENDING_DISCONNECT'),
    { status: 'disconnects', at: null, daysLeft: null, why: null },
  ],
  [
    'NEW_ACCOUNTS_AVAILABLE',
    webhook('NEW_ACCOUNTS_AVAILABLE'),
    { status: 'new_accounts', relink: false },
  ],
  [
    'USER_PERMISSION_REVOKED',
    webhook('USER_PERMISSION_REVOKED', { error: error('USER_PERMISSION_REVOKED') }),
    { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  ],
  [
    'USER_PERMISSION_REVOKED, without an error',
    webhook('USER_PERMISSION_REVOKED'),
    { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  ],
  [
    'USER_ACCOUNT_REVOKED',
    webhook('USER_ACCOUNT_REVOKED', { accountId: 'a' }),
    { status: 'account_closed', accountIds: ['a'] },
  ],
  ['USER_ACCOUNT_REVOKED of no account', webhook('USER_ACCOUNT_REVOKED'), { status: 'healthy' }],
  [
    'ERROR with ITEM_LOGIN_REQUIRED',
    webhook('ERROR', { error: error('ITEM_LOGIN_REQUIRED') }),
    signIn('ITEM_LOGIN_REQUIRED'),
  ],
  [
    'ERROR with a code that is new',
    webhook('ERROR', { error: error('SOMETHING_NEW') }),
    { status: 'unknown', code: 'SOMETHING_NEW' },
  ],
  ['LOGIN_REPAIRED', webhook('LOGIN_REPAIRED'), { status: 'healthy' }],
  ['DEFAULT_UPDATE', webhook('DEFAULT_UPDATE'), { status: 'healthy' }],
  [
    'a webhook about something else, with an error of its own',
    webhook('HISTORICAL_UPDATE', { error: error('PRODUCT_NOT_READY') }),
    { status: 'healthy' },
  ],
])('the webhook %s', (_, heard, health) => {
  expect(healthAfter([heard])).toEqual(health)
})

function expires(daysLeft: number): ItemHealth {
  return { status: 'expires', at: isoSoon, daysLeft }
}

test('new accounts need a new connection in Europe, where update mode can’t add them', () => {
  const heard = [webhook('NEW_ACCOUNTS_AVAILABLE')]
  expect(healthAfter(heard, start, 'america')).toEqual({ status: 'new_accounts', relink: false })
  expect(healthAfter(heard, start, 'europe')).toEqual({ status: 'new_accounts', relink: true })
})

const errors: [string, Partial<ItemError>, ItemHealth][] = [
  ['ITEM_LOGIN_REQUIRED', {}, signIn('ITEM_LOGIN_REQUIRED')],
  [
    'ITEM_LOGIN_REQUIRED',
    { reason: 'OAUTH_INVALID_TOKEN' },
    signIn('ITEM_LOGIN_REQUIRED', 'access_invalid'),
  ],
  [
    'ITEM_LOGIN_REQUIRED',
    { reason: 'OAUTH_CONSENT_EXPIRED' },
    signIn('ITEM_LOGIN_REQUIRED', 'consent_expired'),
  ],
  [
    'ITEM_LOGIN_REQUIRED',
    { reason: 'OAUTH_USER_REVOKED' },
    signIn('ITEM_LOGIN_REQUIRED', 'access_withdrawn'),
  ],
  ['ITEM_LOGIN_REQUIRED', { reason: 'OAUTH_SOMETHING_NEW' }, signIn('ITEM_LOGIN_REQUIRED')],
  ['ITEM_LOCKED', {}, signIn('ITEM_LOCKED')],
  ['PASSWORD_RESET_REQUIRED', {}, signIn('PASSWORD_RESET_REQUIRED')],
  ['USER_SETUP_REQUIRED', {}, signIn('USER_SETUP_REQUIRED')],
  ['INVALID_CREDENTIALS', {}, signIn('INVALID_CREDENTIALS')],
  ['INVALID_MFA', {}, signIn('INVALID_MFA')],
  ['INVALID_UPDATED_USERNAME', {}, signIn('INVALID_UPDATED_USERNAME')],
  ['INSUFFICIENT_CREDENTIALS', {}, signIn('INSUFFICIENT_CREDENTIALS')],
  ['NO_ACCOUNTS', {}, signIn('NO_ACCOUNTS')],
  ['USER_PERMISSION_REVOKED', {}, { status: 'revoked', code: 'USER_PERMISSION_REVOKED' }],
  ['ITEM_NOT_FOUND', {}, { status: 'revoked', code: 'ITEM_NOT_FOUND' }],
  [accessTokenLost, {}, { status: 'revoked', code: accessTokenLost }],
  [
    'ACCESS_NOT_GRANTED',
    { products: ['identity', 'auth'] },
    { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['auth', 'identity'] },
  ],
  [
    'ADDITIONAL_CONSENT_REQUIRED',
    { products: ['auth'] },
    { status: 'consent_missing', code: 'ADDITIONAL_CONSENT_REQUIRED', products: ['auth'] },
  ],
  [
    'ADDITIONAL_CONSENT_REQUIRED',
    {},
    { status: 'consent_missing', code: 'ADDITIONAL_CONSENT_REQUIRED', products: [] },
  ],
  ['INSTITUTION_DOWN', {}, { status: 'bank_trouble', code: 'INSTITUTION_DOWN' }],
  [
    'INSTITUTION_NOT_RESPONDING',
    {},
    { status: 'bank_trouble', code: 'INSTITUTION_NOT_RESPONDING' },
  ],
  ['INSTITUTION_NOT_AVAILABLE', {}, { status: 'bank_trouble', code: 'INSTITUTION_NOT_AVAILABLE' }],
]

test.each(errors)('%s %j is the same health, wherever it was heard', (code, more, health) => {
  expect(kindOfError(code)).not.toBeNull()
  expect(healthAfter([failed(code, more)])).toEqual(health)
  expect(healthAfter([read({ error: error(code, more) })])).toEqual(health)
  expect(healthAfter([webhook('ERROR', { error: error(code, more) })])).toEqual(health)
})

test('an error that is about something else says nothing of the connection when a call fails', () => {
  expect(kindOfError('PRODUCT_NOT_READY')).toBeNull()
  expect(healthAfter([failed('PRODUCT_NOT_READY')])).toEqual({ status: 'healthy' })
})

test('an error that Plaid shows with the Item, and that nobody knows, is not passed over', () => {
  expect(healthAfter([read({ error: error('SOMETHING_NEW') })])).toEqual({
    status: 'unknown',
    code: 'SOMETHING_NEW',
  })
  expect(healthAfter([read({ error: error('SOMETHING_NEW') }), read({ at: start + 1 })])).toEqual({
    status: 'healthy',
  })
})

test('accounts that wait for small deposits are pending until Plaid says otherwise', () => {
  const waiting = read({ unverified: ['a', 'b'] })
  const pending = { status: 'verification_pending', accountIds: ['a', 'b'] }
  expect(healthAfter([waiting])).toEqual(pending)
  expect(healthAfter([waiting, webhook('AUTOMATICALLY_VERIFIED', { accountId: 'a' })])).toEqual(
    pending,
  )
  expect(healthAfter([waiting, read({ at: start + 1, unverified: null })])).toEqual(pending)
  expect(healthAfter([waiting, read({ at: start + 1, unverified: ['b'] })])).toEqual({
    status: 'verification_pending',
    accountIds: ['b'],
  })
  expect(healthAfter([waiting, read({ at: start + 1 })])).toEqual({ status: 'healthy' })
})

test('the most pressing thing is said first, and each after it in its turn', () => {
  const later = (at: number): number => start + at
  const pressing: [ItemSignal, ItemHealth['status']][] = [
    [webhook('NEW_ACCOUNTS_AVAILABLE'), 'new_accounts'],
    [webhook('USER_ACCOUNT_REVOKED', { accountId: 'a' }), 'account_closed'],
    [read({ consentEndsAt: soon, unverified: null }), 'expires'],
    [webhook('PENDING_DISCONNECT', { at: later(1) }), 'disconnects'],
    [read({ at: later(2), consentEndsAt: soon, unverified: ['a'] }), 'verification_pending'],
    [failed('ACCESS_NOT_GRANTED', {}, later(3)), 'consent_missing'],
    [failed('INSTITUTION_DOWN', {}, later(4)), 'bank_trouble'],
    [failed('ITEM_LOGIN_REQUIRED', {}, later(5)), 'sign_in_required'],
    [failed('USER_PERMISSION_REVOKED', {}, later(6)), 'revoked'],
  ]
  pressing.forEach(([, status], index) => {
    const heard = pressing.slice(0, index + 1).map(([signal]) => signal)
    expect(healthAfter(heard, later(10)).status).toBe(status)
  })
})

test('a permission that Plaid would not restore stays so until a repair, or until all is well', () => {
  const revoked = read({ at: start + 2, error: error('USER_PERMISSION_REVOKED') })
  const refused: ItemSignal = { type: 'update_refused', at: start + 1 }
  const gone: ItemHealth = { status: 'revoked', code: updateRefused }
  const restorable: ItemHealth = { status: 'revoked', code: 'USER_PERMISSION_REVOKED' }
  const again = read({ at: start + 9, error: error('USER_PERMISSION_REVOKED') })
  expect(healthAfter([failed('USER_PERMISSION_REVOKED'), refused], start + 5)).toEqual(gone)
  expect(healthAfter([refused, revoked], start + 5)).toEqual(gone)
  expect(healthAfter([refused], start + 5)).toEqual({ status: 'healthy' })
  expect(healthAfter([refused, updated(start + 3), again], start + 9)).toEqual(restorable)
  expect(healthAfter([refused, read({ at: start + 3 }), again], start + 9)).toEqual(restorable)
})

test('a consent that ends is told of seven days before, day by day, and then needs a sign-in', () => {
  const end = start + 30 * day
  const at = (before: number): unknown => {
    const health = healthAfter([read({ consentEndsAt: end })], end - before)
    return 'daysLeft' in health ? [health.status, health.daysLeft] : health
  }
  expect(at(7 * day + 1)).toEqual({ status: 'healthy' })
  expect(at(7 * day)).toEqual(['expires', 7])
  expect(at(2 * day + 1)).toEqual(['expires', 3])
  expect(at(2 * day)).toEqual(['expires', 2])
  expect(at(day)).toEqual(['expires', 1])
  expect(at(1)).toEqual(['expires', 1])
  expect(at(0)).toEqual(signIn('ITEM_LOGIN_REQUIRED', 'consent_expired'))
  expect(at(-9 * day)).toEqual(signIn('ITEM_LOGIN_REQUIRED', 'consent_expired'))
})

test('a bank that cuts off is told of day by day, however far ahead, and never less than none', () => {
  const heard = [webhook('PENDING_DISCONNECT', { endsAt: start + 20 * day })]
  const daysLeft = (after: number): unknown => {
    const health = healthAfter(heard, start + after)
    return 'daysLeft' in health && health.daysLeft
  }
  expect([0, day - 1, day, 18 * day, 20 * day, 21 * day].map(daysLeft)).toEqual([
    20, 20, 19, 2, 0, 0,
  ])
})

test('a bank’s trouble of which nobody hears again is over after a quarter of an hour', () => {
  const heard = [failed('INSTITUTION_DOWN')]
  expect(healthAfter(heard, start + 15 * minute - 1).status).toBe('bank_trouble')
  expect(healthAfter(heard, start + 15 * minute)).toEqual({ status: 'healthy' })
  const again = [...heard, failed('INSTITUTION_NOT_RESPONDING', {}, start + 10 * minute)]
  expect(healthAfter(again, start + 20 * minute).status).toBe('bank_trouble')
})

test('a bank that is asked how it does knows best', () => {
  const down = read({ bankIsDown: true })
  expect(healthAfter([down])).toEqual({ status: 'bank_trouble', code: 'INSTITUTION_DOWN' })
  const well = read({ at: start + 1, bankIsDown: false })
  expect(healthAfter([down, well])).toEqual({ status: 'healthy' })
  expect(healthAfter([well, down])).toEqual({ status: 'healthy' })
})

test('LOGIN_REPAIRED silences what the person was asked for, and not what only they can give this app', () => {
  const repaired = webhook('LOGIN_REPAIRED', { at: start + 9 })
  for (const heard of [
    failed('ITEM_LOGIN_REQUIRED'),
    read({ error: error('ITEM_LOGIN_REQUIRED') }),
    read({ consentEndsAt: start + 1 }),
    webhook('PENDING_EXPIRATION', { endsAt: soon }),
    webhook('PENDING_DISCONNECT', { endsAt: soon }),
  ])
    expect(healthAfter([heard, repaired], start + 9)).toEqual({ status: 'healthy' })
  const missing = failed('ADDITIONAL_CONSENT_REQUIRED')
  expect(healthAfter([missing, repaired]).status).toBe('consent_missing')
  const added = webhook('NEW_ACCOUNTS_AVAILABLE')
  expect(healthAfter([added, repaired]).status).toBe('new_accounts')
})

test('going through update mode settles what was wrong, and the accounts only where they were chosen', () => {
  const wrong = [
    failed('ITEM_LOGIN_REQUIRED'),
    failed('ACCESS_NOT_GRANTED', { products: ['auth'] }),
    webhook('PENDING_DISCONNECT', { endsAt: soon }),
    read({ consentEndsAt: soon }),
  ]
  const accounts = [
    webhook('NEW_ACCOUNTS_AVAILABLE'),
    webhook('USER_ACCOUNT_REVOKED', { accountId: 'a' }),
  ]
  expect(healthAfter([...wrong, updated(start + 1)])).toEqual({ status: 'healthy' })
  expect(healthAfter([...accounts, updated(start + 1)]).status).toBe('account_closed')
  expect(healthAfter([...accounts, ...wrong, updated(start + 1, true)])).toEqual({
    status: 'healthy',
  })
})

test('what goes wrong after a repair is not settled by it', () => {
  const after = start + 2
  const heard = [
    failed('ACCESS_NOT_GRANTED', { products: ['auth'] }),
    updated(start + 1, true),
    failed('ACCESS_NOT_GRANTED', { products: ['identity'] }, after),
  ]
  const missing = { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['identity'] }
  expect(healthAfter(heard)).toEqual(missing)
  expect(healthAfter([...heard].reverse())).toEqual(missing)
  const login = webhook('ERROR', { at: after, error: error('ITEM_LOGIN_REQUIRED') })
  expect(healthAfter([updated(start + 1), login]).status).toBe('sign_in_required')
})

test('a late webhook never undoes a newer repair', () => {
  const late = [
    webhook('ERROR', { error: error('ITEM_LOGIN_REQUIRED') }),
    webhook('USER_PERMISSION_REVOKED'),
    webhook('PENDING_EXPIRATION', { endsAt: soon }),
    webhook('PENDING_DISCONNECT', { endsAt: soon }),
    webhook('ERROR', { error: error('ACCESS_NOT_GRANTED') }),
    webhook('NEW_ACCOUNTS_AVAILABLE'),
    webhook('USER_ACCOUNT_REVOKED', { accountId: 'a' }),
  ]
  for (const heard of late) {
    expect(healthAfter([updated(start + 1, true), heard])).toEqual({ status: 'healthy' })
    // Plaid stamps webhooks to the second.
    expect(healthAfter([updated(start, true), heard])).toEqual({ status: 'healthy' })
  }
  for (const heard of late.slice(0, 4))
    expect(healthAfter([webhook('LOGIN_REPAIRED', { at: start + 1 }), heard])).toEqual({
      status: 'healthy',
    })
})

test('a late webhook, failure or reading never undoes what was read since', () => {
  const newest = read({ at: start + 9, consentEndsAt: start + 90 * day, bankIsDown: false })
  for (const late of [
    webhook('ERROR', { error: error('ITEM_LOGIN_REQUIRED') }),
    webhook('PENDING_EXPIRATION', { endsAt: soon }),
    failed('ITEM_LOGIN_REQUIRED'),
    failed('INSTITUTION_DOWN'),
    read({ error: error('ITEM_LOGIN_REQUIRED') }),
    read({ consentEndsAt: soon, unverified: ['a'], bankIsDown: true }),
  ])
    expect(healthAfter([newest, late], start + 9)).toEqual({ status: 'healthy' })
})

test('Plaid’s own answer has the last word on a repair of the same moment', () => {
  const still = read({ error: error('ITEM_LOGIN_REQUIRED') })
  expect(healthAfter([still, updated(start), still]).status).toBe('sign_in_required')
  expect(healthAfter([still, updated(start), read()])).toEqual({ status: 'healthy' })
})

const code = fc.constantFrom(...errors.map(([name]) => name), 'SOMETHING_NEW')
const end = fc.option(fc.integer({ min: start - 3 * day, max: start + 40 * day }))
const anyError = fc.record({
  code,
  reason: fc.constantFrom(null, 'OAUTH_CONSENT_EXPIRED', 'OAUTH_INVALID_TOKEN'),
  products: fc.subarray(['auth', 'identity', 'transactions']),
})
const at = fc.integer({ min: start - 3 * day, max: start })
const anyRead: fc.Arbitrary<Read> = fc.record({
  type: fc.constant('read' as const),
  at,
  error: fc.option(anyError),
  consentEndsAt: end,
  unverified: fc.option(fc.subarray(['a', 'b'])),
  bankIsDown: fc.option(fc.boolean()),
})
const anySignal: fc.Arbitrary<ItemSignal> = fc.oneof(
  anyRead,
  fc.record({ type: fc.constant('failed' as const), at, error: anyError }),
  fc.record({ type: fc.constant('updated' as const), at, accountsChosen: fc.boolean() }),
  fc.record({ type: fc.constant('update_refused' as const), at }),
  fc.record({
    type: fc.constant('webhook' as const),
    at,
    code: fc.constantFrom(
      'ERROR',
      'LOGIN_REPAIRED',
      'PENDING_EXPIRATION',
      'PENDING_DISCONNECT',
      'NEW_ACCOUNTS_AVAILABLE',
      'USER_ACCOUNT_REVOKED',
      'USER_PERMISSION_REVOKED',
    ),
    error: fc.option(anyError),
    endsAt: end,
    reason: fc.constantFrom(null, 'INSTITUTION_MIGRATION', 'INSTITUTION_TOKEN_EXPIRATION'),
    accountId: fc.constantFrom('a', 'b', null),
  }),
)
/** Each said at a moment of its own. */
const story = fc.uniqueArray(anySignal, { selector: (heard) => heard.at, maxLength: 12 })

/** What was said, once or more often, in the order in which it arrived. */
const arrivals = story.chain((said) =>
  fc.record({
    said: fc.constant(said),
    arrived: fc
      .array(fc.nat({ max: Math.max(0, said.length - 1) }), { maxLength: 6 })
      .map((repeated) => [...said, ...repeated.flatMap((index) => said[index] ?? [])])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
  }),
)
const inTurn = (said: readonly ItemSignal[]): ItemSignal[] =>
  [...said].sort((one, other) => one.at - other.at)

test('news in any order and any number, read once more at the end, lead to the same health', () => {
  fc.assert(
    fc.property(arrivals, anyRead, ({ said, arrived }, last) => {
      const newest = { ...last, at: start + 1 }
      for (const now of [start + 1, start + 4 * day])
        expect(healthAfter([...arrived, newest], now)).toEqual(
          healthAfter([...inTurn(said), newest], now),
        )
    }),
    { numRuns: 1_500 },
  )
})

test('news in any order and any number lead to the same health, also when nothing is read at the end', () => {
  fc.assert(
    fc.property(arrivals, ({ said, arrived }) => {
      for (const now of [start, start + 4 * day])
        expect(healthAfter(arrived, now)).toEqual(healthAfter(inTurn(said), now))
    }),
    { numRuns: 1_500 },
  )
})

test('a person who has just repaired a connection that Plaid calls well is asked for nothing', () => {
  fc.assert(
    fc.property(arrivals, ({ arrived }) => {
      const repaired = [updated(start + 1, true), read({ at: start + 2, bankIsDown: false })]
      expect(healthAfter([...arrived, ...repaired], start + 2)).toEqual({ status: 'healthy' })
      expect(healthAfter([...repaired, ...arrived], start + 2)).toEqual({ status: 'healthy' })
    }),
  )
})

test('until the moment that is foretold the health stays as it is', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      story,
      fc.integer({ min: start - 2 * day, max: start + 40 * day }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('america' as const, 'europe' as const),
      (said, now, part, region) => {
        const signals = hearAll(said)
        const changesAt = healthChangesAt(signals, now)
        const health = deriveHealth(signals, { now, region })
        seen.add(health.status)
        expect(changesAt ?? Infinity).toBeGreaterThan(now)
        const last = changesAt === null ? now + 1_000 * day : changesAt - 1
        for (const later of [last, now + Math.floor((last - now) * part)])
          expect(deriveHealth(signals, { now: later, region })).toEqual(health)
      },
    ),
    { numRuns: 1_500 },
  )
  // Chance leaves out one now and then.
  expect(seen.size).toBeGreaterThan(8)
})

test.each<[string, ItemSignal, number, number | null]>([
  ['a connection that nothing is known of', read(), start, null],
  ['a consent far ahead', read({ consentEndsAt: start + 30 * day }), start, start + 23 * day],
  ['a consent in its last week', read({ consentEndsAt: soon }), start, start + day],
  ['a consent in its last hour', read({ consentEndsAt: soon }), soon - 60 * minute, soon],
  ['a consent that has ended', read({ consentEndsAt: start }), start, null],
  ['a bank in trouble', failed('INSTITUTION_DOWN'), start, start + 15 * minute],
  ['a bank whose trouble is over', failed('INSTITUTION_DOWN'), start + 15 * minute, null],
  ['a bank that cuts off', webhook('PENDING_DISCONNECT', { endsAt: soon }), start + 1, start + day],
  ['a bank that cuts off one day', webhook('PENDING_DISCONNECT'), start, null],
])('%s: when time changes its health', (_, heard, now, expected) => {
  expect(healthChangesAt(hearAll([heard]), now)).toBe(expected)
})
