import { isRelinkError } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { carryOut } from './carry-out.ts'
import {
  claimExchange,
  listAbandonedExchanges,
  listUndecidedExchanges,
  type AbandonedExchange,
} from './exchange-claims.ts'
import { openIntent } from './exchange-item.ts'
import { linkUnderClaim } from './link-item.ts'

const resume = async (
  context: ServerContext,
  { owner, publicTokenHash, flowId, sealedIntent }: AbandonedExchange,
): Promise<void> => {
  const { store, log, now } = context
  const request = await openIntent(context, owner, publicTokenHash, sealedIntent)
  const claimed = await claimExchange(store.query, owner, publicTokenHash, flowId, now())
  if (claimed.state !== 'mine') return
  try {
    const answer = await linkUnderClaim(context, owner, publicTokenHash, request, claimed)
    if (answer !== null) log('info', 'exchange_resumed', { flowId, outcome: answer.outcome })
  } catch (error) {
    if (!isRelinkError(error) || error.code !== 'exchange_lost') throw error
  }
}

/**
 * Goes on with exchanges that a process began and did not end, because it was stopped.
 *
 * Where Plaid had not answered yet the Item is linked now. Where it had, its answer is gone with that
 * process: the exchange counts as lost, which the log, the app's handler and the person hear. And where the
 * Item was stored, an older one is replaced or kept as the person had decided.
 */
export const resumeExchanges = async (context: ServerContext): Promise<void> => {
  const { store, log, now } = context
  for (const abandoned of await listAbandonedExchanges(store.query, now()))
    await resume(context, abandoned).catch((error: unknown) => {
      log('warn', 'exchange_not_resumed', { flowId: abandoned.flowId, error })
    })
  for (const undecided of await listUndecidedExchanges(store.query, now()))
    await carryOut(context, undecided).catch((error: unknown) => {
      log('warn', 'exchange_not_resumed', { flowId: undecided.flowId, error })
    })
}

/** Goes on with what was begun in one flow, for somebody who asks what became of it. Throws what stands in the way. */
export const resumeExchangesOfFlow = async (
  context: ServerContext,
  owner: string,
  flowId: string,
): Promise<void> => {
  const { store, now } = context
  for (const abandoned of await listAbandonedExchanges(store.query, now(), { owner, flowId }))
    await resume(context, abandoned)
}
