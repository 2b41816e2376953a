import type { Item, ItemHealth } from '@relink/core'

/** Every way a connection can be that has words of its own, the most urgent first. */
export const healthStates: Exclude<ItemHealth, { status: 'healthy' }>[] = [
  { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
  { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: 'consent_expired' },
  { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: 'access_withdrawn' },
  { status: 'revoked', code: 'USER_PERMISSION_REVOKED' },
  { status: 'revoked', code: 'ITEM_NOT_FOUND' },
  { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: ['auth'] },
  { status: 'verification_pending', accountIds: ['a'] },
  { status: 'expires', at: '2026-12-03T00:00:00Z', daysLeft: 2 },
  { status: 'expires', at: '2026-12-07T00:00:00Z', daysLeft: 6 },
  { status: 'disconnects', at: null, daysLeft: null, why: 'access_ends' },
  { status: 'disconnects', at: '2026-12-07T00:00:00Z', daysLeft: 6, why: 'bank_moves' },
  { status: 'account_closed', accountIds: ['a'] },
  { status: 'new_accounts', relink: false },
  { status: 'new_accounts', relink: true },
  { status: 'bank_trouble', code: 'INSTITUTION_DOWN' },
  { status: 'unknown', code: null },
]

/** A connection that is so. */
export const itemBeing = (health: ItemHealth, more: Partial<Item> = {}): Item => ({
  id: 'item-0',
  institutionId: null,
  bankName: 'Tartan Bank',
  health,
  healthChangesIn: null,
  accounts: [
    { id: 'a', name: 'Everyday Checking', mask: '0000', type: 'depository', subtype: 'checking' },
    { id: 'b', name: 'Rainy Day Savings', mask: '1111', type: 'depository', subtype: 'savings' },
  ],
  expiresAt: null,
  connectedAt: '2026-05-01T09:00:00Z',
  updatedAt: '2026-11-01T09:00:00Z',
  ...more,
})
