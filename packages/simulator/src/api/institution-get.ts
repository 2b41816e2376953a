import type {
  CountryCode,
  InstitutionsGetByIdRequest,
  InstitutionsGetByIdResponse,
  Products,
} from 'plaid'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { invalidInput } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { readString, type Body, type Fields } from './read-body.ts'

/** What `/institutions/get_by_id` takes. */
export const institutionGetFields: Fields<InstitutionsGetByIdRequest> = {
  client_id: 'optional',
  secret: 'optional',
  institution_id: 'required',
  country_codes: 'required',
  options: 'optional',
}

const products = ['auth', 'balance', 'identity', 'transactions', 'assets', 'liabilities']

/** Says what Plaid knows of a bank. */
export const institutionGet = (
  _engine: Engine,
  body: Body<InstitutionsGetByIdRequest>,
): InstitutionsGetByIdResponse => {
  const institution = findInstitution(readString(body, 'institution_id'))
  if (!institution) throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
  return {
    institution: {
      institution_id: institution.id,
      name: institution.name,
      products: products as Products[],
      country_codes: institution.countryCodes as CountryCode[],
      url: `https://${institution.host}`,
      logo: null,
      primary_color: null,
      routing_numbers: [],
      oauth: institution.oauth,
    },
    request_id: requestId(),
  }
}
