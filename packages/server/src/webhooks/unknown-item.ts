import type { StoredWebhook } from './webhook-rows.ts'

/** Milliseconds after which an Item that is not known here counts as somebody else's. */
const patience = 120_000
/** When it is looked for again until then: Plaid may tell of one before we have written it down. */
const lookAfter = [5_000, 30_000, patience]

/** What becomes of the webhooks of an Item that is not known here. */
export interface UnknownItem {
  /** Those whose Item will not come any more. */
  late: StoredWebhook[]
  /** Milliseconds until it is worth looking for the Item of the others; null when there are none. */
  lookAgainIn: number | null
}

/** Tells webhooks whose Item may still come from those that have waited for it long enough. */
export const waitForItem = (rows: readonly StoredWebhook[], now: number): UnknownItem => {
  const late = rows.filter(({ receivedAt }) => now - receivedAt >= patience)
  if (late.length === rows.length) return { late, lookAgainIn: null }
  const age = now - Math.max(...rows.map(({ receivedAt }) => receivedAt))
  return { late, lookAgainIn: (lookAfter.find((after) => after > age) ?? patience) - age }
}
