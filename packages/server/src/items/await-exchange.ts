import { RelinkError } from '@relink/core'
import type { ServerContext } from '../server-context.ts'
import { wait } from '../time/wait.ts'
import { claimExchange, isExchanging, type ExchangeClaim } from './exchange-claims.ts'

const checkEvery = 100
const waitAtMost = 30_000

/** Looks again and again until there is an answer. Throws `plaid_unavailable` when none comes. */
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (let waited = 0; waited <= waitAtMost; waited += checkEvery) {
    const answer = await look()
    if (answer !== null) return answer
    await wait(checkEvery)
  }
  throw new RelinkError(
    'plaid_unavailable',
    'Failed to link the Item: its public token is still being exchanged by another request. Try again.',
  )
}

/** Claims the exchange, or waits for the request that has it. */
export const claimOrWait = (
  context: ServerContext,
  owner: string,
  publicTokenHash: string,
  flowId: string,
): Promise<Exclude<ExchangeClaim, { state: 'taken' }>> =>
  until(async () => {
    const { store, now } = context
    const claim = await claimExchange(store.query, owner, publicTokenHash, flowId, now())
    return claim.state === 'taken' ? null : claim
  })

/** Waits until no request exchanges a public token of this flow, however those end. */
export const waitForExchange = async (
  context: ServerContext,
  owner: string,
  flowId: string,
): Promise<void> => {
  await until(async () =>
    (await isExchanging(context.store.query, owner, flowId, context.now())) ? null : true,
  )
}
