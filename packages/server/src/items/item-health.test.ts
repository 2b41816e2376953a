import { expect, test } from 'vitest'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { PlaidItem } from '../plaid/plaid.ts'
import { healthOfFailure, healthOfItem } from './item-health.ts'

const now = Date.parse('2026-05-01T00:00:00Z')
const day = 24 * 60 * 60 * 1000
const plaidItem = (fields: Partial<PlaidItem>): PlaidItem => ({
  institutionId: 'ins_1',
  institutionName: 'Bank',
  error: null,
  consentExpiresAt: null,
  ...fields,
})
const failure = (error_code: string) => readPlaidFailure({ error_type: 'ITEM_ERROR', error_code })

test('an Item without an error is healthy, until the last week of its consent', () => {
  expect(healthOfItem(plaidItem({}), now).health).toBe('healthy')
  const ending = (days: number) =>
    healthOfItem(plaidItem({ consentExpiresAt: now + days * day }), now).health
  expect(ending(8)).toBe('healthy')
  expect(ending(7)).toBe('reconnect_soon')
  expect(ending(-1)).toBe('reconnect_soon')
})

test('a broken sign-in asks for a reconnect, withdrawn access says so', () => {
  expect(healthOfItem(plaidItem({ error: failure('ITEM_LOGIN_REQUIRED') }), now)).toEqual({
    health: 'reconnect_needed',
    errorCode: 'ITEM_LOGIN_REQUIRED',
  })
  for (const code of ['USER_PERMISSION_REVOKED', 'ITEM_NOT_FOUND'])
    expect(healthOfFailure(failure(code))?.health).toBe('access_revoked')
})

test("a bank's outage, a rate limit or a product's error says nothing about the connection", () => {
  for (const code of ['INSTITUTION_DOWN', 'RATE_LIMIT', 'PRODUCT_NOT_READY', 'INVALID_API_KEYS'])
    expect(healthOfFailure(failure(code))).toBeNull()
})
