import { RelinkError } from '../errors/relink-error.ts'
import { isBeforeOpen, type LinkState } from './link-state.ts'

/** Whether a record with a link token may be in the store: set aside by this page, or claimed and not spent. */
export const isSetAside = (state: LinkState): boolean => {
  if ('claimed' in state) return state.claimed !== null
  return state.status === 'open' ? state.grant.returned === null : isBeforeOpen(state)
}

/** Whether nothing can come back any more for the flow that got into this state, or made way for it. */
export const isGivenUp = (flowId: string, now: LinkState): boolean =>
  now.status === 'idle' ||
  now.flowId !== flowId ||
  now.status === 'exited' ||
  (now.status === 'failed' && now.step === 'preparing' && now.claimed === null)

/**
 * Does things with the store that must not stop the person when they fail; the first failure is
 * reported, and the rest would only repeat it.
 */
export const createKeeper = (
  report: (error: RelinkError) => void,
): ((work: () => void | Promise<void>) => void | Promise<void>) => {
  let hasComplained = false
  const complain = (cause: unknown): void => {
    if (hasComplained) return
    hasComplained = true
    report(
      new RelinkError(
        'storage_failed',
        'Failed to keep the pending link: refused. Allow site data.',
        { cause },
      ),
    )
  }
  return (work) => {
    try {
      return work()?.catch(complain)
    } catch (error) {
      return complain(error)
    }
  }
}
