import type { Item } from '@relink/core'

/** A connection that works. */
export const healthyItem: Item = {
  id: 'item-1',
  institutionId: 'ins_109508',
  bankName: 'Tartan Bank',
  health: { status: 'healthy' },
  healthChangesIn: null,
  accounts: [
    { id: 'a', name: 'Checking', mask: '0000', type: 'depository', subtype: 'checking' },
    { id: 'b', name: 'Savings', mask: null, type: 'depository', subtype: 'savings' },
  ],
  expiresAt: null,
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}

/** A connection that needs its person. */
export const brokenItem: Item = {
  ...healthyItem,
  institutionId: null,
  health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
  accounts: [],
}
