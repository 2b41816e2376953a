import { isRelinkError, RelinkError, type LinkItemRequest } from '@relink/core'
import { linkItemRequest } from '../http/request-schemas.ts'
import type { ServerContext } from '../server-context.ts'
import type { SqlQuery } from '../store/store.ts'
import {
  beginExchange,
  loseExchange,
  releaseExchange,
  suspendExchange,
  type ExchangeClaim,
} from './exchange-claims.ts'

/** A claim that this request has. */
export type Mine = Extract<ExchangeClaim, { state: 'mine' }>

/** What is said of an exchange whose answer is gone for good. */
export const exchangeLost = (): RelinkError =>
  new RelinkError(
    'exchange_lost',
    "Failed to link the Item: the server stopped between Plaid's answer and its own record, so the access token is lost. Go through Link again.",
  )

/** Seals what an exchange is begun with: its public token must not lie in the store in clear. */
const sealIntent = (
  { vault }: ServerContext,
  owner: string,
  publicTokenHash: string,
  request: LinkItemRequest,
): Promise<string> =>
  vault.seal({ use: 'exchange', id: publicTokenHash, owner }, JSON.stringify(request))

/** Opens what {@link sealIntent} sealed. */
export const openIntent = async (
  { vault }: ServerContext,
  owner: string,
  publicTokenHash: string,
  sealed: string,
): Promise<LinkItemRequest> =>
  // Perhaps another version's, which is not to be guessed at.
  linkItemRequest.parse(
    JSON.parse(await vault.open({ use: 'exchange', id: publicTokenHash, owner }, sealed)),
  )

/** Settles a claim, whatever becomes of that: its failure must not stand in for what happened. */
const settleExchange = async <T>(
  { store, log }: ServerContext,
  { claim }: Mine,
  settle: (query: SqlQuery, claim: string) => Promise<T>,
): Promise<T | null> => {
  try {
    return await settle(store.query, claim)
  } catch (error) {
    log('error', 'exchange_not_released', { error })
    return null
  }
}

/** Lets the next request try. What an earlier attempt began is not forgotten over it. */
export const letGo = async (context: ServerContext, claimed: Mine): Promise<void> => {
  const release = claimed.begunWith === null ? releaseExchange : suspendExchange
  await settleExchange(context, claimed, release)
}

/** Remembers that what came of an exchange is lost; the log and the app hear of it once. */
export const giveUpExchange = async (
  context: ServerContext,
  owner: string,
  { flowId, institution }: LinkItemRequest,
  claimed: Mine,
): Promise<void> => {
  const { settings, log, now } = context
  const isMine = await settleExchange(context, claimed, (query, claim) =>
    loseExchange(query, claim, now()),
  )
  // Where it could not be written down, whoever finds it next says so.
  if (isMine !== true) return
  log('error', 'exchange_lost', { flowId, institution, owner })
  await settings.handlers.linkLost({ owner, flowId, institution })
}

/** Writes down that Plaid will be asked, and with what. False when another request has the claim by now. */
const begin = async (
  context: ServerContext,
  owner: string,
  publicTokenHash: string,
  request: LinkItemRequest,
  claimed: Mine,
): Promise<boolean> => {
  try {
    const sealed = await sealIntent(context, owner, publicTokenHash, request)
    return await beginExchange(context.store.query, claimed.claim, sealed, context.now())
  } catch (error) {
    await letGo(context, claimed)
    throw error
  }
}

/**
 * Exchanges a public token under a claim, with the intent written down before Plaid is asked.
 *
 * Plaid's answer and our write share no transaction. So an attempt whose answer never came is not
 * forgotten: when a later one finds the token used, the answer is gone for good, and that is said.
 *
 * @returns Null when the claim was lost to another request before Plaid was asked.
 * @throws RelinkError `exchange_lost`, `public_token_invalid`, `too_many_requests`, `plaid_error`,
 * `plaid_unavailable`.
 */
export const exchangeUnderClaim = async (
  context: ServerContext,
  owner: string,
  publicTokenHash: string,
  request: LinkItemRequest,
  claimed: Mine,
): Promise<{ itemId: string; accessToken: string } | null> => {
  if (!(await begin(context, owner, publicTokenHash, request, claimed))) return null
  try {
    return await context.plaid.exchange(request.publicToken)
  } catch (error) {
    const code = isRelinkError(error) ? error.code : 'internal_error'
    if (code === 'public_token_invalid' && claimed.begunWith !== null) {
      await giveUpExchange(context, owner, request, claimed)
      throw exchangeLost()
    }
    // Plaid may have answered what did not arrive; a refusal did arrive.
    if (code === 'plaid_unavailable') await settleExchange(context, claimed, suspendExchange)
    else await letGo(context, claimed)
    throw error
  }
}
