import { createLinkFlows, type LinkFlows } from '../link/link-flows.ts'
import type { LinkIntent, LinkKey } from '../link/link-intent.ts'
import type { LinkState } from '../link/link-state.ts'
import type { PendingLink, PendingRecord } from '../pending/pending-link.ts'
import { createWebPendingLinkStore } from '../pending/web-pending-link-store.ts'
import { createFakeBrowser, createFakeStorage, type FakePage } from './fake-browser.fixture.ts'
import { createFakeClock, type FakeClock } from './fake-clock.fixture.ts'
import { createWorld, settle, type Asked, type Desk, type World } from './flow-driver.fixture.ts'
import {
  failure,
  item,
  newIntent,
  plainExit,
  repaired,
  success,
  updateOf,
} from './samples.fixture.ts'

const home = 'https://app.example/banks'
const returnPage = 'https://app.example/oauth'
const intents: LinkIntent[] = [newIntent, updateOf('item-1')]
const keys: LinkKey[] = ['new', 'update:item-1', 'return']

/** What one number of a scenario can bring about. */
export const happenings = [
  'press',
  'hover',
  'press the other',
  'token comes',
  'token fails',
  'script comes',
  'script fails',
  'Link loads',
  'Link is closed',
  'Link says its token is dead',
  'Link breaks',
  'Link succeeds',
  'Link succeeds, told twice',
  'server takes it',
  'server fails',
  'server has it already',
  'server has it already, and it is broken now',
  'server says it is dead',
  'server remembers',
  'server forgot',
  'keep the old one',
  'connect anyway',
  'try again',
  'give up',
  'go to the bank',
  'go to the bank’s app',
  'come back here',
  'come back in a new tab',
  'reload',
  'duplicate the tab',
  'switch tab',
  'wait a little',
  'wait long',
  'somebody else signs in',
] as const
export type Happening = (typeof happenings)[number]

interface Token {
  owner: string
  flowId: string
  mode: LinkIntent['mode']
  expiresAt: number
  isSpent: boolean
  isTaken: boolean
}

/** A public token that Link gave, and what became of it. */
interface PublicToken {
  flowId: string
  owner: string
  linkToken: string
  fate: 'waiting' | 'exchanged' | 'declined' | 'dead'
  exchanges: number
}

interface Page {
  world: World
  flows: LinkFlows
  locks: FakePage
  opened: Set<string>
}

interface Tab {
  session: ReturnType<typeof createFakeStorage>
  page: Page
  address: string
  /** The address the bank will send the person back to. */
  trip: string | null
}

/** People, tabs, a server and Plaid, on one clock; nothing of it real but the flows. */
export interface BankWorld {
  happen(what: Happening): Promise<void>
  /** Everybody who was asked answers or is given up on; nobody presses anything any more. */
  rest(): Promise<void>
  /** What went wrong so far, in words. */
  faults: string[]
  /** How many Links were opened, and public tokens given. */
  openings(): number
  successes(): number
  states(): LinkState[]
}

const nextOf = <Request, Answer>(
  desk: Desk<Request, Answer>,
  done: WeakSet<object>,
): Asked<Request, Answer> | undefined => {
  const asked = desk.asked.find((each) => !done.has(each))
  if (asked !== undefined) done.add(asked)
  return asked
}

