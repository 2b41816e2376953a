import type { Item } from '@relink/core'
import { createRelink, type Relink, type RelinkOptions } from '@relink/server'
import { memoryStore } from '@relink/server/sqlite'
import { installPlaid } from '@relink/simulator/browser'
import { serveSimulator, type ServeOptions } from '@relink/simulator/node'
import type { Simulator } from '@relink/simulator'
import { Configuration, PlaidApi } from 'plaid'
import { onTestFinished } from 'vitest'

/** A handler that the page made with `Plaid.create`. */
export interface CreatedLink {
  token: string | null
  /** Undefined unless Link goes on after a return from the bank. */
  receivedRedirectUri: string | undefined
  opened: number
  isDestroyed: boolean
  /** Calls the page back as Plaid's script does, whatever Link shows. */
  callbacks: LinkCallbacks
}

/** The callbacks given to `Plaid.create`, loosely typed: tests call them as only Plaid could. */
export interface LinkCallbacks {
  onSuccess: (publicToken: string | null, metadata: object) => void
  onExit: (error: object | null, metadata: object) => void
}

type Answer = (request: Request, pass: () => Promise<Response>) => Response | Promise<Response>

/** Everything that stands around the page: Relink's server, Plaid behind it, and Plaid's script. */
export interface Servers {
  simulator: Simulator
  relink: Relink
  plaid: PlaidApi
  /** Who is signed in, as the server sees it. */
  session: { person: string | null }
  /** Requests of the page to Relink's server, such as `POST /link-tokens`. */
  requests: string[]
  /** Bodies of the requests that had one, in the same order. */
  bodies: unknown[]
  /** What `Plaid.create` was called with. */
  created: CreatedLink[]
  /** Answers the next request of this kind in the server's place; `pass` asks the server. */
  intercept(request: string, answer: Answer): void
  /** Connects a bank without a page. */
  connectBank(institutionId?: string): Promise<Item>
  /** Makes an Item need its person. */
  breakItem(itemId: string): Promise<Item>
  /** How often the page sent a request of this kind. */
  count(request: string): number
}

// jsdom has a Uint8Array of its own, which the server's cryptography does not take for one.
globalThis.Uint8Array = new TextEncoder().encode('').constructor as Uint8ArrayConstructor

/** What Link hands over at the end, for tests that call back in its place. */
export const linkMetadata: object = {
  institution: { name: 'First Platypus Bank', institution_id: 'ins_109508' },
  accounts: [],
  link_session_id: 'session-1',
  request_id: 'request-1',
  status: null,
}

/** Where the page of a test is, in jsdom. */
export const pageOrigin: string = 'http://localhost:3000'
const basePath = '/api/link'

const plaidSdk = (origin: string): PlaidApi =>
  new PlaidApi(
    new Configuration({
      basePath: origin,
      baseOptions: {
        // A server's way out, though these tests have a page's globals.
        adapter: 'http',
        headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'secret' },
      },
    }),
  )

/** An answer of Relink's server that says no. */
export const refusal = (status: number, code: string): Response =>
  Response.json({ error: { code, message: `Failed: ${code}.`, requestId: 'req-1' } }, { status })

/** Sends what the page asks of its own origin to Relink's server. */
const routeFetch = (servers: Servers, answers: Map<string, Answer[]>): typeof fetch =>
  async function fetchFromPage(input, init = {}) {
    const url = new URL(String(input), window.location.href)
    if (url.origin !== pageOrigin || !url.pathname.startsWith(`${basePath}/`))
      throw new TypeError(`Nothing answers at ${url.href}`)
    const { signal, ...rest } = init
    const request = new Request(url, {
      ...rest,
      headers: { ...(rest.headers as Record<string, string>), origin: pageOrigin },
    })
    const name = `${request.method} ${url.pathname.slice(basePath.length)}`
    servers.requests.push(name)
    servers.bodies.push(typeof rest.body === 'string' ? JSON.parse(rest.body) : null)
    const pass = (): Promise<Response> => servers.relink.fetch(request)
    const answer = answers.get(name)?.shift()
    const answered = answer === undefined ? pass() : answer(request, pass)
    return Promise.race([answered, ...(signal ? [whenAborted(signal)] : [])])
  }

