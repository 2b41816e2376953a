import type { Account, Item } from '@relink/core'
import { expect, test } from 'vitest'
import { findConnected } from './find-connected.ts'

const account = (name: string, mask: string | null): Account => ({
  id: `${name}-${mask}`,
  name,
  mask,
  type: 'depository',
  subtype: 'checking',
})
const item: Item = {
  id: 'item',
  institutionId: 'ins_1',
  bankName: 'Bank',
  health: 'healthy',
  errorCode: null,
  accounts: [account('Checking', '0000'), account('Savings', null)],
  expiresAt: null,
  connectedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}
const bank = { id: 'ins_1', name: 'Bank' }

test('one account of the same name and digits at the same bank is enough', () => {
  expect(findConnected([item], bank, [account('New', '9'), account('checking ', '0000')])).toBe(
    item,
  )
})

test('digits that a bank does not give cannot tell two accounts apart', () => {
  expect(findConnected([item], bank, [account('Checking', null)])).toBe(item)
  expect(findConnected([item], bank, [account('Savings', '1111')])).toBe(item)
})

test('another bank, other digits or no known bank is no duplicate', () => {
  expect(findConnected([item], { id: 'ins_2', name: 'Bank' }, item.accounts)).toBeNull()
  expect(findConnected([item], bank, [account('Checking', '0001')])).toBeNull()
  expect(findConnected([item], { id: null, name: 'Bank' }, item.accounts)).toBeNull()
  expect(findConnected([item], null, item.accounts)).toBeNull()
})

test('a bank whose access was withdrawn may simply be connected anew', () => {
  expect(findConnected([{ ...item, health: 'access_revoked' }], bank, item.accounts)).toBeNull()
})