export const createBankWorld = (): BankWorld => {
  const clock: FakeClock = createFakeClock()
  const browser = createFakeBrowser()
  const local = createFakeStorage()
  const answered = new WeakSet()
  const tokens = new Map<string, Token>()
  const publicTokens = new Map<string, PublicToken>()
  const faults: string[] = []
  const openings: string[] = []
  let person = 'ann'
  let made = 0
  const name = (kind: string): string => `${kind}-${(made += 1)}`

  const fault = (what: string): void => {
    faults.push(what)
  }

  const checkOpening = (linkToken: string, opening: string): void => {
    if (openings.includes(opening)) fault(`Link opened twice for ${opening}`)
    openings.push(opening)
    const token = tokens.get(linkToken)
    if (token === undefined) return fault(`an unknown token was opened`)
    if (token.isSpent) fault(`${linkToken} was opened after it was spent`)
    if (token.expiresAt <= clock.now()) fault(`${linkToken} was opened after it ran out`)
    if (token.owner !== person) fault(`${linkToken} of ${token.owner} was opened for ${person}`)
    return undefined
  }

  const takeFromServer = async (): Promise<PendingLink | null> => {
    const [linkToken, token] =
      [...tokens]
        .reverse()
        .find(
          ([, each]) =>
            each.owner === person && !each.isTaken && !each.isSpent && each.expiresAt > clock.now(),
        ) ?? []
    if (linkToken === undefined || token === undefined) return null
    for (const each of tokens.values()) if (each.owner === person) each.isTaken = true
    return {
      v: 1,
      flowId: token.flowId,
      linkToken,
      expiresAt: token.expiresAt,
      mode: token.mode,
      itemId: token.mode === 'update' ? 'item-1' : undefined,
      userKey: null,
      redirectUri: returnPage,
      returnTo: '/banks',
      createdAt: clock.now(),
    }
  }

  const openPage = (tab: Omit<Tab, 'page'>): Page => {
    const locks = browser.openPage()
    const store = createWebPendingLinkStore(
      () => local,
      () => tab.session,
    )
    const world = createWorld({ clock, store, page: locks, claim: { takeFromServer } })
    world.signIn(person)
    const flows = createLinkFlows({ ...world.ports, createId: () => name('flow') })
    const page: Page = { world, flows, locks, opened: new Set() }
    flows.subscribe(() => {
      const open = keys.map((key) => flows.getState(key)).filter(({ status }) => status === 'open')
      if (open.length > 1) fault('two Links stand open on one page')
      const mounted = flows.getMounted()
      if (mounted === null || !mounted.open) return
      const { flowId, grant } = mounted
      const opening = `${flowId} ${grant.returned?.stateId ?? ''}`
      if (page.opened.has(opening)) return
      page.opened.add(opening)
      checkOpening(grant.linkToken, opening)
    })
    flows.onEnded((ending) => {
      if (ending.status === 'exited') return
      const { flowId, status: outcome, intent: _, ...rest } = ending
      // What a provider tells the others.
      for (const other of tabs)
        if (other.page !== page)
          other.page.flows.hear(flowId, {
            type: 'answered',
            answer: { outcome, ...rest } as never,
          })
    })
    return page
  }

  /** Loads a page at the tab's address, as a browser does. */
  const load = (tab: Tab): void => {
    tab.page.locks.close()
    tab.page = openPage(tab)
    const { flows, world } = tab.page
    const { address } = tab
    if (address.startsWith(returnPage))
      flows.resume({
        ...world.back(address),
        cleanAddress() {
          tab.address = returnPage
        },
      })
    else flows.recover(address).catch(() => fault('recovering threw'))
  }

  const openTab = (session = createFakeStorage(), address = home): Tab => {
    const around = { session, address, trip: null }
    const tab: Tab = { ...around, page: openPage(around) }
    tabs.push(tab)
    return tab
  }
  const tabs: Tab[] = []
  let current = openTab()

  const publicTokenOf = (state: LinkState): PublicToken | undefined =>
    'success' in state ? publicTokens.get(state.success.publicToken ?? '') : undefined

  const exchange = (given: PublicToken): void => {
    if (given.fate === 'exchanged') return
    given.fate = 'exchanged'
    given.exchanges += 1
  }

  const succeed = (times: number): void => {
    const { flows } = current.page
    const mounted = flows.getMounted()
    if (!mounted?.open) return
    const { flowId, grant } = mounted
    const token = tokens.get(grant.linkToken)
    // A session that is over elsewhere is over here, too.
    if (token === undefined || token.isSpent) return leave('INVALID_LINK_TOKEN')
    token.isSpent = true
    const publicToken = name('public')
    if (token.mode === 'new')
      publicTokens.set(publicToken, {
        flowId,
        owner: token.owner,
        linkToken: grant.linkToken,
        fate: 'waiting',
        exchanges: 0,
      })
    for (let time = 0; time < times; time += 1)
      flows.hear(flowId, { type: 'succeeded', success: { ...success, publicToken } })
    return undefined
  }

  const leave = (code: string | null): void => {
    const flowId = current.page.flows.getMounted()?.flowId
    if (flowId === undefined) return
    const error = code && { type: '', code, message: '', displayMessage: null }
    current.page.flows.hear(flowId, { type: 'left', exit: { ...plainExit, error: error || null } })
  }

  const giveToken = (page: Page): unknown => {
    const asked = nextOf(page.world.tokens, answered)
    if (asked === undefined) return undefined
    const linkToken = name('link-sandbox')
    tokens.set(linkToken, {
      owner: person,
      flowId: asked.request.flowId,
      mode: asked.request.mode,
      expiresAt: clock.now() + 1_800_000,
      isSpent: false,
      isTaken: false,
    })
    return asked.answer({ linkToken, expiresIn: 1800, redirectUri: returnPage })
  }

  const takeSuccess = (page: Page, how: 'take' | 'fail' | 'have' | 'broken' | 'dead'): unknown => {
    const update = nextOf(page.world.updates, answered)
    if (update !== undefined)
      return how === 'take' ? update.answer(repaired) : update.refuse(failure('internal_error'))
    const asked = nextOf(page.world.items, answered)
    if (asked === undefined) return undefined
    if (tokens.get(asked.request.linkToken)?.mode === 'update') fault('a repair was exchanged')
    const given = publicTokens.get(asked.request.publicToken)
    if (how === 'fail' || given === undefined) return asked.refuse(failure('internal_error'))
    if (how === 'dead') {
      if (given.fate !== 'exchanged') given.fate = 'dead'
      return asked.refuse(failure('public_token_invalid'))
    }
    if ((how === 'have' || how === 'broken') && asked.request.ifConnected === 'ask')
      return asked.answer({ outcome: 'already_connected', item, breaksFirst: how === 'broken' })
    exchange(given)
    if (asked.request.ifConnected === 'discard') return asked.answer({ outcome: 'discarded', item })
    return asked.answer({ outcome: 'linked', item })
  }

  const remember = (page: Page, does: boolean): unknown => {
    const asked = nextOf(page.world.recoveries, answered)
    if (asked === undefined) return undefined
    const { flowId } = asked.request
    const given = [...publicTokens.values()].find((each) => each.flowId === flowId)
    const token = [...tokens.values()].find((each) => each.flowId === flowId && each.isSpent)
    if (!does) return asked.refuse(failure('request_failed'))
    if (token?.mode === 'update') return asked.answer({ outcome: 'updated', ...repaired })
    if (given === undefined || given.fate === 'dead' || given.fate === 'declined')
      return asked.answer({ outcome: 'unfinished' })
    exchange(given)
    return asked.answer({ outcome: 'linked', item })
  }

  const goToBank = (goes: boolean): void => {
    const mounted = current.page.flows.getMounted()
    if (!mounted?.open || tokens.get(mounted.grant.linkToken)?.isSpent !== false) return
    current.trip = `${returnPage}?oauth_state_id=${name('state')}`
    if (goes) {
      current.page.locks.close()
      current.address = 'https://bank.example/'
      // The page is gone, and what comes to it comes to nobody.
      current.page = openPage(current)
      current.page.locks.close()
    }
  }

  const comeBack = (tab: Tab): void => {
    const trip = current.trip
    if (trip === null) return
    current.trip = null
    tab.address = trip
    load(tab)
    current = tab
  }

  const signIn = (who: string): void => {
    person = who
    for (const { page } of tabs) {
      page.world.signIn(who)
      page.flows.reset()
    }
  }

  const decide = (choice: 'keep_existing' | 'connect_anyway'): void => {
    for (const key of keys) {
      const state = current.page.flows.getState(key)
      const given = publicTokenOf(state)
      const isDeclined =
        state.status === 'deciding' && choice === 'keep_existing' && !state.breaksFirst
      if (isDeclined && given?.fate === 'waiting') given.fate = 'declined'
      current.page.flows.decide(key, choice)
    }
  }

  const acts: Record<Happening, () => unknown> = {
    press: () => current.page.flows.start(intents[0] ?? newIntent),
    hover: () => current.page.flows.prepare(intents[0] ?? newIntent),
    'press the other': () => current.page.flows.start(intents[1] ?? newIntent),
    'token comes': () => giveToken(current.page),
    'token fails': () =>
      nextOf(current.page.world.tokens, answered)?.refuse(failure('request_failed')),
    'script comes': () => nextOf(current.page.world.scripts, answered)?.answer(),
    'script fails': () =>
      nextOf(current.page.world.scripts, answered)?.refuse(failure('script_blocked')),
    'Link loads': () =>
      current.page.flows.hear(current.page.flows.getMounted()?.flowId ?? '', { type: 'loaded' }),
    'Link is closed': () => leave(null),
    'Link says its token is dead': () => leave('INVALID_LINK_TOKEN'),
    'Link breaks': () =>
      current.page.flows.hear(current.page.flows.getMounted()?.flowId ?? '', {
        type: 'failed',
        error: failure('link_threw'),
      }),
    'Link succeeds': () => succeed(1),
    'Link succeeds, told twice': () => succeed(2),
    'server takes it': () => takeSuccess(current.page, 'take'),
    'server fails': () => takeSuccess(current.page, 'fail'),
    'server has it already': () => takeSuccess(current.page, 'have'),
    'server has it already, and it is broken now': () => takeSuccess(current.page, 'broken'),
    'server says it is dead': () => takeSuccess(current.page, 'dead'),
    'server remembers': () => remember(current.page, true),
    'server forgot': () => remember(current.page, false),
    'keep the old one': () => decide('keep_existing'),
    'connect anyway': () => decide('connect_anyway'),
    'try again': () => {
      for (const key of keys) {
        const { status } = current.page.flows.getState(key)
        if (status === 'failed' || status === 'refused') current.page.flows.retry(key)
      }
    },
    'give up': () => keys.forEach((key) => current.page.flows.cancel(key)),
    'go to the bank': () => goToBank(true),
    'go to the bank’s app': () => goToBank(false),
    'come back here': () => comeBack(current),
    'come back in a new tab': () => {
      if (current.trip !== null) comeBackElsewhere()
    },
    reload: () => (current.address.startsWith('https://app.') ? load(current) : undefined),
    'duplicate the tab': () => {
      const copy = createFakeStorage()
      for (let index = 0; index < current.session.length; index += 1) {
        const key = current.session.key(index) ?? ''
        copy.setItem(key, current.session.getItem(key) ?? '')
      }
      if (current.address.startsWith('https://app.')) load(openTab(copy, current.address))
    },
    'switch tab': () => {
      current = tabs[(tabs.indexOf(current) + 1) % tabs.length] ?? current
    },
    'wait a little': () => clock.advance(21_000),
    'wait long': () => clock.advance(1_801_000),
    'somebody else signs in': () => signIn(person === 'ann' ? 'bob' : 'ann'),
  }

  const comeBackElsewhere = (): void => {
    const { trip } = current
    current.trip = null
    const tab = openTab()
    tab.address = trip ?? home
    load(tab)
    current = tab
  }

  /** A public token that the server has not taken is in a record by which the next page can ask for it. */
  const checkPublicTokens = (): void => {
    for (const [publicToken, given] of publicTokens) {
      if (given.exchanges > 1) fault(`${publicToken} was exchanged twice`)
      if (given.fate !== 'waiting') continue
      const isLate = (tokens.get(given.linkToken)?.expiresAt ?? 0) <= clock.now()
      const text = local.getItem(`relink.pending.${given.flowId}`)
      const record = text === null ? null : (JSON.parse(text) as PendingRecord)
      if (!isLate && (record === null || record.settled)) fault(`${publicToken} is lost`)
    }
  }

  const settleAll = async (): Promise<void> => {
    await settle()
    await settle()
  }

  return {
    faults,
    openings: () => openings.length,
    successes: () => publicTokens.size,
    states: () =>
      tabs.flatMap(({ page, address }) =>
        address.startsWith('https://app.') ? keys.map((key) => page.flows.getState(key)) : [],
      ),
    async happen(what) {
      await acts[what]()
      await settleAll()
      checkPublicTokens()
    },
    async rest() {
      for (let round = 0; round < 6; round += 1) {
        for (const tab of tabs) {
          await nextOf(tab.page.world.scripts, answered)?.answer()
          await nextOf(tab.page.world.tokens, answered)?.refuse(failure('request_failed'))
        }
        await settleAll()
        clock.advance(61_000)
        await settleAll()
      }
      checkPublicTokens()
    },
  }
}
