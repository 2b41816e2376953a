import type { Engine } from '../engine/engine.ts'
import { problemFailure } from '../engine/item-problems.ts'
import { findItem } from '../engine/items.ts'
import { createLinkToken } from '../engine/link-tokens.ts'
import { checkRedirectUri } from '../engine/redirect-uri.ts'
import type { LinkToken } from '../engine/simulator-state.ts'

/** What a link token that is made without HTTP is for. */
export interface SimulatorLinkTokenOptions {
  /** Default `['transactions']`; none in update mode. */
  products?: readonly string[]
  /** What `additional_consented_products` asks for. */
  additionalProducts?: readonly string[]
  /** Default `['US']`. */
  countryCodes?: readonly string[]
  /** Default `en`. */
  language?: string
  redirectUri?: string
  /** Makes one in update mode. */
  accessToken?: string
  /** Update mode asks which accounts to share. */
  accountSelection?: boolean
  /** Default `person`. */
  clientUserId?: string
  /** In E.164; the returning-user panes are shown then. */
  phoneNumber?: string
  /** Several banks in one session. */
  multiItem?: boolean
  /** Whether account numbers may be typed: never, at the foot of the list, or asked first. Default `none`. */
  manualEntry?: LinkToken['manualEntry']
  webhook?: string
}

/**
 * Makes a link token for tests, as `/link/token/create` would.
 *
 * @throws PlaidFailure for an access token, an Item or a redirect URI that Plaid would refuse.
 */
export const createSimulatorLinkToken = (
  engine: Engine,
  options: SimulatorLinkTokenOptions = {},
): string => {
  const item = options.accessToken === undefined ? null : findItem(engine, options.accessToken)
  if (item?.problem?.final) throw problemFailure(item.problem)
  const additionalProducts = [...(options.additionalProducts ?? [])]
  const redirectUri = options.redirectUri ?? null
  if (redirectUri !== null) checkRedirectUri(redirectUri, engine.allowedRedirectUris)
  return createLinkToken(engine, {
    itemId: item?.id ?? null,
    clientName: 'Test app',
    clientUserId: options.clientUserId ?? 'person',
    userId: null,
    phoneNumber: options.phoneNumber ?? null,
    products: [...(options.products ?? (item ? [] : ['transactions']))],
    laterProducts: additionalProducts,
    additionalProducts,
    countryCodes: [...(options.countryCodes ?? ['US'])],
    language: options.language ?? 'en',
    customization: null,
    redirectUri,
    webhook: item ? item.webhook : (options.webhook ?? null),
    accountSelection: options.accountSelection ?? false,
    accountFilters: null,
    manualEntry: options.manualEntry ?? 'none',
    multiItem: options.multiItem ?? false,
    hosted: null,
  }).token
}
