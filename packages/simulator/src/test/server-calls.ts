import { createSimulator, type Simulator, type SimulatorOptions } from '../exports/index.ts'

const text = (value: unknown): string => {
  if (typeof value === 'string') return value
  throw new Error(`not a string: ${JSON.stringify(value)}`)
}

/** A simulator, and an app's server that calls it. */
export interface ServerCalls {
  simulator: Simulator
  post: (path: string, body?: object) => Promise<Record<string, unknown>>
  /** Makes a link token; with an access token, one in update mode. */
  linkToken: (more?: object) => Promise<string>
  exchange: (publicToken: string) => Promise<string>
}

/** Makes a simulator in the page, and calls to it as an app's server makes them. */
export const createServerCalls = (options?: SimulatorOptions): ServerCalls => {
  const simulator = createSimulator(options)
  const post = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const response = await simulator.fetch(
      new Request(`http://plaid.test${path}`, {
        method: 'POST',
        headers: { 'plaid-client-id': 'client', 'plaid-secret': 'secret' },
        body: JSON.stringify(body),
      }),
    )
    return (await response.json()) as Record<string, unknown>
  }
  return {
    simulator,
    post,
    linkToken: async (more: { access_token?: string } = {}) => {
      const answer = await post('/link/token/create', {
        client_name: 'Acorn',
        language: 'en',
        country_codes: ['US'],
        user: { client_user_id: 'ada' },
        redirect_uri: 'https://app.test/oauth',
        ...(!more.access_token && { products: ['transactions'] }),
        ...more,
      })
      return text(answer['link_token'])
    },
    exchange: async (publicToken) => {
      const answer = await post('/item/public_token/exchange', { public_token: publicToken })
      return text(answer['access_token'])
    },
  }
}
