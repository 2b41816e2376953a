import type { LinkTokenCreateRequest, LinkTokenCreateResponse } from 'plaid'
import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { problemFailure } from '../engine/item-problems.ts'
import { findItem } from '../engine/items.ts'
import { createLinkToken } from '../engine/link-tokens.ts'
import { invalidRequest } from '../engine/plaid-failure.ts'
import { requestId, uuid } from '../engine/random-id.ts'
import { checkRedirectUri } from '../engine/redirect-uri.ts'
import type { Item, LinkToken } from '../engine/simulator-state.ts'
import { findUser } from '../engine/users.ts'
import { checkProducts } from './check-products.ts'
import { endpoint, ignored, text, webhookAddress, type Endpoint } from './endpoint.ts'
import { countryCodes, products } from './known-values.ts'

const flag = z.boolean().nullish()

const user = z.looseObject({
  client_user_id: z.string().max(128),
  phone_number: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164 format, such as +14155550010')
    .nullish(),
  email_address: z.string().nullish(),
})

const update = z.strictObject({
  account_selection_enabled: flag,
  reauthorization_enabled: flag,
  user: flag,
  item_ids: z.array(text).nullish(),
})

// Three weeks at the most: https://plaid.com/docs/api/link/#link-token-create-request-hosted-link
const hostedLink = z.strictObject({
  delivery_method: z.enum(['sms', 'email']).nullish(),
  completion_redirect_uri: text.nullish(),
  url_lifetime_seconds: z
    .number()
    .int()
    .min(1)
    .max(21 * 24 * 3600)
    .nullish(),
  is_mobile_app: flag,
})

const subtypes = z.looseObject({ account_subtypes: z.array(text) })

const accountFilters = z.strictObject({
  depository: subtypes.nullish(),
  credit: subtypes.nullish(),
  loan: subtypes.nullish(),
  investment: subtypes.nullish(),
  other: subtypes.nullish(),
})

const auth = z.looseObject({
  auth_type_select_enabled: flag,
  automated_microdeposits_enabled: flag,
  instant_match_enabled: flag,
  same_day_microdeposits_enabled: flag,
  instant_microdeposits_enabled: flag,
  database_match_enabled: flag,
  database_insights_enabled: flag,
})

const shape = {
  client_name: text,
  language: text,
  country_codes: countryCodes,
  user: user.nullish(),
  user_id: text.nullish(),
  products: products.nullish(),
  required_if_supported_products: products.nullish(),
  optional_products: products.nullish(),
  additional_consented_products: products.nullish(),
  webhook: webhookAddress,
  access_token: z.string().nullish(),
  access_tokens: ignored,
  link_customization_name: z.string().nullish(),
  appearance_mode: ignored,
  redirect_uri: z.string().nullish(),
  android_package_name: z.string().nullish(),
  institution_data: z.looseObject({ routing_number: z.string().nullish() }).nullish(),
  card_switch: ignored,
  account_filters: accountFilters.nullish(),
  eu_config: ignored,
  institution_id: z.string().nullish(),
  payment_configuration: ignored,
  payment_initiation: ignored,
  employment: ignored,
  income_verification: ignored,
  base_report: ignored,
  credit_partner_insights: ignored,
  cra_options: ignored,
  consumer_report_permissible_purpose: ignored,
  auth: auth.nullish(),
  transfer: ignored,
  update: update.nullish(),
  identity_verification: ignored,
  statements: ignored,
  third_party_user_token: ignored,
  investments: ignored,
  investments_auth: ignored,
  hosted_link: hostedLink.nullish(),
  transactions: z
    .looseObject({ days_requested: z.number().int().min(1).max(730).nullish() })
    .nullish(),
  cashflow_report: ignored,
  cra_enabled: ignored,
  identity: ignored,
  financekit_supported: ignored,
  enable_multi_item_link: flag,
  user_token: text.nullish(),
}

type Body = z.infer<z.ZodObject<typeof shape>>

const missing = (field: string): Error =>
  invalidRequest('MISSING_FIELDS', `the following required fields are missing: ${field}`)

/** Names the person: by the app's own id, or by the one that Plaid gave. */
const readUser = (engine: Engine, body: Body): Pick<LinkToken, 'clientUserId' | 'userId'> => {
  const id = body.user?.client_user_id ?? null
  if (!body.user && !body.user_id && !body.user_token) throw missing('user')
  if (id === '' || id?.includes('@')) {
    throw invalidRequest(
      'INVALID_FIELD',
      'user.client_user_id must be a non-empty string without personal information',
    )
  }
  const known = findUser(engine, { id: body.user_id ?? null, token: body.user_token ?? null })
  return { clientUserId: id ?? known?.clientUserId ?? null, userId: known?.id ?? null }
}

