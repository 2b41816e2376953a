import type { JsonObject } from '../wire/json.ts'

interface IntentBase {
  /** Where the person should be afterwards: a path of the app's own origin. */
  returnTo: string
  /** Anything the app wants back after the trip. */
  context?: JsonObject | undefined
  /** Plaid language code, such as `en`. */
  language?: string | undefined
}

/** What a person set out to do: connect a bank, or repair one they have. */
export type LinkIntent =
  | (IntentBase & { mode: 'new' })
  | (IntentBase & { mode: 'update'; itemId: string; accountSelection?: boolean | undefined })

/**
 * Names the place of one flow among others: one for new Items, one per Item, one for returns, and one for the
 * search that is part of the page.
 */
export type LinkKey = 'new' | 'return' | 'embedded' | `update:${string}`

/** The key of the flow that serves this intent. */
export const linkKey = (intent: Pick<LinkIntent, 'mode'> & { itemId?: string }): LinkKey =>
  intent.mode === 'update' ? `update:${intent.itemId ?? ''}` : 'new'
