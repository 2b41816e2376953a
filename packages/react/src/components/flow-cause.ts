import type { IssueCause, LinkState } from '@relink/core'

/** What there is to say about the state a flow is in, as a cause for `describeIssue`; null for nothing. */
export const flowCause = (state: LinkState): IssueCause | null => {
  switch (state.status) {
    case 'exited':
      return state.exit && { from: 'exit', exit: state.exit }
    case 'failed':
      return { from: 'error', error: state.error }
    case 'refused':
      return { from: 'refusal', refusal: state.refusal }
    case 'deciding':
      return { from: 'already_connected', existing: state.existing }
    case 'updated':
      return state.repaired ? null : { from: 'not_repaired', item: state.item }
    default:
      return null
  }
}
