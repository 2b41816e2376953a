import { expect, test } from 'vitest'
import { isRelinkError } from '../errors/relink-error.ts'
import { item, pendingLink, success } from '../test/samples.fixture.ts'
import {
  readItem,
  readItems,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
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
  accounts: { added: success.accounts, kept: [], removed: [] },
}

test.each<[string, (value: unknown) => unknown, unknown, unknown?]>([
  ['a link token', readLinkTokenResponse, tokenAnswer],
  ['an Item', readItem, fullItem],
  ['an Item whose consent ends', readItem, { ...item, expiresAt: '2027-01-02T03:04:05.000Z' }],
  ['a list of Items', readItems, { items: [fullItem, item] }, [fullItem, item]],
  ['an empty list', readItems, { items: [] }, []],
  ['a linked Item', readLinkItemResponse, { outcome: 'linked', item }],
  ['a bank connected already', readLinkItemResponse, { outcome: 'already_connected', item }],
  ['a repair', readItemUpdatedResponse, updatedAnswer],
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

test('what a bank does not give may be left out', () => {
  const { institutionId: _, errorCode: __, ...rest } = item
  const accounts = [{ id: 'a', name: 'Checking', type: 'depository' }]
  expect(readItem({ ...rest, accounts })).toMatchObject({
    institutionId: null,
    errorCode: null,
    accounts: [{ mask: null, subtype: null }],
  })
})

const without = (value: object, field: string): object => ({ ...value, [field]: undefined })
const account = success.accounts[0] ?? {}
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
  ['item.health', readItem, { ...item, health: 'fine' }],
  ['item.errorCode', readItem, { ...item, errorCode: {} }],
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
