import { createSimulator, type Simulator } from '@relink/simulator'
import { expect, test } from 'vitest'
import { RelinkError } from '../errors/relink-error.ts'
import { createMemoryPendingLinkStore } from '../pending/pending-link-store.ts'
import { createFakeBrowser, type FakePage } from '../test/fake-browser.fixture.ts'
import { createFakeClock, type FakeClock } from '../test/fake-clock.fixture.ts'
import { createWorld } from '../test/flow-driver.fixture.ts'
import { minute, newIntent } from '../test/samples.fixture.ts'
import type { LinkBackend } from '../wire/link-backend.ts'
import type { LinkExit } from './link-exit.ts'
import { createLinkFlows, type LinkFlows } from './link-flows.ts'
import type { LinkKey } from './link-intent.ts'

const redirectUri = 'https://app.example/oauth'

type Json = Record<string, unknown>

/** What Link's workflow answers, as far as these tests look. */
interface Answer {
  link_session_id: string
  pane: { id: string; accounts?: { key: string }[] }
  result: { public_token: string; metadata: { institution: PlaidInstitution | null } } | null
}

interface PlaidInstitution {
  institution_id: string
  name: string
}

/** Plaid and a bank's customer, on one clock. */
interface Plaid {
  clock: FakeClock
  simulator: Simulator
  /** Asks Plaid; rejects with the error it answers with. */
  ask<T>(path: string, body: Json): Promise<T>
  /** The paths that the app's server has asked for. */
  asked: string[]
}

class PlaidError extends Error {
  readonly answer: Json

  constructor(answer: Json) {
    super(String(answer['error_code']))
    this.answer = answer
  }
}

