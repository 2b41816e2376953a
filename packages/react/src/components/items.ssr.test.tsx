// @vitest-environment node
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import {
  AccountChanges,
  httpBackend,
  ItemCard,
  ItemList,
  ReconnectBanner,
  RelinkProvider,
} from '../exports/index.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'

test('connections render on a server, where there is neither a window nor this browser’s time', () => {
  expect(typeof window).toBe('undefined')
  const html = renderToString(
    <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
      <ReconnectBanner item={brokenItem} />
      <ReconnectBanner items={[brokenItem, { ...brokenItem, id: 'item-2' }]} />
      <ItemCard item={healthyItem} />
      <ItemList items={[healthyItem]} />
      <QueryClientProvider client={new QueryClient()}>
        <ItemList />
      </QueryClientProvider>
      <AccountChanges changes={{ added: healthyItem.accounts, kept: [], removed: [] }} />
    </RelinkProvider>,
  )
  expect(html).toContain('Reconnect Tartan Bank')
  expect(html).toContain('2 banks need you')
  expect(html).toContain('Up to date')
  expect(html).toContain('May 1, 2026')
  expect(html).toContain('Now shared')
  expect(html).toContain('aria-busy="true"')
})
