import { isRelinkError, type RecoverLinkResponse, type RelinkErrorCode } from '@relink/core'
import { waitForExchange } from '../items/await-exchange.ts'
import { confirmUpdated } from '../items/confirm-updated.ts'
import { isLost, listFinishedExchanges } from '../items/exchange-claims.ts'
import { exchangeLost } from '../items/exchange-item.ts'
import { findItem } from '../items/item-rows.ts'
import { answerOfExchange } from '../items/link-item.ts'
import { resumeExchangesOfFlow } from '../items/resume-exchanges.ts'
import { isWorkingItem, showItem } from '../items/stored-item.ts'
import type { ServerContext } from '../server-context.ts'
import { linkResults } from './link-results.ts'
import { findLinkTokensOfFlow, publicTokenLife, type StoredLinkToken } from './link-token-rows.ts'

const unfinished: RecoverLinkResponse = { outcome: 'unfinished' }

/** With these there is nothing to try again: what came of the link is spent, expired or removed. */
const nothingLeft: ReadonlySet<RelinkErrorCode> = new Set([
  'public_token_invalid',
  'link_token_unknown',
  'not_found',
])

const answerOf = async (
  { store, settings, now }: ServerContext,
  { owner, itemId, outcome }: StoredLinkToken,
): Promise<RecoverLinkResponse> => {
  const stored =
    itemId === null ? null : await findItem(store.query, settings.environment, owner, itemId)
  if (stored === null) return unfinished
  const item = showItem(stored, now())
  if (outcome === 'linked') return { outcome, item }
  const accounts = { added: [], kept: item.accounts, removed: [] }
  const repaired = isWorkingItem(stored, now())
  // What kept it from being repaired is known only to whoever asked right after.
  return { outcome: 'updated', item, repaired, failure: repaired ? null : 'not_known', accounts }
}

/** The answer, when a page brought the flow to its end or is about to; else what may still be asked for. */
const remember = async (
  context: ServerContext,
  owner: string,
  flowId: string,
): Promise<{ answer: RecoverLinkResponse } | { open: StoredLinkToken[] }> => {
  const { store, settings } = context
  await resumeExchangesOfFlow(context, owner, flowId)
  await waitForExchange(context, owner, flowId)
  const open = await findLinkTokensOfFlow(store.query, settings.environment, owner, flowId)
  const done = open.find(({ outcome }) => outcome === 'linked' || outcome === 'updated')
  if (done !== undefined) return { answer: await answerOf(context, done) }
  // What is kept of the flow goes with the new Item when the person keeps the old one.
  const finished = await listFinishedExchanges(store.query, owner, flowId)
  const discarded = finished.find(({ outcome }) => outcome === 'discarded')
  const kept = discarded === undefined ? null : await answerOfExchange(context, owner, discarded)
  if (kept !== null) return { answer: kept }
  if (await isLost(store.query, owner, flowId)) throw exchangeLost()
  return { open }
}

const confirm = async (
  context: ServerContext,
  { owner, itemId, flowId }: StoredLinkToken,
): Promise<RecoverLinkResponse | null> =>
  itemId === null
    ? null
    : { outcome: 'updated', ...(await confirmUpdated(context, owner, itemId, { flowId })) }

/** Finishes what Plaid says a person got through. Null when it says nothing of the kind. */
const finish = async (
  context: ServerContext,
  made: StoredLinkToken,
): Promise<RecoverLinkResponse | null> => {
  // A page told so before it went away.
  if (made.outcome === 'confirming') return confirm(context, made)
  const { tokenHash: id, owner, sealedLinkToken, expiresAt } = made
  if (sealedLinkToken === null || context.now() > expiresAt + publicTokenLife) return null
  const linkToken = await context.vault.open({ use: 'link_token', id, owner }, sealedLinkToken)
  const sessions = await context.plaid.readSessions(linkToken)
  if (sessions === null) return null
  if (made.mode === 'new') return linkResults(context, made, linkToken, sessions.results)
  return sessions.succeeded ? confirm(context, made) : null
}

const finishAny = async (
  context: ServerContext,
  open: readonly StoredLinkToken[],
): Promise<RecoverLinkResponse | null> => {
  for (const made of open) {
    const { flowId } = made
    try {
      const answer = await finish(context, made)
      if (answer === null) continue
      context.log('info', 'link_recovered', { flowId, outcome: answer.outcome })
      return answer
    } catch (error) {
      if (!isRelinkError(error) || !nothingLeft.has(error.code)) throw error
      context.log('warn', 'link_not_recovered', {
        flowId,
        code: error.code,
        message: error.message,
      })
    }
  }
  return null
}

/**
 * Says what became of a flow whose page is gone, and finishes it when the person had got through Link.
 *
 * Remembered first: what a page sent, or is sending now, is answered without Plaid and without calling
 * the app's handlers again. Only then Plaid is asked, which by default tells everything of Hosted Link
 * alone, for six hours.
 *
 * @throws RelinkError `exchange_lost`; `too_many_requests`, `plaid_error`, `plaid_unavailable`, after which it
 * can be tried again.
 * @see https://plaid.com/docs/api/link/#linktokenget
 */
export const recoverLink = async (
  context: ServerContext,
  owner: string,
  flowId: string,
): Promise<RecoverLinkResponse> => {
  const before = await remember(context, owner, flowId)
  if ('answer' in before) return before.answer
  const finished = await finishAny(context, before.open)
  if (finished !== null || before.open.length === 0) return finished ?? unfinished
  // A request of the page that went away may have arrived while Plaid was asked.
  const after = await remember(context, owner, flowId)
  return 'answer' in after ? after.answer : unfinished
}
