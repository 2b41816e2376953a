import { noSignals, type Account, type ItemSignals } from '@relink/core'
import { expect, test } from 'vitest'
import { breaksFirst, findConnected, sharesAccount } from './find-connected.ts'

const account = (name: string, mask: string | null): Account => ({
  id: `${name}-${mask}`,
  name,
  mask,
  type: 'depository',
  subtype: 'checking',
})
const item: { institutionId: string; accounts: Account[]; signals: ItemSignals } = {
  institutionId: 'ins_1',
  accounts: [account('Checking', '0000'), account('Savings', null)],
  signals: noSignals,
}
const bank = { id: 'ins_1', name: 'Bank' }

test('one account of the same name and digits at the same bank is enough', () => {
  expect(findConnected([item], bank, [account('New', '9'), account('checking ', '0000')])).toEqual([
    item,
  ])
})

test('digits that a bank does not give cannot tell two accounts apart', () => {
  expect(findConnected([item], bank, [account('Checking', null)])).toEqual([item])
  expect(findConnected([item], bank, [account('Savings', '1111')])).toEqual([item])
})

test('another bank, other digits or no known bank is no duplicate', () => {
  expect(findConnected([item], { id: 'ins_2', name: 'Bank' }, item.accounts)).toEqual([])
  expect(findConnected([item], bank, [account('Checking', '0001')])).toEqual([])
  expect(findConnected([item], { id: null, name: 'Bank' }, item.accounts)).toEqual([])
  expect(findConnected([item], null, item.accounts)).toEqual([])
})

test('a bank whose access was withdrawn may simply be connected anew', () => {
  const error = { code: 'USER_PERMISSION_REVOKED', reason: null, products: [], at: 0 }
  const revoked = { ...item, signals: { ...noSignals, error } }
  expect(findConnected([revoked], bank, item.accounts)).toEqual([])
})

test.each([
  ['Chase', null, true],
  ['PNC', null, true],
  ['PNC Bank', null, true],
  ['Navy Federal Credit Union', null, true],
  ['Charles Schwab', null, true],
  ['Schwab', null, true],
  [null, 'ins_56', true],
  ['Chaser Bank', null, false],
  ['First Platypus Bank', 'ins_109508', false],
])('at %s (%s) a second connection ends the first: %s', (name, id, expected) => {
  expect(breaksFirst({ id, name })).toBe(expected)
})

test('for what cannot be undone, two Items share an account only where name and digits are known to be the same', () => {
  const at = (
    institutionId: string | null,
    name: string,
    mask: string | null,
  ): Parameters<typeof sharesAccount>[0] => ({
    institutionId,
    accounts: [{ id: name, name, mask, type: 'depository', subtype: null }],
  })
  const mine = at('ins_1', 'Checking', '0000')
  expect(sharesAccount(mine, at('ins_1', 'checking ', '0000'))).toBe(true)
  for (const other of [
    at('ins_1', 'Checking', '1111'),
    at('ins_1', 'Savings', '0000'),
    at('ins_1', 'Checking', null),
    at('ins_2', 'Checking', '0000'),
    at(null, 'Checking', '0000'),
  ])
    expect(sharesAccount(mine, other)).toBe(false)
  const nameless = at('ins_1', 'Checking', null)
  expect(sharesAccount(nameless, nameless)).toBe(false)
  const nowhere = at(null, 'Checking', '0000')
  expect(sharesAccount(nowhere, nowhere)).toBe(false)
})
