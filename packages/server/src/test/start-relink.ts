import type { Simulator } from '@relink/simulator'
import { serveSimulator, type ServeOptions } from '@relink/simulator/node'
import { Configuration, PlaidApi } from 'plaid'
import { onTestFinished } from 'vitest'
import { createRelink, type Relink } from '../create-relink.ts'
import type { LogLine } from '../log/log.ts'
import type { RelinkOptions } from '../options/relink-options.ts'
import { memoryStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'

/** A key for tests: 32 bytes of the letter k. */
export const testKey = 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s'

/** A call to Plaid, as the simulator received it. */
export interface PlaidCall {
  path: string
  body: Record<string, unknown>
}

/** A request from the app's own page, unless it says otherwise. */
interface PageRequest {
  method?: string
  path: string
  person?: string | null
  body?: unknown
  headers?: Record<string, string>
  /** Aborted when the page goes away. */
  signal?: AbortSignal
}

/** A server under test, with Plaid's simulator behind it and the log kept. */
export interface StartedRelink {
  relink: Relink
  store: Store
  /** Where the simulator listens. */
  plaidOrigin: string
  /** The simulator from within, to break calls and to visit banks. */
  simulator: Simulator
  /** The real SDK, pointed at the simulator. */
  plaid: PlaidApi
  /** Every call to Plaid so far. */
  calls: PlaidCall[]
  log: LogLine[]
  /** Every answer's body so far, as text. */
  answers: string[]
  send(request: PageRequest): Promise<{ status: number; body: unknown; headers: Headers }>
  /** A second server over other options, on the same simulator. */
  another(options: Partial<RelinkOptions>): StartedRelink
  clock: { now: number }
  /** Paths of Plaid's API that answer with an error of the server. */
  outages: Set<string>
}

/** The real SDK, pointed at an origin and noting what it sends. */
export const plaidSdk = (origin: string, calls: PlaidCall[] = []): PlaidApi =>
  new PlaidApi(
    new Configuration({
      basePath: origin,
      baseOptions: {
        headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'the-plaid-secret' },
        // The SDK's own door for looking at what it is about to send.
        transformRequest: [
          function record(this: { url?: string }, data: string) {
            const path = new URL(this.url ?? '').pathname
            calls.push({ path, body: JSON.parse(data) as Record<string, unknown> })
            return data
          },
        ],
      },
    }),
  )

const startOn = (
  behind: Pick<StartedRelink, 'plaidOrigin' | 'simulator' | 'clock' | 'outages'>,
  options: Partial<RelinkOptions>,
): StartedRelink => {
  const calls: PlaidCall[] = []
  const log: LogLine[] = []
  const answers: string[] = []
  const { clock } = behind
  const plaid = plaidSdk(behind.plaidOrigin, calls)
  const store = options.store ?? memoryStore()
  const relink = createRelink({
    plaid,
    environment: 'sandbox',
    authorize: (request) => request.headers.get('x-person'),
    store,
    redirectUri: 'https://app.test/oauth',
    clientName: 'Test app',
    ...(options.development === true ? {} : { encryptionKeys: [{ kid: 'test', key: testKey }] }),
    logger: (line) => log.push(line),
    now: () => clock.now,
    ...options,
  })
  onTestFinished(() => relink.close())
  return {
    ...behind,
    relink,
    store,
    plaid,
    calls,
    log,
    answers,
    another: (others) => startOn(behind, others),
    send: async ({ method = 'POST', path, person = 'ann', body, headers = {}, signal = null }) => {
      const response = await relink.fetch(
        new Request(`https://app.test/api/link${path}`, {
          method,
          signal,
          headers: {
            ...(method === 'GET' ? {} : { origin: 'https://app.test' }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(person === null ? {} : { 'x-person': person }),
            ...headers,
          },
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      )
      const text = await response.text()
      answers.push(text)
      return {
        status: response.status,
        body: text === '' ? null : (JSON.parse(text) as unknown),
        headers: response.headers,
      }
    },
  }
}

/** Starts a server over the real SDK and the simulator; both end with the test. */
export const startRelink = async (
  options: Partial<RelinkOptions> = {},
  dashboard: Pick<ServeOptions, 'allowedRedirectUris'> = {},
): Promise<StartedRelink> => {
  const clock = { now: Date.now() }
  const outages = new Set<string>()
  const { origin, simulator, close } = await serveSimulator({
    ...dashboard,
    now: () => clock.now,
    onRequest: ({ path }) => {
      if (outages.has(path)) throw new Error('an outage')
    },
  })
  onTestFinished(close)
  return startOn({ plaidOrigin: origin, simulator, clock, outages }, options)
}
