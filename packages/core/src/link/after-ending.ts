import { isDeadToken } from './link-exit.ts'
import type { LinkState } from './link-state.ts'
import { awaitsServer } from './transition.ts'

/** Whether what failed has something that another walk would not have: a bank's return, or a success. */
export const isWorthKeeping = (state: LinkState): boolean =>
  state.status === 'failed' && ('claimed' in state ? state.claimed !== null : awaitsServer(state))

/** Whether a new token is got ready for the next press: once in a row, but for a search always. */
export const isRenewable = (
  state: LinkState,
  isEmbedded: boolean,
): state is Extract<LinkState, { status: 'exited'; reason: 'closed' }> =>
  state.status === 'exited' &&
  state.reason === 'closed' &&
  (isEmbedded || (!state.renewed && isDeadToken(state.exit)))
