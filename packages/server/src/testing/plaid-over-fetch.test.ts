import { Configuration, PlaidApi } from 'plaid'
import { expect, test } from 'vitest'
import type { PlaidClient } from '../plaid/plaid.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import { plaidCaller, plaidOverFetch } from './plaid-over-fetch.ts'

const requests: Record<keyof PlaidClient, object> = {
  linkTokenCreate: { client_name: 'Test', user: { client_user_id: 'ann' } },
  linkTokenGet: { link_token: 'link-sandbox-1' },
  linkOauthCorrelationIdExchange: { link_correlation_id: 'correlation-1' },
  itemPublicTokenExchange: { public_token: 'public-sandbox-1' },
  itemGet: { access_token: 'access-sandbox-1' },
  accountsGet: { access_token: 'access-sandbox-1' },
  itemRemove: { access_token: 'access-sandbox-1' },
  itemAccessTokenInvalidate: { access_token: 'access-sandbox-1' },
  institutionsGetById: { institution_id: 'ins_109508', country_codes: ['US'] },
  webhookVerificationKeyGet: { key_id: 'key-1' },
}

type AnyCall = (body: object) => Promise<{ data: unknown }>
const methods = Object.keys(requests) as (keyof PlaidClient)[]

/** What the SDK sends for one call. */
const sentBySdk = async (method: keyof PlaidClient): Promise<object> => {
  let sent = {}
  const sdk = new PlaidApi(
    new Configuration({
      basePath: 'https://sandbox.plaid.com',
      baseOptions: {
        adapter: async (config: { url: string; data: string }) => {
          sent = { url: config.url, body: JSON.parse(config.data) as unknown }
          return { data: {}, status: 200, statusText: 'OK', headers: {}, config }
        },
      },
    }),
  )
  await (sdk[method] as AnyCall).call(sdk, requests[method])
  return sent
}

test.each(methods)('%s asks Plaid for the same as the SDK does', async (method) => {
  let sent = {}
  const client = plaidOverFetch(
    plaidCaller({
      fetch: async (request) => {
        sent = { url: request.url, body: await request.json() }
        return Response.json({ request_id: 'r' })
      },
    }),
  )
  const { data } = await (client[method] as AnyCall)(requests[method])
  expect(data).toEqual({ request_id: 'r' })
  expect(sent).toEqual(await sentBySdk(method))
})

test('what Plaid refuses is thrown with Plaid’s own words, as by the SDK', async () => {
  const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', error_message: 'm' }
  const client = plaidOverFetch(
    plaidCaller({ fetch: async () => Response.json(error, { status: 400 }) }),
  )
  const thrown: unknown = await client.itemGet({ access_token: 'a' }).catch((cause) => cause)
  expect(readPlaidFailure(thrown)).toMatchObject({
    type: 'ITEM_ERROR',
    code: 'ITEM_LOGIN_REQUIRED',
    status: 400,
  })
})
