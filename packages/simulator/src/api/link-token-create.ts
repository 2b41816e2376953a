import type { LinkTokenCreateRequest, LinkTokenCreateResponse } from 'plaid'
import type { Engine } from '../engine/engine.ts'
import { findItem } from '../engine/items.ts'
import { createLinkToken } from '../engine/link-tokens.ts'
import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { checkRedirectUri } from '../engine/redirect-uri.ts'
import { readObject, readString, readStrings, type Body, type Fields } from './read-body.ts'

/** What `/link/token/create` takes. */
export const linkTokenCreateFields: Fields<LinkTokenCreateRequest> = {
  client_id: 'optional',
  secret: 'optional',
  client_name: 'required',
  language: 'required',
  country_codes: 'required',
  user: 'optional',
  user_id: 'optional',
  products: 'optional',
  required_if_supported_products: 'optional',
  optional_products: 'optional',
  additional_consented_products: 'optional',
  webhook: 'optional',
  access_token: 'optional',
  access_tokens: 'optional',
  link_customization_name: 'optional',
  appearance_mode: 'optional',
  redirect_uri: 'optional',
  android_package_name: 'optional',
  institution_data: 'optional',
  card_switch: 'optional',
  account_filters: 'optional',
  eu_config: 'optional',
  institution_id: 'optional',
  payment_configuration: 'optional',
  payment_initiation: 'optional',
  employment: 'optional',
  income_verification: 'optional',
  base_report: 'optional',
  credit_partner_insights: 'optional',
  cra_options: 'optional',
  consumer_report_permissible_purpose: 'optional',
  auth: 'optional',
  transfer: 'optional',
  update: 'optional',
  identity_verification: 'optional',
  statements: 'optional',
  third_party_user_token: 'optional',
  investments: 'optional',
  investments_auth: 'optional',
  hosted_link: 'optional',
  transactions: 'optional',
  cashflow_report: 'optional',
  cra_enabled: 'optional',
  identity: 'optional',
  financekit_supported: 'optional',
  enable_multi_item_link: 'optional',
  user_token: 'optional',
}

// Plaid adds these by itself, or sells them otherwise: they are never asked for by a link token.
const neverAsked = new Set(['balance', 'monitor', 'recurring_transactions', 'investments_refresh'])

// https://plaid.com/docs/link/update-mode/ : the products that an existing Item may be given in update mode.
const allowedInUpdateMode = new Set([
  'assets',
  'auth',
  'identity',
  'income_verification',
  'investments_auth',
  'statements',
])

const checkProducts = (products: readonly string[], updating: boolean): void => {
  if (products.length === 0 && !updating) {
    throw invalidRequest('MISSING_FIELDS', 'the following required fields are missing: products')
  }
  const never = products.filter((product) => neverAsked.has(product))
  if (never.length > 0) {
    throw invalidInput(
      'INVALID_PRODUCT',
      `client is not authorized to access the following products: ${JSON.stringify(never)}`,
    )
  }
  const foreign = products.filter(
    (product) => !allowedInUpdateMode.has(product) && !product.startsWith('cra_'),
  )
  if (updating && foreign.length > 0) {
    throw invalidInput(
      'INVALID_PRODUCT',
      `the following products cannot be requested in update mode: ${JSON.stringify(foreign)}`,
    )
  }
}

const readUserId = (user: unknown): string | null => {
  const id = readObject(user)['client_user_id']
  if (id === undefined) return null
  if (typeof id === 'string' && id !== '' && !id.includes('@')) return id
  throw invalidRequest(
    'INVALID_FIELD',
    'user.client_user_id must be a non-empty string without personal information',
  )
}

/** Makes a link token: for a new Item, or in update mode when an access token comes with it. */
export const linkTokenCreate = (
  engine: Engine,
  body: Body<LinkTokenCreateRequest>,
): LinkTokenCreateResponse => {
  const updating = (body.access_token ?? '') !== ''
  const item = updating ? findItem(engine, readString(body, 'access_token')) : null
  const products = readStrings(body, 'products')
  checkProducts(products, updating)
  if (body.user === undefined && body.user_id === undefined && !body.user_token) {
    throw invalidRequest('MISSING_FIELDS', 'the following required fields are missing: user')
  }
  const redirectUri = body.redirect_uri === undefined ? null : readString(body, 'redirect_uri')
  if (redirectUri !== null) checkRedirectUri(redirectUri, engine.allowedRedirectUris)
  const linkToken = createLinkToken(engine, {
    itemId: item?.id ?? null,
    clientName: readString(body, 'client_name'),
    clientUserId: readUserId(body.user),
    products,
    countryCodes: readStrings(body, 'country_codes'),
    language: readString(body, 'language'),
    redirectUri,
    // In update mode Plaid ignores the webhook: an Item's is changed elsewhere.
    webhook: !updating && typeof body.webhook === 'string' ? body.webhook : null,
    accountSelection: readObject(body.update)['account_selection_enabled'] === true,
  })
  return {
    link_token: linkToken.token,
    expiration: new Date(linkToken.expiresAt).toISOString(),
    request_id: requestId(),
  }
}
