import {
  Configuration,
  PlaidApi,
  type CountryCode,
  type LinkTokenCreateRequest,
  type Products,
} from 'plaid'
import { serveSimulator, type ServedSimulator } from '../../exports/node.ts'

/** A simulator behind a server, and an app's server that calls it with the real SDK. */
export interface TestServer {
  served: ServedSimulator
  plaid: PlaidApi
  /** Makes an Item without Link, and returns its access token. */
  makeItem: (more?: {
    institution?: string
    products?: string[]
    options?: { webhook?: string; override_username?: string; override_password?: string }
  }) => Promise<string>
}

/** A sound request for a link token. */
export const linkTokenRequest = (
  more: Partial<LinkTokenCreateRequest> = {},
): LinkTokenCreateRequest => ({
  client_name: 'Acorn',
  language: 'en',
  country_codes: ['US' as CountryCode],
  user: { client_user_id: 'ada' },
  products: ['transactions' as Products],
  ...more,
})

/** Starts a simulator on a free port. */
export const startTestServer = async (): Promise<TestServer> => {
  const served = await serveSimulator()
  const plaid = new PlaidApi(
    new Configuration({
      basePath: served.origin,
      baseOptions: { headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'secret' } },
    }),
  )
  return {
    served,
    plaid,
    makeItem: async (more = {}) => {
      const { data } = await plaid.sandboxPublicTokenCreate({
        institution_id: more.institution ?? 'ins_109508',
        initial_products: (more.products ?? ['transactions']) as Products[],
        ...(more.options && { options: more.options }),
      })
      const exchanged = await plaid.itemPublicTokenExchange({ public_token: data.public_token })
      return exchanged.data.access_token
    },
  }
}

/** What the SDK throws: its code; `not refused` when it does not throw. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
  } catch (cause) {
    const { data } = (cause as { response: { data: { error_code: string } } }).response
    return data.error_code
  }
  return 'not refused'
}