/** Rejects once the page called the request off, as `fetch` does. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  })

type Create = (options: Record<string, unknown>) => { open(): void; destroy(): void }

/** Notes what `Plaid.create` gets and what becomes of the handlers. */
const watchCreate = (created: CreatedLink[]): void => {
  const { Plaid } = window as unknown as { Plaid: { create: Create } }
  const { create } = Plaid
  Plaid.create = (options) => {
    const handler = create(options)
    const { open, destroy } = handler
    const link: CreatedLink = {
      token: options['token'] as string | null,
      receivedRedirectUri: options['receivedRedirectUri'] as string | undefined,
      opened: 0,
      isDestroyed: false,
      callbacks: options as unknown as LinkCallbacks,
    }
    created.push(link)
    return {
      ...handler,
      open: () => {
        link.opened += 1
        open()
      },
      destroy: () => {
        link.isDestroyed = true
        destroy()
      },
    }
  }
}

/** Walks through Link as the simulator's own page does, over HTTP. */
const walkByHttp = async (
  simulator: Simulator,
  linkToken: string,
  institutionId: string,
): Promise<string> => {
  const post = async (step: string, body: object): Promise<WalkAnswer> => {
    const response = await simulator.fetch(
      new Request(`http://simulator.invalid/link/workflow/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    return (await response.json()) as WalkAnswer
  }
  const { link_session_id } = await post('start', { link_token: linkToken })
  const act = (action: object): Promise<WalkAnswer> => post('next', { link_session_id, action })
  await act({ type: 'agree' })
  await act({ type: 'select_institution', institution_id: institutionId })
  await act({ type: 'submit_credentials', username: 'user_good', password: 'pass_good' })
  const { result } = await act({ type: 'submit_accounts', accounts: ['checking', 'savings'] })
  if (!result) throw new Error('Link did not finish')
  return result.public_token
}

interface WalkAnswer {
  link_session_id: string
  result: { public_token: string } | null
}

/** Starts the servers and puts Plaid's script into the page; all of it ends with the test. */
export const startServers = async (
  options: Partial<RelinkOptions> = {},
  dashboard: Pick<ServeOptions, 'allowedRedirectUris' | 'deliver'> = {},
): Promise<Servers> => {
  const { origin, simulator, close } = await serveSimulator(dashboard)
  const plaid = plaidSdk(origin)
  const session: Servers['session'] = { person: 'ann' }
  const relink = createRelink({
    plaid,
    environment: 'sandbox',
    authorize: () => session.person,
    store: memoryStore(),
    redirectUri: `${pageOrigin}/oauth`,
    clientName: 'Test app',
    development: true,
    encryptionKeys: [{ kid: 'test', key: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s' }],
    logger: () => undefined,
    ...options,
  })
  const answers = new Map<string, Answer[]>()

  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await relink.fetch(
      new Request(pageOrigin + basePath + path, {
        method: 'POST',
        headers: { origin: pageOrigin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    return response.json()
  }
  const connectBank = async (institutionId = 'ins_109508'): Promise<Item> => {
    const { linkToken } = (await post('/link-tokens', { mode: 'new', flowId: 'flow' })) as {
      linkToken: string
    }
    const publicToken = await walkByHttp(simulator, linkToken, institutionId)
    const accounts: never[] = []
    const request = { flowId: 'flow', linkToken, publicToken, institution: null, accounts }
    const answer = (await post('/items', { ...request, ifConnected: 'add' })) as { item: Item }
    return answer.item
  }
  const breakItem = async (itemId: string): Promise<Item> => {
    const person = session.person ?? ''
    await relink.withItem(person, itemId, (access_token) =>
      plaid.sandboxItemResetLogin({ access_token }),
    )
    await relink
      .withItem(person, itemId, (access_token) => plaid.accountsGet({ access_token }))
      .catch(() => undefined)
    const item = (await relink.listItems(person)).find(({ id }) => id === itemId)
    if (item === undefined) throw new Error('There is no such Item')
    return item
  }

  const servers: Servers = {
    simulator,
    relink,
    plaid,
    session,
    requests: [],
    bodies: [],
    created: [],
    intercept: (request, answer) => {
      answers.set(request, [...(answers.get(request) ?? []), answer])
    },
    connectBank,
    breakItem,
    count: (request) => servers.requests.filter((sent) => sent === request).length,
  }
  const pageFetch = globalThis.fetch
  globalThis.fetch = routeFetch(servers, answers)
  const uninstall = installPlaid({ fetch: simulator.fetch })
  watchCreate(servers.created)
  onTestFinished(async () => {
    globalThis.fetch = pageFetch
    uninstall()
    await relink.close()
    await close()
  })
  return servers
}