const beginPlaid = (): Plaid => {
  const clock = createFakeClock()
  const asked: string[] = []
  const simulator = createSimulator({
    now: clock.now,
    onRequest: ({ path }) => asked.push(path),
  })
  return {
    clock,
    simulator,
    asked,
    async ask<T>(path: string, body: Json) {
      const response = await simulator.fetch(
        new Request(`https://sandbox.plaid.com${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ client_id: 'client', secret: 'secret', ...body }),
        }),
      )
      const answer = (await response.json()) as Json
      if (!response.ok) throw new PlaidError(answer)
      return answer as T
    },
  }
}

/** A server of the app, small enough to be read here. */
const createBackend = ({
  ask,
  clock,
}: Plaid): Pick<LinkBackend, 'createLinkToken' | 'linkItem'> => ({
  async createLinkToken() {
    const { link_token, expiration } = await ask<{ link_token: string; expiration: string }>(
      '/link/token/create',
      {
        client_name: 'Relink',
        language: 'en',
        country_codes: ['US'],
        user: { client_user_id: 'ann' },
        products: ['transactions'],
        redirect_uri: redirectUri,
      },
    )
    const expiresIn = (Date.parse(expiration) - clock.now()) / 1000
    return { linkToken: link_token, expiresIn, redirectUri }
  },
  async linkItem({ publicToken, institution }) {
    const { item_id } = await ask<{ item_id: string }>('/item/public_token/exchange', {
      public_token: publicToken,
    })
    const time = new Date(clock.now()).toISOString()
    return {
      outcome: 'linked',
      item: {
        id: item_id,
        institutionId: institution?.id ?? null,
        bankName: institution?.name ?? '',
        health: { status: 'healthy' },
        healthChangesIn: null,
        accounts: [],
        expiresAt: null,
        connectedAt: time,
        updatedAt: time,
      },
    }
  },
})

interface AppPage {
  flows: LinkFlows
  resume(href: string): void
  status(key: LinkKey): string
  /** Waits until a flow is at this step. */
  reach(key: LinkKey, status: string): Promise<void>
}

/** A page of the app, with Plaid's script there at once. */
const openApp = (plaid: Plaid, page: FakePage, store = createMemoryPendingLinkStore()): AppPage => {
  const { ports, back } = createWorld({ clock: plaid.clock, store, page })
  const flows = createLinkFlows({
    ...ports,
    createId: () => crypto.randomUUID(),
    loadScript: async () => undefined,
    backend: () => ({ ...ports.backend(), ...createBackend(plaid) }),
  })
  const status = (key: LinkKey) => flows.getState(key).status
  return {
    flows,
    resume: (href) => flows.resume(back(href)),
    status,
    reach: (key, wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (status(key) === wanted) resolve()
          else if (status(key) === 'failed') reject(new Error(JSON.stringify(flows.getState(key))))
        }
        flows.subscribe(look)
        look()
      }),
  }
}

const mountedOf = (flows: LinkFlows) => {
  const mounted = flows.getMounted()
  if (mounted === null) throw new Error('No Link is mounted.')
  return mounted
}

/** Does what Link does when it is opened: starts the workflow, or calls onExit if it cannot. */
const startLink = async (plaid: Plaid, flows: LinkFlows): Promise<Answer | null> => {
  const { flowId, grant } = mountedOf(flows)
  try {
    return await plaid.ask<Answer>('/link/workflow/start', {
      link_token: grant.linkToken,
      received_redirect_uri: grant.returned?.receivedRedirectUri ?? null,
      oauth_way: 'redirect',
    })
  } catch (error) {
    const answer = error instanceof PlaidError ? error.answer : {}
    const exit: LinkExit = {
      error: {
        type: String(answer['error_type']),
        code: String(answer['error_code']),
        message: String(answer['error_message']),
        displayMessage: null,
      },
      status: null,
      institution: null,
      linkSessionId: null,
      requestId: null,
      bankWindowFailed: false,
    }
    flows.hear(flowId, { type: 'left', exit })
    return null
  }
}

/** Does what Link does at its last pane: calls onSuccess. */
const succeed = (flows: LinkFlows, answer: Answer | null): void => {
  const result = answer?.result
  if (!result) throw new RelinkError('link_threw', 'Link came to no result.')
  const { institution } = result.metadata
  flows.hear(mountedOf(flows).flowId, {
    type: 'succeeded',
    success: {
      publicToken: result.public_token,
      institution: institution && { id: institution.institution_id, name: institution.name },
      accounts: [],
      linkSessionId: answer.link_session_id,
    },
  })
}

/** A person who has an account at First Platypus Bank. */
const walkThroughLink = async (plaid: Plaid, flows: LinkFlows): Promise<void> => {
  let answer = await startLink(plaid, flows)
  const act = async (action: Json): Promise<void> => {
    answer = await plaid.ask<Answer>('/link/workflow/next', {
      link_session_id: answer?.link_session_id,
      action,
    })
  }
  await act({ type: 'agree' })
  await act({ type: 'select_institution', institution_id: 'ins_109508' })
  await act({ type: 'submit_credentials', username: 'user_good', password: 'pass_good' })
  await act({
    type: 'submit_accounts',
    accounts: answer?.pane.accounts?.map(({ key }) => key) ?? [],
  })
  succeed(flows, answer)
}

test('a person connects a bank with user name and password', async () => {
  const plaid = beginPlaid()
  const { flows, reach } = openApp(plaid, createFakeBrowser().openPage())
  flows.start(newIntent)
  await reach('new', 'loading')
  flows.hear(mountedOf(flows).flowId, { type: 'loaded' })
  await walkThroughLink(plaid, flows)
  await reach('new', 'linked')
  expect(flows.getState('new')).toMatchObject({
    item: { institutionId: 'ins_109508', bankName: 'First Platypus Bank' },
  })
  expect(plaid.asked).toEqual(['/link/token/create', '/item/public_token/exchange'])
  expect(Object.keys(plaid.simulator.snapshot().items)).toHaveLength(1)
})

test('a token that was prepared and ran out is replaced before Plaid sees it', async () => {
  const plaid = beginPlaid()
  const { flows, reach } = openApp(plaid, createFakeBrowser().openPage())
  flows.prepare(newIntent)
  await reach('new', 'loading')
  flows.hear(mountedOf(flows).flowId, { type: 'loaded' })
  plaid.clock.advance(241 * minute)
  flows.start(newIntent)
  await reach('new', 'loading')
  flows.hear(mountedOf(flows).flowId, { type: 'loaded' })
  await walkThroughLink(plaid, flows)
  await reach('new', 'linked')
  expect(plaid.asked.filter((path) => path === '/link/token/create')).toHaveLength(2)
})

test('a token that dies in an open Link is replaced, and Link opens again only when it is pressed', async () => {
  const plaid = beginPlaid()
  const { flows, reach } = openApp(plaid, createFakeBrowser().openPage())
  flows.start(newIntent)
  await reach('new', 'loading')
  flows.hear(mountedOf(flows).flowId, { type: 'loaded' })
  plaid.clock.advance(241 * minute)
  expect(await startLink(plaid, flows)).toBeNull()
  await reach('new', 'loading')
  flows.hear(mountedOf(flows).flowId, { type: 'loaded' })
  expect(flows.getState('new')).toMatchObject({
    status: 'ready',
    renews: { error: { code: 'INVALID_LINK_TOKEN' } },
  })
  expect(flows.getMounted()).toMatchObject({ open: false })
  flows.retry('new')
  expect(flows.getMounted()).toMatchObject({ open: true })
  await walkThroughLink(plaid, flows)
  await reach('new', 'linked')
})

test('a person goes to their bank in the same tab, comes back, and reloads', async () => {
  const plaid = beginPlaid()
  const browser = createFakeBrowser()
  const store = createMemoryPendingLinkStore()
  const firstPage = browser.openPage()
  const before = openApp(plaid, firstPage, store)
  before.flows.start({ ...newIntent, context: { step: 2 } })
  await before.reach('new', 'loading')
  const { flowId, grant } = mountedOf(before.flows)
  before.flows.hear(flowId, { type: 'loaded' })
  const stateId = plaid.simulator.approveAtBank({ linkToken: grant.linkToken })
  firstPage.close()

  const href = `${redirectUri}?utm_source=bank&oauth_state_id=${stateId}#top`
  const secondPage = browser.openPage()
  const back = openApp(plaid, secondPage, store)
  back.resume(href)
  await back.reach('return', 'loading')
  expect(mountedOf(back.flows).flowId).toBe(flowId)
  back.flows.hear(flowId, { type: 'loaded' })
  succeed(back.flows, await startLink(plaid, back.flows))
  await back.reach('return', 'linked')
  expect(back.flows.getState('return')).toMatchObject({
    intent: { returnTo: '/banks', context: { step: 2 } },
    item: { bankName: 'Platypus OAuth Bank' },
  })
  expect(plaid.asked).toEqual(['/link/token/create', '/item/public_token/exchange'])
  secondPage.close()

  const reloaded = openApp(plaid, browser.openPage(), store)
  reloaded.resume(href)
  await reloaded.reach('return', 'refused')
  expect(reloaded.flows.getState('return')).toMatchObject({ refusal: 'already_finished' })
  expect(reloaded.flows.getMounted()).toBeNull()
})