const readManualEntry = (given: Body['auth']): LinkToken['manualEntry'] => {
  if (given?.auth_type_select_enabled) return 'asked'
  const offered =
    given?.same_day_microdeposits_enabled ||
    given?.instant_microdeposits_enabled ||
    given?.automated_microdeposits_enabled ||
    given?.database_match_enabled ||
    given?.database_insights_enabled
  return offered ? 'offered' : 'none'
}

const readFilters = (filters: Body['account_filters']): LinkToken['accountFilters'] => {
  if (!filters) return null
  return Object.fromEntries(
    Object.entries(filters).flatMap(([type, filter]) =>
      filter ? [[type, filter.account_subtypes]] : [],
    ),
  )
}

const checkRedirects = (engine: Engine, body: Body): void => {
  if (body.redirect_uri == null) return
  if (body.android_package_name != null) {
    throw invalidRequest(
      'INVALID_FIELD',
      'redirect_uri and android_package_name cannot both be given',
    )
  }
  checkRedirectUri(body.redirect_uri, engine.allowedRedirectUris)
}

/** Finds the Item to repair: by its token, or the one of a user that broke last. */
const findItemToUpdate = (engine: Engine, body: Body, userId: string | null): Item | null => {
  if (body.access_token) return findItem(engine, body.access_token)
  if (!body.update?.user) return null
  const wanted = body.update.item_ids ?? []
  const items = Object.values(engine.state.items).filter(
    (item) => item.userId === userId && (wanted.length === 0 || wanted.includes(item.id)),
  )
  const broken = items.reverse().find((item) => item.problem !== null) ?? items[0]
  if (userId === null || !broken) {
    throw invalidRequest('INVALID_FIELD', 'update.user needs a user who has Items')
  }
  return broken
}

const checkOptions = (body: Body, updating: boolean): void => {
  if (updating && body.account_filters && !body.update?.account_selection_enabled) {
    throw invalidRequest(
      'INVALID_FIELD',
      'account_filters can be used in update mode only with update.account_selection_enabled',
    )
  }
  if (body.enable_multi_item_link && !body.user_id && !body.user_token) {
    throw invalidRequest('INVALID_FIELD', 'enable_multi_item_link requires a user_id or user_token')
  }
}

const lifetimes = { sms: 24 * 3600, email: 7 * 24 * 3600, link: 30 * 60 }

const hostedSeconds = ({ hosted_link: hosted }: Body): number =>
  hosted?.url_lifetime_seconds ?? lifetimes[hosted?.delivery_method ?? 'link']

const create = (engine: Engine, body: Body, origin: string): LinkTokenCreateResponse => {
  const who = readUser(engine, body)
  const item = findItemToUpdate(engine, body, who.userId)
  const updating = item !== null
  if (item?.problem?.final) throw problemFailure(item.problem)
  const asked = checkProducts(body, updating)
  checkRedirects(engine, body)
  checkOptions(body, updating)
  const hosted = body.hosted_link
    ? { id: uuid(), completionRedirectUri: body.hosted_link.completion_redirect_uri ?? null }
    : null
  const linkToken = createLinkToken(
    engine,
    {
      itemId: item?.id ?? null,
      clientName: body.client_name,
      ...who,
      phoneNumber: body.user?.phone_number ?? null,
      products: asked.products,
      laterProducts: asked.later,
      additionalProducts: (body.additional_consented_products ?? []).map(String),
      countryCodes: body.country_codes.map(String),
      language: body.language,
      customization: body.link_customization_name ?? null,
      redirectUri: body.redirect_uri ?? null,
      // In update mode Plaid ignores the webhook: an Item's is changed elsewhere.
      webhook: updating ? item.webhook : body.webhook || null,
      accountSelection: body.update?.account_selection_enabled === true,
      accountFilters: readFilters(body.account_filters),
      manualEntry: updating ? 'none' : readManualEntry(body.auth),
      multiItem: body.enable_multi_item_link === true,
      hosted,
    },
    ...(hosted ? [hostedSeconds(body) * 1000] : []),
  )
  return {
    link_token: linkToken.token,
    expiration: new Date(linkToken.expiresAt).toISOString(),
    ...(hosted && { hosted_link_url: `${origin}/hosted/${hosted.id}` }),
    ...(who.userId !== null && { user_id: who.userId }),
    request_id: requestId(),
  }
}

/** Makes a link token: for a new Item, or in update mode when an access token comes with it. */
export const linkTokenCreate: Endpoint = endpoint<LinkTokenCreateRequest>()(
  '/link/token/create',
  shape,
  (engine, body, { origin }) => create(engine, body, origin),
)
