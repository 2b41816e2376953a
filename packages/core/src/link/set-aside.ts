import { RelinkError } from '../errors/relink-error.ts'
import { isWorthKeeping } from './after-ending.ts'
import { isBeforeOpen, isSettled, type LinkState } from './link-state.ts'

/** What a record is made of. */
export type SetAside = Pick<Extract<LinkState, { status: 'open' }>, 'flowId' | 'intent' | 'grant'>

/** The walk of which there may be a record in the store; a return counts as used once Link has opened. */
export const walkSetAside = (state: LinkState): (SetAside & { isOpened: boolean }) | null => {
  if (!('grant' in state || 'claimed' in state)) return null
  const isOpened = 'grant' in state && !isBeforeOpen(state)
  const grant = 'grant' in state ? state.grant : state.claimed
  if (isOpened) return { ...state, grant: state.grant, isOpened }
  return grant?.returned ? { ...state, grant: { ...grant, returned: null }, isOpened } : null
}

/** Whether the flow is over that got into this state, or made way for it. */
export const isGivenUp = (flowId: string, now: LinkState): boolean =>
  now.status === 'idle' || now.flowId !== flowId || (isSettled(now) && !isWorthKeeping(now))

/**
 * Does things with the store, one after the other, that must not stop the person when they fail; the first failure is
 * reported, and the rest would only repeat it. At once where the store answers at once.
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
  const attempt = (work: () => void | Promise<void>): void | Promise<void> => {
    try {
      return work()?.catch(complain)
    } catch (error) {
      return complain(error)
    }
  }
  let last: void | Promise<void>
  return (work) => (last = last ? last.then(() => attempt(work)) : attempt(work))
}
