import { RelinkError, type RelinkErrorCode } from '../errors/relink-error.ts'
import type { LinkExit } from '../link/link-exit.ts'
import type { LinkIntent } from '../link/link-intent.ts'
import type { LinkSuccess } from '../link/link-state.ts'
import type { PendingLink } from '../pending/pending-link.ts'
import { readOAuthReturn, type OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { Item } from '../wire/item.ts'
import type { ItemUpdatedResponse } from '../wire/link-backend.ts'

export const start = 1_800_000_000_000
export const minute = 60_000

export const newIntent: LinkIntent = { mode: 'new', returnTo: '/banks' }
export const updateOf = (itemId: string): Extract<LinkIntent, { mode: 'update' }> => ({
  mode: 'update',
  itemId,
  returnTo: '/banks',
})

export const returnHref = 'https://app.example/oauth?oauth_state_id=state-1'
export const returnOf = (stateId: string): OAuthReturn =>
  readOAuthReturn(`https://app.example/oauth?oauth_state_id=${stateId}`) as OAuthReturn

export const item: Item = {
  id: 'item-1',
  institutionId: 'ins_109508',
  bankName: 'First Platypus Bank',
  health: { status: 'healthy' },
  healthChangesIn: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}

/** How the server answers that a repair worked. */
export const repaired: ItemUpdatedResponse = {
  item,
  repaired: true,
  failure: null,
  accounts: { added: [], kept: [], removed: [] },
}

export const success: LinkSuccess = {
  publicToken: 'public-sandbox-1',
  institution: { id: 'ins_109508', name: 'First Platypus Bank' },
  accounts: [
    { id: 'account-1', name: 'Checking', mask: '0000', type: 'depository', subtype: 'checking' },
  ],
  linkSessionId: 'session-1',
}

export const plainExit: LinkExit = {
  error: null,
  status: 'institution_not_found',
  institution: null,
  linkSessionId: 'session-1',
  requestId: 'request-1',
  bankWindowFailed: false,
}

export const failure = (code: RelinkErrorCode): RelinkError =>
  new RelinkError(code, `Failed to test: ${code}. Go on.`)

export const pendingLink = (changes: Partial<PendingLink> = {}): PendingLink => ({
  v: 1,
  flowId: 'flow-1',
  linkToken: 'link-sandbox-1',
  expiresAt: start + 30 * minute,
  mode: 'new',
  userKey: 'ann',
  redirectUri: 'https://app.example/oauth',
  returnTo: '/banks?tab=2#list',
  createdAt: start,
  ...changes,
})
