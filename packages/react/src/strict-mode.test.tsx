import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { Fragment, StrictMode, type ComponentType, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import {
  BankLinkButton,
  EmbeddedBankSearch,
  httpBackend,
  ItemList,
  OAuthReturn,
  ReconnectBanner,
  RelinkProvider,
  useItems,
} from './exports/index.node.ts'
import {
  chooseBank,
  chooseInSearch,
  closeLink,
  countFrames,
  isLinkShown,
  linkOpens,
  pressInLink,
  signIn,
  walkThroughLink,
} from './test/link-driver.ts'
import { findSearch, searchStatus, walkFromSearch, watchEmbedded } from './test/render-search.tsx'
import './test/render-with-relink.tsx'
import { startServers, type Servers } from './test/start-servers.ts'

interface Walk {
  servers: Servers
  user: UserEvent
  show: (children: ReactNode) => { leave: () => Promise<void> }
}

const Banner = () => <ReconnectBanner items={useItems().data ?? []} />

const press = async (user: UserEvent, name: RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }))

const journeys: Record<string, (walk: Walk) => Promise<void>> = {
  'connecting a bank, and another': async ({ show, user }) => {
    show(<BankLinkButton />)
    await press(user, /Connect/)
    await linkOpens()
    await walkThroughLink()
    await pressInLink('Finish')
    await waitFor(() => expect(isLinkShown()).toBe(false))
    await screen.findByRole('button', { busy: false })
    await press(user, /Connect/)
    await linkOpens()
    await closeLink()
    await screen.findByRole('button', { busy: false })
  },
  'choosing a bank in the page, and again after leaving Link': async ({ show }) => {
    show(<EmbeddedBankSearch />)
    await chooseInSearch()
    await linkOpens()
    await closeLink()
    await waitFor(() => expect(searchStatus()).toBe('ready'))
    await walkFromSearch('Tartan Bank')
    await pressInLink('Finish')
    await waitFor(() => expect(findSearch().textContent).toContain('Tartan Bank is connected.'))
  },
  'repairing a connection': async ({ show, user, servers }) => {
    const { id } = await servers.connectBank()
    await servers.breakItem(id)
    show(<Banner />)
    await press(user, /^Reconnect/)
    await signIn()
    await pressInLink('Finish')
    await screen.findByText(/is connected again/)
  },
  'removing a connection': async ({ show, user, servers }) => {
    await servers.connectBank()
    show(<ItemList>None left.</ItemList>)
    await press(user, /^Disconnect/)
    await press(user, /^Disconnect/)
    await screen.findByText('None left.')
  },
  'a trip to the bank and back': async ({ show, user, servers }) => {
    const before = show(<BankLinkButton />)
    await press(user, /Connect/)
    await linkOpens()
    await chooseBank('Platypus OAuth Bank')
    await before.leave()
    const linkToken = servers.created[0]?.token ?? ''
    const stateId = servers.simulator.approveAtBank({ linkToken, decision: 'approve' })
    history.replaceState(null, '', `/oauth?oauth_state_id=${stateId}`)
    const finished: string[] = []
    show(<OAuthReturn onFinished={({ outcome }) => finished.push(outcome)} />)
    await waitFor(() => expect(finished).toEqual(['linked']))
  },
}

interface Seen {
  /** What Plaid's script was asked for. Tokens differ from run to run; whose is whose does not. */
  plaid: { token: number; isReturn: boolean; opened: number; isDestroyed: boolean }[]
  /** The same of the searches in the page. */
  searches: { token: number; isDestroyed: boolean }[]
  /** What the server was asked to do; a second look at Items, which TanStack Query takes in StrictMode, does nothing. */
  writes: string[]
  /** What the app was told, in order. */
  heard: string[]
  /** Steps of the funnel, sorted: Plaid tells of its own in no order. */
  steps: string[]
}

const walkIn = async (
  Mode: ComponentType<{ children: ReactNode }>,
  journey: (walk: Walk) => Promise<void>,
): Promise<Seen> => {
  const servers = await startServers()
  const made = watchEmbedded()
  const heard: string[] = []
  const steps: string[] = []
  const show: Walk['show'] = (children) => {
    const view = render(
      <Mode>
        <QueryClientProvider client={new QueryClient()}>
          <RelinkProvider
            backend={httpBackend('/api/link')}
            userKey="ann"
            onLinked={({ item }) => heard.push(`linked ${item.bankName}`)}
            onUpdated={({ item }) => heard.push(`updated ${item.bankName}`)}
            onExited={({ reason }) => heard.push(`exited: ${reason}`)}
            onTelemetry={({ step }) => steps.push(step)}
            onProblem={({ code }) => heard.push(`problem: ${code}`)}
          >
            {children}
          </RelinkProvider>
        </QueryClientProvider>
      </Mode>,
    )
    return {
      leave: async () => {
        const stored = { ...localStorage }
        view.unmount()
        await waitFor(() => expect(countFrames()).toBe(0))
        localStorage.clear()
        Object.assign(localStorage, stored)
        Reflect.deleteProperty(window, Symbol.for('relink.return'))
      },
    }
  }
  await journey({ servers, user: userEvent.setup(), show })
  const isOver = (): boolean =>
    steps.length === 0 || /^(linked|updated|exited)$/.test(steps.at(-1) ?? '')
  await waitFor(() => expect(isOver()).toBe(true))
  cleanup()
  const tokens = [...new Set([...servers.created, ...made].map(({ token }) => token))]
  return {
    plaid: servers.created.map(({ token, receivedRedirectUri, opened, isDestroyed }) => ({
      token: tokens.indexOf(token),
      isReturn: receivedRedirectUri !== undefined,
      opened,
      isDestroyed,
    })),
    searches: made.map(({ token, isDestroyed }) => ({
      token: tokens.indexOf(token),
      isDestroyed,
    })),
    writes: servers.requests
      .filter((request) => !request.startsWith('GET '))
      .map((request) => request.replace(/(?<=\/items\/)\w+/, 'id')),
    heard,
    steps: steps.slice().sort(),
  }
}

test.each(Object.entries(journeys))(
  '%s: Plaid, the server and the app see the same with StrictMode and without',
  async (_, journey) => {
    const loose = await walkIn(Fragment, journey)
    localStorage.clear()
    sessionStorage.clear()
    history.replaceState(null, '', '/')
    const strict = await walkIn(StrictMode, journey)
    expect(strict).toEqual(loose)
    expect(loose.writes).not.toEqual([])
  },
)
