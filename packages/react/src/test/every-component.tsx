import type { Item } from '@relink/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactElement } from 'react'
import { brokenItem, healthyItem } from './broken-item.ts'

/** What an app imports. */
export type Door = typeof import('../exports/index.ts')

/** An Item that only offers something, so that it can be put off. */
export const offeringItem: Item = {
  ...healthyItem,
  id: 'offer',
  health: { status: 'new_accounts', relink: false },
}

const issue = {
  code: 'x',
  kind: 'direct' as const,
  audience: 'user' as const,
  severity: 'info' as const,
  title: 'Title',
  message: 'Message',
  actions: [],
  autoRetry: false,
  attemptsLeft: null,
  support: { requestId: 'request', linkSessionId: null, institutionId: null },
}

/** Each component of the door, in the ways that differ when a server renders it. */
export const componentCases: Record<string, (door: Door) => Record<string, ReactElement>> = {
  AccountChanges: ({ AccountChanges }) => ({
    changed: <AccountChanges changes={{ added: healthyItem.accounts, kept: [], removed: [] }} />,
    unchanged: <AccountChanges changes={{ added: [], kept: [], removed: [] }} />,
  }),
  BankLinkButton: ({ BankLinkButton }) => ({
    new: <BankLinkButton />,
    update: <BankLinkButton itemId="item-1" />,
  }),
  EmbeddedBankSearch: ({ EmbeddedBankSearch }) => ({ any: <EmbeddedBankSearch /> }),
  ItemCard: ({ ItemCard }) => ({
    healthy: <ItemCard item={healthyItem} />,
    broken: <ItemCard item={brokenItem} />,
  }),
  ItemList: ({ ItemList }) => ({
    given: <ItemList items={[healthyItem, offeringItem]} />,
    none: <ItemList items={[]} />,
    asked: <ItemList />,
  }),
  LinkNotice: ({ LinkNotice }) => ({
    info: <LinkNotice issue={issue} />,
    warning: <LinkNotice issue={{ ...issue, severity: 'warning' }} />,
  }),
  LinkStatus: ({ LinkStatus }) => ({ any: <LinkStatus /> }),
  OAuthReturn: ({ OAuthReturn }) => ({ any: <OAuthReturn onFinished={() => undefined} /> }),
  ReconnectBanner: ({ ReconnectBanner }) => ({
    one: <ReconnectBanner item={brokenItem} />,
    several: <ReconnectBanner items={[brokenItem, offeringItem]} />,
    healthy: <ReconnectBanner item={healthyItem} />,
  }),
  // It shows what is inside of it.
  RelinkProvider: () => ({ any: <p>App</p> }),
}

/** How the page knows of the Items before it renders: not at all, or as a server has prefetched them. */
export const queryCases = {
  'without Items': (): QueryClient =>
    new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  'with Items that the server fetched': ({ itemKeys }: Door): QueryClient => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
    client.setQueryData(itemKeys.all('ann'), [healthyItem, { ...brokenItem, id: 'item-2' }])
    return client
  },
}

/** One name and one element for each case of each component. */
export const casesOf = (door: Door): [string, ReactElement][] =>
  Object.entries(componentCases).flatMap(([name, cases]) =>
    Object.entries(cases(door)).map(([how, element]): [string, ReactElement] => [
      `${name}, ${how}`,
      element,
    ]),
  )

/** The page around a component, as an app has it. */
export const pageOf = (
  { RelinkProvider, httpBackend }: Door,
  client: QueryClient,
  element: ReactElement,
): ReactElement => (
  <StrictMode>
    <QueryClientProvider client={client}>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
        {element}
      </RelinkProvider>
    </QueryClientProvider>
  </StrictMode>
)

/** The names of the components that a door gives out. */
export const componentsOf = (door: object): string[] =>
  Object.keys(door).filter((name) => /^[A-Z]/.test(name))
