import type { Item } from '@relink/core'

/** A connection that needs its person. */
export const brokenItem: Item = {
  id: 'item-1',
  institutionId: null,
  bankName: 'Tartan Bank',
  health: 'reconnect_needed',
  errorCode: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}
