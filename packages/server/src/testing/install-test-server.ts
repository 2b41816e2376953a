import { readLinkItemResponse, readLinkTokenResponse, type Item } from '@relink/core'
import { createRelink, type Relink } from '../create-relink.ts'
import type { RelinkOptions } from '../options/relink-options.ts'
import { memoryStore } from '../store/sqlite-store.ts'
import { answerPage, forgetPage, shareBytes } from './page-fetch.ts'
import {
  plaidCaller,
  plaidOverFetch,
  type CallPlaid,
  type PretendedPlaid,
} from './plaid-over-fetch.ts'

/** How a test's server differs from one with a store in memory, Plaid's Sandbox and one person. */
export interface TestServerOptions extends Partial<Omit<RelinkOptions, 'plaid' | 'authorize'>> {
  /** What stands in Plaid's place: the driver that `installSimulator()` gives, or anything with its `fetch`. */
  plaid: PretendedPlaid
  /** Who is signed in at first; null for nobody. Default `ann`. */
  person?: string | null
}

/** A server of Relink in the process of a test. */
export interface TestServer {
  /** The server itself, such as for `relink.listItems('ann')`. */
  relink: Relink
  /** Who is signed in, as the server sees it; null for nobody. Set it to sign in and out. */
  person: string | null
  /**
   * Connects a bank of the person's without a page, for tests that begin with one.
   *
   * @param bank An institution's name or id. Default First Platypus Bank.
   */
  connectBank: (bank?: string) => Promise<Item>
  /** Gives the page its network back, takes out of it what Relink keeps there, and closes the server. */
  uninstall: () => Promise<void>
}

/**
 * Puts a real Relink server behind the page of a test, in the same process: what the page asks of `/api/link` is
 * answered by it, and it asks the Plaid that you give. No port is opened, nothing is mocked, and Plaid's webhooks arrive.
 *
 * For pages in Node, which are those of jsdom. The page's other requests go where they went before.
 *
 * @example
 * const link = installSimulator() // '@relink/simulator/testing'
 * const server = installTestServer({ plaid: link })
 * render(<App />)
 */
export const installTestServer = (options: TestServerOptions): TestServer => {
  const { plaid, person = 'ann', basePath = '/api/link', ...rest } = options
  const { origin } = globalThis.location
  const call = plaidCaller(plaid)
  // First: the keys are bytes, too.
  const ownBytes = shareBytes()
  const relink = createRelink({
    environment: 'sandbox',
    store: memoryStore(),
    clientName: 'Test',
    redirectUri: `${origin}/oauth`,
    webhook: `${origin}${basePath}/webhooks`,
    development: true,
    rateLimit: false,
    logger: tellErrors,
    ...rest,
    basePath,
    plaid: plaidOverFetch(call),
    authorize: () => server.person,
  })
  const ownFetch = answerPage({ origin, basePath, answer: relink.fetch })
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await relink.fetch(
      new Request(`${origin}${basePath}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    if (response.ok) return response.json()
    throw new Error(`Failed to connect a bank: ${await response.text()}`)
  }

  const server: TestServer = {
    relink,
    person,
    connectBank: async (bank = 'First Platypus Bank') => {
      const flowId = crypto.randomUUID()
      const made = await post('/link-tokens', { mode: 'new', flowId })
      const { linkToken } = readLinkTokenResponse(made)
      const institution = await findInstitution(call, bank, rest.countryCodes ?? ['US'])
      const { public_token: publicToken } = (await call('/sandbox/public_token/create', {
        institution_id: institution.id,
        initial_products: rest.products ?? ['transactions'],
        options: { webhook: rest.webhook ?? `${origin}${basePath}/webhooks` },
      })) as { public_token: string }
      const success = { flowId, linkToken, publicToken, institution, accounts: [] }
      return readLinkItemResponse(await post('/items', { ...success, ifConnected: 'add' })).item
    },
    uninstall: async () => {
      ownFetch()
      forgetPage()
      await relink.close()
      ownBytes()
    },
  }
  return server
}

const findInstitution = async (
  call: CallPlaid,
  bank: string,
  country_codes: readonly string[],
): Promise<{ id: string; name: string }> => {
  const { institutions = [], institution } = (await (/^ins_\d+$/.test(bank)
    ? call('/institutions/get_by_id', { institution_id: bank, country_codes })
    : call('/institutions/search', { query: bank, country_codes }))) as InstitutionAnswers
  const found = institution ?? institutions.find(({ name }) => name === bank)
  if (found) return { id: found.institution_id, name: found.name }
  throw new Error(
    `Failed to connect a bank: Plaid knows no "${bank}". Write its whole name, or its id.`,
  )
}

interface Institution {
  institution_id: string
  name: string
}

interface InstitutionAnswers {
  institution?: Institution
  institutions?: Institution[]
}

/** What a developer has to hear of. Warnings, and a Plaid that is away, are about what tests do on purpose. */
const tellErrors: NonNullable<RelinkOptions['logger']> = (line) => {
  if (line.level !== 'error' || line['code'] === 'plaid_unavailable') return
  // oxlint-disable-next-line no-console -- a server in a test has no other log
  console.error(`Relink's server: ${JSON.stringify(line)}`)
}
