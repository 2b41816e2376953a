import { readPendingLink, type PendingLink } from '../pending/pending-link.ts'
import type { ItemHealth } from '../health/item-health.ts'
import type { Account, Item } from './item.ts'
import type {
  AccountChanges,
  ItemEvent,
  ItemUpdatedResponse,
  LinkItemResponse,
  LinkTokenResponse,
  RecoverLinkResponse,
  RepairFailure,
} from './link-backend.ts'
import {
  finite,
  finiteOrNull,
  flag,
  list,
  oneOf,
  refuse,
  shape,
  text,
  textOrNull,
  wordOrNull,
  type Read,
} from './read-shape.ts'

const account = /* @__PURE__ */ shape<Account>({
  id: text,
  name: text,
  mask: textOrNull,
  type: text,
  subtype: textOrNull,
})

const accounts = /* @__PURE__ */ list(account)

const texts = /* @__PURE__ */ list(text)

/** The fields of each state of health, besides its status. */
const healthFields: Record<string, Record<string, Read<unknown>>> = {
  healthy: {},
  sign_in_required: {
    code: text,
    reason: /* @__PURE__ */ wordOrNull('access_invalid', 'consent_expired', 'access_withdrawn'),
  },
  expires: { at: text, daysLeft: finite },
  disconnects: {
    at: textOrNull,
    daysLeft: finiteOrNull,
    why: /* @__PURE__ */ wordOrNull('bank_moves', 'access_ends'),
  },
  new_accounts: { relink: flag },
  consent_missing: { code: text, products: texts },
  verification_pending: { accountIds: texts },
  revoked: { code: text },
  account_closed: { accountIds: texts },
  bank_trouble: { code: text },
}

/** A state that this version does not know is `unknown`: one Item must not hide the others. */
const health: Read<ItemHealth> = (value, field) => {
  const { status } = shape<{ status: string }>({ status: text })(value, field)
  const fields = Object.hasOwn(healthFields, status) ? healthFields[status] : undefined
  return (
    fields === undefined
      ? { status: 'unknown', ...shape({ code: textOrNull })(value, field) }
      : { status, ...shape(fields)(value, field) }
  ) as ItemHealth
}

const item = /* @__PURE__ */ shape<Item>({
  id: text,
  institutionId: textOrNull,
  bankName: text,
  health,
  healthChangesIn: finiteOrNull,
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

const linkItem: Read<LinkItemResponse> = (value, field) => {
  const answer = shape<{ outcome: LinkItemResponse['outcome']; item: Item }>({
    outcome: oneOf('linked', 'already_connected', 'discarded'),
    item,
  })(value, field)
  const { breaksFirst } = value as { breaksFirst?: unknown }
  return answer.outcome === 'already_connected'
    ? { ...answer, outcome: answer.outcome, breaksFirst: breaksFirst === true }
    : (answer as LinkItemResponse)
}

const items = /* @__PURE__ */ shape<{ items: Item[] }>({ items: /* @__PURE__ */ list(item) })

const repairFailures = /* @__PURE__ */ wordOrNull<RepairFailure>(
  'other_login',
  'new_item',
  'bank_down',
  'consent_missing',
  'other_environment',
)

/** A reason that this version does not know is `not_known`. */
const repairFailure: Read<RepairFailure | null> = (value, field) =>
  repairFailures(value, field) ?? (value == null ? null : 'not_known')

const itemUpdated = /* @__PURE__ */ shape<ItemUpdatedResponse>({
  item,
  repaired: flag,
  failure: repairFailure,
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

/** Reads one event of `GET /events`, by its name. An event of another version says that something was missed. */
export const readItemEvent = (type: string, value: unknown): ItemEvent => {
  if (type === 'changed') return { type, item: item(value, 'item') }
  if (type === 'removed')
    return { type, ...shape<{ itemId: string }>({ itemId: text })(value, 'body') }
  return { type: 'missed' }
}
