import type { RelinkError } from '../errors/relink-error.ts'
import type { LinkFlowPorts, ReturnPorts } from '../link/link-flow-ports.ts'
import { findReturn } from '../link/find-return.ts'
import type { ClaimOptions } from '../pending/claim-pending-link.ts'
import {
  createMemoryPendingLinkStore,
  type PendingLinkStore,
} from '../pending/pending-link-store.ts'
import { createPendingLinks } from '../pending/pending-links.ts'
import { readOAuthReturn } from '../redirect/read-oauth-return.ts'
import type {
  ItemUpdatedRequest,
  ItemUpdatedResponse,
  LinkItemRequest,
  LinkItemResponse,
  LinkTokenRequest,
  LinkTokenResponse,
  RecoverLinkRequest,
  RecoverLinkResponse,
} from '../wire/link-backend.ts'
import { createFakeBrowser, type FakePage } from './fake-browser.fixture.ts'
import { createFakeClock, type FakeClock } from './fake-clock.fixture.ts'

/** Lets everything run that waits for nothing but promises. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}

/** A question that was asked, to be answered by the test. */
export interface Asked<Request, Answer> {
  request: Request
  answer(value: Answer): Promise<void>
  refuse(error: unknown): Promise<void>
}

/** Somebody who is asked, and answers when the test says so. */
export interface Desk<Request, Answer> {
  ask(request: Request): Promise<Answer>
  asked: Asked<Request, Answer>[]
  /** The newest question. */
  last(): Asked<Request, Answer>
}

const createDesk = <Request, Answer>(): Desk<Request, Answer> => {
  const asked: Asked<Request, Answer>[] = []
  return {
    asked,
    ask: (request) =>
      new Promise((resolve, reject) => {
        asked.push({
          request,
          answer(value) {
            resolve(value)
            return settle()
          },
          refuse(error) {
            reject(error)
            return settle()
          },
        })
      }),
    last() {
      const newest = asked.at(-1)
      if (newest === undefined) throw new Error('Nobody asked.')
      return newest
    },
  }
}

/** The world around a flow, in the test's hands. */
export interface World {
  ports: LinkFlowPorts
  clock: FakeClock
  store: PendingLinkStore
  page: FakePage
  tokens: Desk<LinkTokenRequest, LinkTokenResponse>
  scripts: Desk<undefined, void>
  items: Desk<LinkItemRequest, LinkItemResponse>
  updates: Desk<ItemUpdatedRequest & { itemId: string }, ItemUpdatedResponse>
  recoveries: Desk<RecoverLinkRequest, RecoverLinkResponse>
  reported: RelinkError[]
  /** How often the address was rid of what a bank's return had brought. */
  cleanings(): number
  /** The script is there, and the server gives a token good for half an hour. */
  grant(linkToken?: string): Promise<void>
  signIn(userKey: string | null): void
  /** What a return page at this address lends to a flow. */
  back(href: string): ReturnPorts
}

export interface WorldOptions {
  store?: PendingLinkStore
  page?: FakePage
  clock?: FakeClock
  claim?: Partial<ClaimOptions>
}

export const createWorld = (options: WorldOptions = {}): World => {
  const clock = options.clock ?? createFakeClock()
  const store = options.store ?? createMemoryPendingLinkStore()
  const page = options.page ?? createFakeBrowser().openPage()
  const tokens = createDesk<LinkTokenRequest, LinkTokenResponse>()
  const scripts = createDesk<undefined, void>()
  const items = createDesk<LinkItemRequest, LinkItemResponse>()
  const updates = createDesk<ItemUpdatedRequest & { itemId: string }, ItemUpdatedResponse>()
  const recoveries = createDesk<RecoverLinkRequest, RecoverLinkResponse>()
  const pendingLinks = createPendingLinks({ store, locks: page, now: clock.now })
  const reported: RelinkError[] = []
  let userKey: string | null = 'ann'
  let made = 0
  let cleaned = 0
  const ports: LinkFlowPorts = {
    backend: () => ({
      createLinkToken: tokens.ask,
      linkItem: items.ask,
      confirmUpdated: (itemId, request) => updates.ask({ itemId, ...request }),
      recoverLink: recoveries.ask,
    }),
    loadScript: () => scripts.ask(undefined),
    pendingLinks,
    clock,
    createId: () => `flow-${(made += 1)}`,
    userKey: () => userKey,
    report: (error) => reported.push(error),
  }
  return {
    ports,
    clock,
    store,
    page,
    tokens,
    scripts,
    items,
    updates,
    recoveries,
    reported,
    cleanings: () => cleaned,
    async grant(linkToken = 'link-sandbox-1') {
      await scripts.last().answer()
      await tokens
        .last()
        .answer({ linkToken, expiresIn: 1800, redirectUri: 'https://app.example/oauth' })
    },
    signIn(key) {
      userKey = key
    },
    back: (href) => ({
      find: () => findReturn(pendingLinks, readOAuthReturn(href), { userKey, ...options.claim }),
      cleanAddress: () => {
        cleaned += 1
      },
    }),
  }
}
