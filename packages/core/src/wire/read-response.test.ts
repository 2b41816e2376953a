import { expect, test } from 'vitest'
import { isRelinkError } from '../errors/relink-error.ts'
import type { ItemHealth } from '../health/item-health.ts'
import { item, pendingLink, success } from '../test/samples.fixture.ts'
import type { RepairFailure } from './link-backend.ts'
import {
  readItem,
  readItemEvent,
  readItems,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  readRecoverLinkResponse,
  readTakenPendingLink,
} from './read-response.ts'

const tokenAnswer = {
  linkToken: 'link-sandbox-1',
  expiresIn: 1800,
  redirectUri: 'https://app.example/oauth',
}
const fullItem = { ...item, accounts: success.accounts }
const updatedAnswer = {
  item: fullItem,
  repaired: true,
  failure: null,
  accounts: { added: success.accounts, kept: [], removed: [] },
}

const repairFailures: RepairFailure[] = [
  'other_login',
  'new_item',
  'bank_down',
  'consent_missing',
  'other_environment',
  'not_known',
]

test.each<[string, (value: unknown) => unknown, unknown, unknown?]>([
  ['a link token', readLinkTokenResponse, tokenAnswer],
  ['an Item', readItem, fullItem],
  ['an Item whose consent ends', readItem, { ...item, expiresAt: '2027-01-02T03:04:05.000Z' }],
  ['a list of Items', readItems, { items: [fullItem, item] }, [fullItem, item]],
  ['an empty list', readItems, { items: [] }, []],
  ['a linked Item', readLinkItemResponse, { outcome: 'linked', item }],
  [
    'a bank connected already',
    readLinkItemResponse,
    { outcome: 'already_connected', item, breaksFirst: false },
  ],
  [
    'a bank connected already, and broken',
    readLinkItemResponse,
    { outcome: 'already_connected', item, breaksFirst: true },
  ],
  ['a new connection that was removed', readLinkItemResponse, { outcome: 'discarded', item }],
  ['a repair', readItemUpdatedResponse, updatedAnswer],
  ...repairFailures.map((failure): [string, (value: unknown) => unknown, unknown] => [
    `a repair that failed for ${failure}`,
    readItemUpdatedResponse,
    { ...updatedAnswer, repaired: false, failure },
  ]),
  ['a walk that linked', readRecoverLinkResponse, { outcome: 'linked', item }],
  ['a walk that was taken back', readRecoverLinkResponse, { outcome: 'discarded', item }],
  [
    'a walk to a bank connected already',
    readRecoverLinkResponse,
    { outcome: 'already_connected', item, breaksFirst: true },
  ],
  ['a walk that repaired', readRecoverLinkResponse, { outcome: 'updated', ...updatedAnswer }],
  ['a walk that came to nothing', readRecoverLinkResponse, { outcome: 'unfinished' }],
  ['when the health changes', readItem, { ...item, healthChangesIn: 86_400_000 }],
  ['an unfinished link', readTakenPendingLink, { pendingLink: pendingLink() }, pendingLink()],
  ['no unfinished link', readTakenPendingLink, { pendingLink: null }, null],
])('%s is read from the answer', (_, read, answer, expected = answer) => {
  expect(read(JSON.parse(JSON.stringify(answer)))).toEqual(expected)
})

test('fields that are not in the contract are left behind', () => {
  const account = { ...success.accounts[0], balance: 100 }
  const answer = { ...item, accessToken: 'access-sandbox-1', accounts: [account] }
  expect(readItem(answer)).toEqual(fullItem)
})

test('a server of an earlier version, which does not tell when consent ends, is understood', () => {
  const { expiresAt: _, ...older } = item
  expect(readItem(older)).toEqual({ ...item, expiresAt: null })
})

