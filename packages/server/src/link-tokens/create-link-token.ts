import {
  RelinkError,
  safeReturnTo,
  type LinkTokenRequest,
  type LinkTokenResponse,
} from '@relink/core'
import { findOwnItem, openAccessToken } from '../items/own-item.ts'
import { hearPlaid, noteRefusedUpdate } from '../items/hear-plaid.ts'
import { refreshItem } from '../items/refresh-item.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import type { LinkTokenOrder } from '../plaid/plaid.ts'
import { digest } from '../secrets/digest.ts'
import type { ServerContext } from '../server-context.ts'
import { chooseLanguage } from './choose-language.ts'
import { chooseUpdate } from './choose-update.ts'
import { insertLinkToken } from './link-token-rows.ts'

const checkEnvironment = (context: ServerContext, linkToken: string): void => {
  const { environment, development } = context.settings
  const made = /^link-(sandbox|production)-/.exec(linkToken)?.[1]
  if (development || made === undefined || made === environment) return
  throw new RelinkError(
    'environment_mismatch',
    `Failed to create a link token: Plaid gave one for ${made} while \`environment\` is ${environment}. Give the PlaidApi the base path and secret of ${environment}.`,
  )
}

/** Takes in what a refusal says of the Item that was to be repaired, and throws it on. */
const hearRefusal = async (
  context: ServerContext,
  stored: StoredItem | null,
  refusal: unknown,
  at: number,
): Promise<never> => {
  if (stored === null) return hearPlaid(context, null, refusal, at)
  try {
    await noteRefusedUpdate(context, stored.id, refusal, at)
    // There is nothing to repair: what is known of the Item is out of date.
    if (readPlaidFailure(refusal)?.code === 'ITEM_NO_ERROR') await refreshItem(context, stored)
  } catch (error) {
    context.log('error', 'item_health_not_saved', { itemId: stored.id, error })
  }
  return hearPlaid(context, stored.id, refusal, at)
}

/**
 * Makes a link token, for a new Item or to repair one of the owner's, and remembers whom it is for.
 *
 * @param pageOrigin The origin of the app's page, against which `returnTo` is read.
 * @throws RelinkError `not_found` when the Item is not the owner's; `environment_mismatch`;
 * `too_many_requests`, `plaid_error`, `plaid_unavailable`.
 */
export const createLinkToken = async (
  context: ServerContext,
  owner: string,
  request: LinkTokenRequest,
  pageOrigin: string,
): Promise<LinkTokenResponse> => {
  const { settings, plaid, store, vault, now } = context
  const basics = {
    clientName: settings.clientName,
    language: chooseLanguage(request.language, settings.languages, settings.language),
    countryCodes: settings.countryCodes,
    redirectUri: settings.redirectUri,
    customization: settings.linkCustomization,
    // Not keyed: it has to stay the same when keys are rotated, and only Plaid sees it.
    clientUserId: await digest(`relink:client_user_id:${owner}`),
  }
  const stored =
    request.mode === 'update' ? await findOwnItem(context, owner, request.itemId) : null
  const order: LinkTokenOrder =
    request.mode === 'update' && stored !== null
      ? {
          ...basics,
          mode: 'update',
          accessToken: await openAccessToken(context, stored),
          ...chooseUpdate(stored, request, settings, now()),
        }
      : { ...basics, mode: 'new', products: settings.products, webhook: settings.webhook }

  const at = now()
  const { linkToken, expiresAt } = await plaid
    .createLinkToken(order)
    .catch((error: unknown) => hearRefusal(context, stored, error, at))
  checkEnvironment(context, linkToken)

  const tokenHash = await digest(linkToken)
  const returnTo = safeReturnTo(request.returnTo ?? '/', pageOrigin) ?? '/'
  await insertLinkToken(store.query, {
    tokenHash,
    owner,
    environment: settings.environment,
    mode: request.mode,
    itemId: stored === null ? null : stored.id,
    flowId: request.flowId,
    sealedLinkToken: await vault.seal({ use: 'link_token', id: tokenHash, owner }, linkToken),
    redirectUri: settings.redirectUri,
    returnTo,
    context: request.context ?? null,
    accountSelection: order.mode === 'update' && order.accountSelection,
    createdAt: now(),
    expiresAt,
  })
  return {
    linkToken,
    expiresIn: Math.max(0, Math.floor((expiresAt - now()) / 1000)),
    redirectUri: settings.redirectUri,
  }
}
