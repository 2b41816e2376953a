import type { Log } from '../log/log.ts'
import type { RelinkOptions } from './relink-options.ts'

type Guarded<Name extends 'onLinked' | 'onUpdated' | 'onRemoved'> = (
  event: Parameters<NonNullable<RelinkOptions[Name]>>[0],
) => Promise<void>

/** The app's handlers, made so that calling one never fails. */
export interface GuardedHandlers {
  linked: Guarded<'onLinked'>
  updated: Guarded<'onUpdated'>
  removed: Guarded<'onRemoved'>
}

/** Runs the app's handlers after the store took what they tell of; what one throws is only logged. */
export const guardedHandlers = (
  options: Pick<RelinkOptions, 'onLinked' | 'onUpdated' | 'onRemoved'>,
  log: Log,
): GuardedHandlers => {
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
  }
}
