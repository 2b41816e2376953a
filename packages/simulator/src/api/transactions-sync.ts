import type { Transaction, TransactionsSyncRequest, TransactionsSyncResponse } from 'plaid'
import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { healthSince, isDown } from '../engine/institution-health.ts'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import type { Item } from '../engine/simulator-state.ts'
import { isoDate, listMovements, type Movement } from '../engine/transactions.ts'
import { describeAccounts } from './describe-item.ts'
import { findWorkingItem } from './account-endpoints.ts'
import { endpoint, text, type Endpoint } from './endpoint.ts'

const describe = (movement: Movement): Transaction => ({
  account_id: movement.accountId,
  transaction_id: movement.id,
  amount: movement.amount,
  iso_currency_code: 'USD',
  unofficial_currency_code: null,
  date: isoDate(movement.day),
  authorized_date: isoDate(movement.day),
  authorized_datetime: null,
  datetime: null,
  name: movement.merchant,
  merchant_name: movement.merchant,
  payment_channel: movement.channel as Transaction['payment_channel'],
  personal_finance_category: {
    primary: movement.category[0],
    detailed: movement.category[1],
    confidence_level: 'VERY_HIGH',
  },
  pending: false,
  pending_transaction_id: null,
  account_owner: null,
  transaction_code: null,
  location: {
    address: null,
    city: null,
    region: null,
    postal_code: null,
    country: null,
    lat: null,
    lon: null,
    store_number: null,
  },
  payment_meta: {
    by_order_of: null,
    payee: null,
    payer: null,
    payment_method: null,
    payment_processor: null,
    ppd_id: null,
    reason: null,
    reference_number: null,
  },
})

/** How far a reader got, and of which accounts. */
interface Cursor {
  order: number
  accounts: Item['accounts']
}

const cursorShape: z.ZodType<Cursor> = z.object({
  order: z.number(),
  accounts: z.array(z.object({ id: z.string(), key: z.string(), verification: z.null() })),
})

const readCursor = (value: unknown): Cursor => {
  if (value === undefined || value === null || value === '') return { order: -1, accounts: [] }
  try {
    const parsed: unknown = JSON.parse(atob(String(value)))
    const { data } = cursorShape.safeParse(parsed)
    if (data) return data
  } catch {
    // Falls through to the refusal: a cursor that is not ours is unreadable in many ways.
  }
  throw invalidRequest('INVALID_FIELD', 'cursor not associated with access_token')
}

// Plaid goes on answering with what it has fetched before a bank went down.
const fetchedUntil = (engine: Engine, { institutionId }: Item): number => {
  const now = engine.now()
  if (!isDown(engine, institutionId)) return now
  return Math.min(now, healthSince(engine, institutionId) ?? now)
}

const sync = (
  engine: Engine,
  item: Item,
  given: { cursor: string | null; count: number },
): TransactionsSyncResponse => {
  const cursor = readCursor(given.cursor)
  const until = fetchedUntil(engine, item)
  const movements = listMovements(item, until)
  const isShared = (accounts: Item['accounts'], accountId: string): boolean =>
    accounts.some(({ id }) => id === accountId)
  const isNew = (movement: Movement): boolean =>
    movement.order > cursor.order || !isShared(cursor.accounts, movement.accountId)
  const all = movements.filter(isNew)
  // Movements of an account shared just now are older than the cursor, which pages by time; they come at once.
  const paged = all.every((movement) => movement.order > cursor.order)
  const added = paged ? all.slice(0, given.count) : all
  const givenUp = cursor.accounts.filter(({ id }) => !isShared(item.accounts, id))
  const lost = listMovements({ ...item, accounts: givenUp }, until)
  const next: Cursor = {
    order: Math.max(cursor.order, added.at(-1)?.order ?? -1),
    // How an account is verified may change between two pages and is nothing to a reader.
    accounts: item.accounts.map(({ id, key }) => ({ id, key, verification: null })),
  }
  return {
    transactions_update_status:
      'HISTORICAL_UPDATE_COMPLETE' as TransactionsSyncResponse['transactions_update_status'],
    accounts: describeAccounts(item),
    added: added.map(describe),
    modified: [],
    removed: lost
      .filter((movement) => movement.order <= cursor.order)
      .map(({ id, accountId }) => ({ transaction_id: id, account_id: accountId })),
    next_cursor: btoa(JSON.stringify(next)),
    has_more: added.length < all.length,
    request_id: requestId(),
  }
}

/** Says what changed since the cursor: new days, and accounts that were shared or given up. */
export const transactionsSync: Endpoint = endpoint<TransactionsSyncRequest>()(
  '/transactions/sync',
  {
    access_token: text,
    cursor: z.string().max(100_000).nullish(),
    count: z.number().int().min(1).max(500).nullish(),
    options: z.looseObject({}).nullish(),
  },
  (engine, body) =>
    sync(engine, findWorkingItem(engine, body.access_token, 'transactions'), {
      cursor: body.cursor ?? null,
      count: body.count ?? 100,
    }),
)
