import { RelinkError } from '../errors/relink-error.ts'
import { readPendingLink, type PendingLink } from '../pending/pending-link.ts'
import type { Account, Item, ItemHealth } from './item.ts'
import type {
  AccountChanges,
  ItemUpdatedResponse,
  LinkItemResponse,
  LinkTokenResponse,
} from './link-backend.ts'

/** Takes a value as what it should be, or refuses it by the name of its field. */
type Read<T> = (value: unknown, field: string) => T

const refuse = (field: string): never => {
  throw new RelinkError(
    'response_invalid',
    `Failed to read the server's answer: \`${field}\` is missing or of the wrong kind. Check that the back end speaks this version of Relink's wire contract.`,
  )
}

const text: Read<string> = (value, field) => (typeof value === 'string' ? value : refuse(field))
const textOrNull: Read<string | null> = (value, field) =>
  value == null ? null : text(value, field)
const flag: Read<boolean> = (value, field) => (typeof value === 'boolean' ? value : refuse(field))
const finite: Read<number> = (value, field) =>
  Number.isFinite(value) ? (value as number) : refuse(field)

const list =
  <T>(read: Read<T>): Read<T[]> =>
  (value, field) =>
    Array.isArray(value) ? value.map((entry) => read(entry, field)) : refuse(field)

const oneOf =
  <T extends string>(...words: T[]): Read<T> =>
  (value, field) =>
    words.includes(value as T) ? (value as T) : refuse(field)

/** An object with these fields; any others are left out. */
const shape =
  <T>(fields: { [Key in keyof T]-?: Read<T[Key]> }): Read<T> =>
  (value, field) => {
    if (typeof value !== 'object' || value === null) return refuse(field)
    const result: Partial<T> = {}
    for (const key in fields)
      result[key] = fields[key]((value as T)[key], field === 'body' ? key : `${field}.${key}`)
    return result as T
  }

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
  accounts,
  connectedAt: text,
  updatedAt: text,
})

const linkToken = /* @__PURE__ */ shape<LinkTokenResponse>({
  linkToken: text,
  expiresIn: finite,
  redirectUri: text,
})

const outcome = /* @__PURE__ */ shape<Pick<LinkItemResponse, 'outcome'>>({
  outcome: /* @__PURE__ */ oneOf('linked', 'already_connected'),
})
const linked = /* @__PURE__ */ shape<{ item: Item }>({ item })
const alreadyConnected = /* @__PURE__ */ shape<{ existing: Item }>({ existing: item })
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
export const readLinkItemResponse = (value: unknown): LinkItemResponse =>
  outcome(value, 'body').outcome === 'linked'
    ? { outcome: 'linked', item: linked(value, 'body').item }
    : { outcome: 'already_connected', existing: alreadyConnected(value, 'body').existing }

/** Reads the answer to `POST /items/:id/updated`. Throws `response_invalid`. */
export const readItemUpdatedResponse = (value: unknown): ItemUpdatedResponse =>
  itemUpdated(value, 'body')

/** Reads the answer to `POST /pending-link/take`: the pending link, or null when there is none. */
export const readTakenPendingLink = (value: unknown): PendingLink | null => {
  const taken = (value as { pendingLink?: unknown } | null)?.pendingLink
  return taken === null ? null : (readPendingLink(taken) ?? refuse('pendingLink'))
}
