import type {
  CountryCode,
  Institution as PlaidInstitution,
  InstitutionsGetByIdRequest,
  InstitutionsGetByIdResponse,
  InstitutionsGetRequest,
  InstitutionsGetResponse,
  InstitutionsSearchRequest,
  InstitutionsSearchResponse,
  InstitutionStatus,
  Products,
  ProductStatus,
} from 'plaid'
import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { healthOf, healthSince } from '../engine/institution-health.ts'
import { findInstitution, institutions, type Institution } from '../engine/institutions.ts'
import { invalidInput } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { endpoint, text, type Endpoint } from './endpoint.ts'
import { bankProducts, countryCodes, products } from './known-values.ts'

const flag = z.boolean().nullish()

const healths = { healthy: 'HEALTHY', degraded: 'DEGRADED', down: 'DOWN', unsupported: 'DOWN' }

const breakdowns = {
  healthy: { success: 0.98, error_plaid: 0.01, error_institution: 0.01 },
  degraded: { success: 0.6, error_plaid: 0.01, error_institution: 0.39 },
  down: { success: 0, error_plaid: 0.01, error_institution: 0.99 },
  unsupported: { success: 0, error_plaid: 0.01, error_institution: 0.99 },
}

const describeStatus = (engine: Engine, institution: Institution): InstitutionStatus => {
  const health = healthOf(engine, institution)
  const since = healthSince(engine, institution.id) ?? engine.now()
  const status = (): ProductStatus => ({
    status: healths[health] as ProductStatus['status'],
    last_status_change: new Date(since).toISOString(),
    breakdown: { ...breakdowns[health] },
  })
  return {
    item_logins: status(),
    transactions_updates: status(),
    auth: status(),
    identity: status(),
  }
}

const describe = (institution: Institution): PlaidInstitution => ({
  institution_id: institution.id,
  name: institution.name,
  products: [...bankProducts] as Products[],
  country_codes: [...institution.countryCodes] as CountryCode[],
  url: `https://${institution.host}`,
  logo: null,
  primary_color: null,
  routing_numbers: institution.routingNumber === null ? [] : [institution.routingNumber],
  oauth: institution.oauth,
})

interface Wanted {
  countries: readonly (string | number)[]
  products?: readonly (string | number)[] | null | undefined
  oauth?: boolean | null | undefined
  routingNumbers?: readonly string[] | null | undefined
}

const select = (wanted: Wanted): Institution[] =>
  institutions.filter(
    (institution) =>
      institution.countryCodes.some((code) => wanted.countries.includes(code)) &&
      (wanted.products ?? []).every((product) => bankProducts.includes(String(product))) &&
      (wanted.oauth ?? institution.oauth) === institution.oauth &&
      (!wanted.routingNumbers || wanted.routingNumbers.includes(institution.routingNumber ?? '')),
  )

const get = endpoint<InstitutionsGetRequest>()(
  '/institutions/get',
  {
    count: z.number().int().min(1).max(500),
    offset: z.number().int().min(0),
    country_codes: countryCodes,
    options: z
      .strictObject({
        products: products.nullish(),
        routing_numbers: z.array(text).nullish(),
        oauth: flag,
        include_optional_metadata: flag,
        include_auth_metadata: flag,
        include_payment_initiation_metadata: flag,
      })
      .nullish(),
  },
  (_engine, body): InstitutionsGetResponse => {
    const found = select({
      countries: body.country_codes,
      products: body.options?.products,
      oauth: body.options?.oauth,
      routingNumbers: body.options?.routing_numbers,
    })
    return {
      institutions: found.slice(body.offset, body.offset + body.count).map(describe),
      total: found.length,
      request_id: requestId(),
    }
  },
)

const search = endpoint<InstitutionsSearchRequest>()(
  '/institutions/search',
  {
    query: text,
    products: products.nullish(),
    country_codes: countryCodes,
    options: z
      .looseObject({ oauth: flag, include_optional_metadata: flag, include_auth_metadata: flag })
      .nullish(),
  },
  (_engine, body): InstitutionsSearchResponse => {
    const query = body.query.toLowerCase()
    const found = select({
      countries: body.country_codes,
      products: body.products,
      oauth: body.options?.oauth,
    }).filter(({ name }) => name.toLowerCase().includes(query))
    // Ten at the most: https://plaid.com/docs/api/institutions/#institutionssearch
    return { institutions: found.slice(0, 10).map(describe), request_id: requestId() }
  },
)

const getById = endpoint<InstitutionsGetByIdRequest>()(
  '/institutions/get_by_id',
  {
    institution_id: text,
    country_codes: countryCodes,
    options: z
      .strictObject({
        include_optional_metadata: flag,
        include_status: flag,
        include_auth_metadata: flag,
        include_payment_initiation_metadata: flag,
      })
      .nullish(),
  },
  (engine, body): InstitutionsGetByIdResponse => {
    const institution = findInstitution(body.institution_id)
    if (!institution) throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
    return {
      institution: {
        ...describe(institution),
        ...(body.options?.include_status && { status: describeStatus(engine, institution) }),
      },
      request_id: requestId(),
    }
  },
)

/** What an app's server asks about banks. */
export const institutionEndpoints: readonly Endpoint[] = [get, search, getById]
