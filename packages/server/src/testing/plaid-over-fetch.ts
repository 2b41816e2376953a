import type { PlaidClient } from '../plaid/plaid.ts'

/** Answers what Plaid would: `installSimulator()` or `createSimulator()` of `@relink/simulator`, or your own. */
export interface PretendedPlaid {
  fetch: (request: Request) => Promise<Response>
}

/** Sends one call of Plaid's API. Rejects as the SDK does: with Plaid's error body under `response.data`. */
export type CallPlaid = (path: string, body: object) => Promise<unknown>

const paths: Record<keyof PlaidClient, string> = {
  linkTokenCreate: '/link/token/create',
  linkTokenGet: '/link/token/get',
  linkOauthCorrelationIdExchange: '/link/oauth/correlation_id/exchange',
  itemPublicTokenExchange: '/item/public_token/exchange',
  itemGet: '/item/get',
  accountsGet: '/accounts/get',
  itemRemove: '/item/remove',
  itemAccessTokenInvalidate: '/item/access_token/invalidate',
  institutionsGetById: '/institutions/get_by_id',
  webhookVerificationKeyGet: '/webhook_verification_key/get',
}

/** Calls a pretended Plaid in the same process, with keys that mean nothing. */
export const plaidCaller =
  ({ fetch }: PretendedPlaid): CallPlaid =>
  async (path, body) => {
    const answer = await fetch(
      new Request(`https://sandbox.plaid.com${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'plaid-client-id': 'test',
          'plaid-secret': 'test',
        },
        body: JSON.stringify(body),
      }),
    )
    const { status } = answer
    const data: unknown = await answer.json()
    if (answer.ok) return data
    throw Object.assign(new Error(`Request failed with status code ${status}`), {
      response: { status, data },
    })
  }

/**
 * Makes what Relink needs of the `plaid` SDK's client without the SDK, which a page of a test would take a while
 * to load and whose way out is a network.
 */
export const plaidOverFetch = (call: CallPlaid): PlaidClient =>
  Object.fromEntries(
    Object.entries(paths).map(([method, path]) => [
      method,
      async (body: object) => ({ data: await call(path, body) }),
    ]),
  ) as unknown as PlaidClient
