import { isDeadToken } from '../link/link-exit.ts'
import { isBeforeOpen, type LinkState } from '../link/link-state.ts'
import type { IssueCause } from './link-issue.ts'

/**
 * What there is to say about the state a flow is in, as a cause for `describeIssue`.
 *
 * @returns Null when there is nothing to say: things are on their way, went well, or the person decided so.
 */
export const flowCause = (state: LinkState): IssueCause | null => {
  // A new token is being got ready after one that died; the person presses when they have read that.
  if (isBeforeOpen(state))
    return state.renews !== null && !state.pressed ? { from: 'exit', exit: state.renews } : null
  switch (state.status) {
    case 'exited':
      if (state.reason === 'interrupted') return { from: state.reason }
      return (
        state.exit && {
          from: 'exit',
          exit: state.exit,
          again: state.renewed && isDeadToken(state.exit),
        }
      )
    case 'failed':
      return { from: 'error', error: state.error }
    case 'refused':
      return state.error === null
        ? { from: 'refusal', refusal: state.refusal }
        : { from: 'error', error: state.error }
    case 'deciding':
      return { from: 'already_connected', existing: state.existing, breaksFirst: state.breaksFirst }
    case 'updated':
      return state.repaired
        ? null
        : { from: 'not_repaired', item: state.item, failure: state.failure }
    default:
      return null
  }
}
