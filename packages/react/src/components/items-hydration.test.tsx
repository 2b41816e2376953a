import type { Item } from '@relink/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import {
  AccountChanges,
  httpBackend,
  ItemCard,
  ItemList,
  ReconnectBanner,
  RelinkProvider,
} from '../exports/index.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'

afterEach(() => {
  cleanup()
  localStorage.clear()
  document.body.replaceChildren()
})

const offer: Item = {
  ...healthyItem,
  id: 'offer',
  health: { status: 'new_accounts', relink: false },
}

const page = (children: ReactElement): ReactElement => (
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
        {children}
      </RelinkProvider>
    </QueryClientProvider>
  </StrictMode>
)

/** Comes from a server, then comes alive; a difference would be a line on the console. */
const hydrate = (children: ReactElement): HTMLElement => {
  const container = document.createElement('div')
  container.innerHTML = renderToString(page(children))
  document.body.append(container)
  render(page(children), { container, hydrate: true })
  return container
}

test.each<[string, ReactElement]>([
  ['ReconnectBanner', <ReconnectBanner key="1" item={brokenItem} />],
  ['ReconnectBanner of several', <ReconnectBanner key="2" items={[brokenItem, offer]} />],
  ['ItemCard', <ItemCard key="3" item={healthyItem} />],
  ['ItemList', <ItemList key="4" items={[healthyItem, offer]} />],
  [
    'AccountChanges',
    <AccountChanges key="5" changes={{ added: healthyItem.accounts, kept: [], removed: [] }} />,
  ],
])('%s from a server comes alive without a warning', (_, element) => {
  expect(hydrate(element).textContent).not.toBe('')
})

test('what was put off is shown by the server, and goes once the browser is asked', async () => {
  const until = Date.now() + 1_000_000
  localStorage.setItem('relink.snooze:ann:offer', JSON.stringify({ status: 'new_accounts', until }))
  expect(renderToString(page(<ReconnectBanner item={offer} />))).toContain('New accounts at')
  hydrate(<ReconnectBanner item={offer} />)
  await waitFor(() => expect(screen.queryByText(/New accounts at/)).toBeNull())
})
