import { readPendingLink, type PendingLink } from '../pending/pending-link.ts'
import type { Account, Item, ItemHealth } from './item.ts'
import type {
  AccountChanges,
  ItemUpdatedResponse,
  LinkItemResponse,
  LinkTokenResponse,
  RecoverLinkResponse,
} from './link-backend.ts'
import { finite, flag, list, oneOf, refuse, shape, text, textOrNull } from './read-shape.ts'

const account = /* @__PURE__ */ shape<Account>({
  id: text,
  name: text,
  mask: textOrNull,
  type: text,
  subtype: textOrNull,
})

const accounts = /* @__PURE__ */ list(account)

const item = /* @__PURE__ */ shape<Item>({
  id: text,
  institutionId: textOrNull,
  bankName: text,
  health: /* @__PURE__ */ oneOf<ItemHealth>(
    'healthy',
    'reconnect_needed',
    'reconnect_soon',
    'access_revoked',
  ),
  errorCode: textOrNull,
  expiresAt: textOrNull,
  accounts,
  connectedAt: text,
  updatedAt: text,
})

const linkToken = /* @__PURE__ */ shape<LinkTokenResponse>({
  linkToken: text,
  expiresIn: finite,
  redirectUri: text,
})

const linkItem = /* @__PURE__ */ shape<LinkItemResponse>({
  outcome: /* @__PURE__ */ oneOf<LinkItemResponse['outcome']>('linked', 'already_connected'),
  item,
})

const items = /* @__PURE__ */ shape<{ items: Item[] }>({ items: /* @__PURE__ */ list(item) })

const itemUpdated = /* @__PURE__ */ shape<ItemUpdatedResponse>({
  item,
  repaired: flag,
  accounts: /* @__PURE__ */ shape<AccountChanges>({
    added: accounts,
    kept: accounts,
    removed: accounts,
  }),
})

/** Reads one Item from a server's answer. Throws `response_invalid` when it is not one. */
export const readItem = (value: unknown): Item => item(value, 'item')

/** Reads `{ items }`. Throws `response_invalid`. */
export const readItems = (value: unknown): Item[] => items(value, 'body').items

/** Reads the answer to `POST /link-tokens`. Throws `response_invalid`. */
export const readLinkTokenResponse = (value: unknown): LinkTokenResponse => linkToken(value, 'body')

/** Reads the answer to `POST /items`. Throws `response_invalid`. */
export const readLinkItemResponse = (value: unknown): LinkItemResponse => linkItem(value, 'body')

/** Reads the answer to `POST /items/:id/updated`. Throws `response_invalid`. */
export const readItemUpdatedResponse = (value: unknown): ItemUpdatedResponse =>
  itemUpdated(value, 'body')

/** Reads the answer to `POST /pending-link/take`: the pending link, or null when there is none. */
export const readTakenPendingLink = (value: unknown): PendingLink | null => {
  const taken = (value as { pendingLink?: unknown } | null)?.pendingLink
  return taken === null ? null : (readPendingLink(taken) ?? refuse('pendingLink'))
}

/** Reads the answer to `POST /pending-link/recover`. Throws `response_invalid`. */
export const readRecoverLinkResponse = (value: unknown): RecoverLinkResponse => {
  const outcome = (value as { outcome?: unknown } | null)?.outcome
  if (outcome === 'unfinished') return { outcome }
  return outcome === 'updated'
    ? { outcome, ...itemUpdated(value, 'body') }
    : linkItem(value, 'body')
}
