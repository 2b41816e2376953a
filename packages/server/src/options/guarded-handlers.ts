import type { Log } from '../log/log.ts'
import type { RelinkHandlers } from './relink-handlers.ts'

type Guarded<Handler extends ((event: never) => unknown) | undefined> = (
  event: Parameters<NonNullable<Handler>>[0],
) => Promise<void>

/** The app's handlers, made so that calling one never fails. */
export interface GuardedHandlers {
  linked: Guarded<RelinkHandlers['onLinked']>
  updated: Guarded<RelinkHandlers['onUpdated']>
  removed: Guarded<RelinkHandlers['onRemoved']>
  healthChanged: Guarded<RelinkHandlers['onHealthChanged']>
  accountsRemoved: Guarded<RelinkHandlers['onAccountsRemoved']>
  linkLost: Guarded<RelinkHandlers['onLinkLost']>
}

/** Runs the app's handlers after the store took what they tell of; what one throws is only logged. */
export const guardedHandlers = (options: RelinkHandlers, log: Log): GuardedHandlers => {
  const guarded =
    <E>(handler: string, handle: ((event: E) => void | Promise<void>) | undefined) =>
    async (event: E): Promise<void> => {
      try {
        await handle?.(event)
      } catch (error) {
        log('error', 'handler_failed', { handler, error })
      }
    }
  return {
    linked: guarded('onLinked', options.onLinked),
    updated: guarded('onUpdated', options.onUpdated),
    removed: guarded('onRemoved', options.onRemoved),
    healthChanged: guarded('onHealthChanged', options.onHealthChanged),
    accountsRemoved: guarded('onAccountsRemoved', options.onAccountsRemoved),
    linkLost: guarded('onLinkLost', options.onLinkLost),
  }
}
