import type { Item } from '../wire/item.ts'
import type { RecoverLinkResponse } from '../wire/link-backend.ts'

/** The name of the BroadcastChannel that tabs tell each other by; also the storage key where there is none. */
export const tabChannel = 'relink.news'

/** How a flow ended, as one tab tells the others; no token in it. */
export interface TabMessage {
  v: 1
  flowId: string
  /** Whose flow it was, as the app names them. */
  userKey: string | null
  answer: Extract<RecoverLinkResponse, { item: Item }>
}

/**
 * Reads what another tab posted.
 *
 * Only pages of the same origin can post, so nothing is checked but that it is this version's.
 *
 * @returns Null when it is something else.
 */
export const readTabMessage = (value: unknown): TabMessage | null => {
  const message = value as Partial<TabMessage> | null | undefined
  return message?.v === 1 && message.answer?.item !== undefined ? (message as TabMessage) : null
}