/** Each state with all that it can say. */
const healths: ItemHealth[] = [
  { status: 'healthy' },
  ...(['access_invalid', 'consent_expired', 'access_withdrawn', null] as const).map(
    (reason): ItemHealth => ({ status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason }),
  ),
  { status: 'expires', at: '2027-01-02T03:04:05.000Z', daysLeft: 3 },
  { status: 'disconnects', at: '2027-01-02T03:04:05.000Z', daysLeft: 3, why: 'bank_moves' },
  { status: 'disconnects', at: null, daysLeft: null, why: 'access_ends' },
  { status: 'disconnects', at: null, daysLeft: null, why: null },
  { status: 'new_accounts', relink: true },
  { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['auth', 'identity'] },
  { status: 'verification_pending', accountIds: ['account-1'] },
  { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  { status: 'account_closed', accountIds: ['account-1', 'account-2'] },
  { status: 'bank_trouble', code: 'INSTITUTION_DOWN' },
  { status: 'unknown', code: 'SOMETHING_NEW' },
  { status: 'unknown', code: null },
]

test.each(healths)('the health $status is read as it was sent', (health) => {
  const sent = { ...item, health: { ...health, secret: 'access-sandbox-1' } }
  expect(readItem(JSON.parse(JSON.stringify(sent))).health).toEqual(health)
})

test('the healths of this test are all that there are', () => {
  const known: Record<ItemHealth['status'], true> = {
    healthy: true,
    sign_in_required: true,
    expires: true,
    disconnects: true,
    new_accounts: true,
    consent_missing: true,
    verification_pending: true,
    revoked: true,
    account_closed: true,
    bank_trouble: true,
    unknown: true,
  }
  expect(new Set(healths.map(({ status }) => status))).toEqual(new Set(Object.keys(known)))
})

test.each(['frozen', '', 'constructor', '__proto__'])(
  'a health that a newer server calls “%s” is unknown, and hides nothing else',
  (status) => {
    const read = (rest: object): unknown =>
      readItems({ items: [{ ...item, health: { status, ...rest } }, item] })
    expect(read({ code: 'COLD' })).toEqual([
      { ...item, health: { status: 'unknown', code: 'COLD' } },
      item,
    ])
    expect(read({})).toEqual([{ ...item, health: { status: 'unknown', code: null } }, item])
  },
)

test('a reason that a newer server gives is left out', () => {
  const healthOf = (health: object): unknown => readItem({ ...item, health }).health
  const signIn = { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED' }
  expect(healthOf({ ...signIn, reason: 'tired' })).toEqual({ ...signIn, reason: null })
  const ending = { status: 'disconnects', at: null, daysLeft: null }
  expect(healthOf({ ...ending, why: 'bank_closes' })).toEqual({ ...ending, why: null })
  expect(
    readItemUpdatedResponse({ ...updatedAnswer, repaired: false, failure: 'tired' }).failure,
  ).toBe('not_known')
})

test('an answer that does not say whether the old connection broke is one where it did not', () => {
  expect(readLinkItemResponse({ outcome: 'already_connected', item })).toEqual({
    outcome: 'already_connected',
    item,
    breaksFirst: false,
  })
})

test('what changes about Items is read by the name of the event', () => {
  expect(readItemEvent('changed', fullItem)).toEqual({ type: 'changed', item: fullItem })
  expect(readItemEvent('removed', { itemId: 'item-1', more: 1 })).toEqual({
    type: 'removed',
    itemId: 'item-1',
  })
  expect(readItemEvent('missed', null)).toEqual({ type: 'missed' })
})

test('an event that this version does not know says that something was missed', () => {
  expect(readItemEvent('merged', { anything: 1 })).toEqual({ type: 'missed' })
})

test('what a bank does not give may be left out', () => {
  const { institutionId: _, healthChangesIn: __, ...rest } = item
  const accounts = [{ id: 'a', name: 'Checking', type: 'depository' }]
  expect(readItem({ ...rest, accounts })).toMatchObject({
    institutionId: null,
    healthChangesIn: null,
    accounts: [{ mask: null, subtype: null }],
  })
})

const without = (value: object, field: string): object => ({ ...value, [field]: undefined })
const account = success.accounts[0] ?? {}
const signInWith = (health: object): object => ({
  ...item,
  health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', ...health },
})
const itemWith = (changed: object): object => ({ ...item, accounts: [changed] })

test.each<[string, (value: unknown) => unknown, unknown]>([
  ['body', readLinkTokenResponse, null],
  ['body', readLinkTokenResponse, 'ok'],
  ['body', readItems, undefined],
  ['linkToken', readLinkTokenResponse, without(tokenAnswer, 'linkToken')],
  ['linkToken', readLinkTokenResponse, { ...tokenAnswer, linkToken: 1 }],
  ['expiresIn', readLinkTokenResponse, { ...tokenAnswer, expiresIn: '1800' }],
  ['expiresIn', readLinkTokenResponse, { ...tokenAnswer, expiresIn: Number.NaN }],
  ['redirectUri', readLinkTokenResponse, without(tokenAnswer, 'redirectUri')],
  ['item', readItem, null],
  ['item.id', readItem, without(item, 'id')],
  ['item.id', readItem, []],
  ['item.institutionId', readItem, { ...item, institutionId: 1 }],
  ['item.bankName', readItem, without(item, 'bankName')],
  ['item.health', readItem, { ...item, health: 'healthy' }],
  ['item.health', readItem, without(item, 'health')],
  ['item.health.status', readItem, { ...item, health: {} }],
  ['item.health.code', readItem, { ...item, health: { status: 'revoked' } }],
  ['item.health.reason', readItem, signInWith({ reason: 1 })],
  ['item.health.at', readItem, { ...item, health: { status: 'expires', daysLeft: 1 } }],
  ['item.health.daysLeft', readItem, { ...item, health: { status: 'expires', at: '2027-01-02' } }],
  ['item.health.relink', readItem, { ...item, health: { status: 'new_accounts' } }],
  [
    'item.health.products',
    readItem,
    { ...item, health: { status: 'consent_missing', code: '', products: [1] } },
  ],
  ['item.healthChangesIn', readItem, { ...item, healthChangesIn: '1' }],
  ['item.expiresAt', readItem, { ...item, expiresAt: 1_798_859_045_000 }],
  ['item.accounts', readItem, { ...item, accounts: {} }],
  ['item.connectedAt', readItem, without(item, 'connectedAt')],
  ['item.updatedAt', readItem, without(item, 'updatedAt')],
  ['item.accounts', readItem, { ...item, accounts: [null] }],
  ['item.accounts.id', readItem, itemWith(without(account, 'id'))],
  ['item.accounts.name', readItem, itemWith(without(account, 'name'))],
  ['item.accounts.mask', readItem, itemWith({ ...account, mask: 1 })],
  ['item.accounts.type', readItem, itemWith(without(account, 'type'))],
  ['item.accounts.subtype', readItem, itemWith({ ...account, subtype: [] })],
  ['items', readItems, { items: null }],
  ['items.id', readItems, { items: [item, {}] }],
  ['outcome', readLinkItemResponse, { item }],
  ['outcome', readLinkItemResponse, { outcome: 'merged', item }],
  ['item', readLinkItemResponse, { outcome: 'linked' }],
  ['item', readLinkItemResponse, { outcome: 'already_connected', existing: item }],
  ['failure', readItemUpdatedResponse, { ...updatedAnswer, failure: 1 }],
  ['item.id', (value) => readItemEvent('changed', value), {}],
  ['itemId', (value) => readItemEvent('removed', value), {}],
  ['repaired', readItemUpdatedResponse, { ...updatedAnswer, repaired: 'yes' }],
  ['accounts', readItemUpdatedResponse, without(updatedAnswer, 'accounts')],
  ['accounts.added', readItemUpdatedResponse, { ...updatedAnswer, accounts: { kept: [] } }],
  ['pendingLink', readTakenPendingLink, {}],
  ['pendingLink', readTakenPendingLink, { pendingLink: { ...pendingLink(), v: 2 } }],
])('a bad answer is refused, naming `%s`', (field, read, answer) => {
  let thrown: unknown
  try {
    read(answer)
  } catch (error) {
    thrown = error
  }
  expect(isRelinkError(thrown) && thrown.code).toBe('response_invalid')
  expect(String(thrown)).toBe(
    `RelinkError: Failed to read the server's answer: \`${field}\` is missing or wrong. Check the back end.`,
  )
})
