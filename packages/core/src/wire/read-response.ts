import { RelinkError } from '../errors/relink-error.ts'
import { readPendingLink, type PendingLink } from '../pending/pending-link.ts'
import type { Account, Item, ItemHealth } from './item.ts'
import type { ItemUpdatedResponse, LinkItemResponse, LinkTokenResponse } from './link-backend.ts'

type Fields = Record<string, unknown>

const healths: readonly ItemHealth[] = [
  'healthy',
  'reconnect_needed',
  'reconnect_soon',
  'access_revoked',
]

const refuse = (field: string): never => {
  throw new RelinkError(
    'response_invalid',
    `Failed to read the server's answer: \`${field}\` is missing or of the wrong kind. Check that the back end speaks this version of Relink's wire contract.`,
  )
}

const object = (value: unknown, field: string): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : refuse(field)
const text = (value: unknown, field: string): string =>
  typeof value === 'string' ? value : refuse(field)
const textOrNull = (value: unknown, field: string): string | null =>
  value === null || value === undefined ? null : text(value, field)
const list = <T>(value: unknown, field: string, read: (entry: unknown) => T): T[] =>
  Array.isArray(value) ? value.map((entry) => read(entry)) : refuse(field)

const readAccount = (value: unknown): Account => {
  const account = object(value, 'account')
  return {
    id: text(account['id'], 'account.id'),
    name: text(account['name'], 'account.name'),
    mask: textOrNull(account['mask'], 'account.mask'),
    type: text(account['type'], 'account.type'),
    subtype: textOrNull(account['subtype'], 'account.subtype'),
  }
}

/** Reads one Item from a server's answer. Throws `response_invalid` when it is not one. */
export const readItem = (value: unknown): Item => {
  const item = object(value, 'item')
  const health = item['health'] as ItemHealth
  return {
    id: text(item['id'], 'item.id'),
    institutionId: textOrNull(item['institutionId'], 'item.institutionId'),
    bankName: text(item['bankName'], 'item.bankName'),
    health: healths.includes(health) ? health : refuse('item.health'),
    errorCode: textOrNull(item['errorCode'], 'item.errorCode'),
    accounts: list(item['accounts'], 'item.accounts', readAccount),
    connectedAt: text(item['connectedAt'], 'item.connectedAt'),
    updatedAt: text(item['updatedAt'], 'item.updatedAt'),
  }
}

/** Reads `{ items }`. Throws `response_invalid`. */
export const readItems = (value: unknown): Item[] =>
  list(object(value, 'body')['items'], 'items', readItem)

/** Reads the answer to `POST /link-tokens`. Throws `response_invalid`. */
export const readLinkTokenResponse = (value: unknown): LinkTokenResponse => {
  const body = object(value, 'body')
  const expiresIn = body['expiresIn']
  return {
    linkToken: text(body['linkToken'], 'linkToken'),
    expiresIn:
      typeof expiresIn === 'number' && Number.isFinite(expiresIn) ? expiresIn : refuse('expiresIn'),
    redirectUri: text(body['redirectUri'], 'redirectUri'),
  }
}

/** Reads the answer to `POST /items`. Throws `response_invalid`. */
export const readLinkItemResponse = (value: unknown): LinkItemResponse => {
  const body = object(value, 'body')
  if (body['outcome'] === 'linked') return { outcome: 'linked', item: readItem(body['item']) }
  return body['outcome'] === 'already_connected'
    ? { outcome: 'already_connected', existing: readItem(body['existing']) }
    : refuse('outcome')
}

/** Reads the answer to `POST /items/:id/updated`. Throws `response_invalid`. */
export const readItemUpdatedResponse = (value: unknown): ItemUpdatedResponse => {
  const body = object(value, 'body')
  const accounts = object(body['accounts'], 'accounts')
  return {
    item: readItem(body['item']),
    repaired: typeof body['repaired'] === 'boolean' ? body['repaired'] : refuse('repaired'),
    accounts: {
      added: list(accounts['added'], 'accounts.added', readAccount),
      kept: list(accounts['kept'], 'accounts.kept', readAccount),
      removed: list(accounts['removed'], 'accounts.removed', readAccount),
    },
  }
}

/** Reads the answer to `POST /pending-link/take`: the pending link, or null when there is none. */
export const readTakenPendingLink = (value: unknown): PendingLink | null => {
  const taken = object(value, 'body')['pendingLink']
  return taken === null ? null : (readPendingLink(taken) ?? refuse('pendingLink'))
}
