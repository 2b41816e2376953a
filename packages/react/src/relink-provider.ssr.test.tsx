// @vitest-environment node
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as relink from './exports/index.ts'
import { brokenItem as item } from './test/broken-item.ts'

const { BankLinkButton, LinkNotice, OAuthReturn, ReconnectBanner, RelinkProvider } = relink

const Hooks = () => {
  relink.useRemoveItem()
  const states = [relink.useBankLink().status, relink.useOAuthReturn().status]
  const queries = [relink.useItems().status, relink.useItem('item-1').status]
  return <p>{[...states, ...queries].join(' ')}</p>
}

test('everything renders on a server, where there is no window', () => {
  expect(typeof window).toBe('undefined')
  const html = renderToString(
    <RelinkProvider backend={relink.httpBackend('/api/link')} userKey="ann">
      <BankLinkButton />
      <ReconnectBanner item={item} />
      <OAuthReturn onFinished={() => undefined} />
      <LinkNotice
        issue={{
          code: 'x',
          kind: 'direct',
          audience: 'user',
          severity: 'info',
          title: 'Title',
          message: 'Message',
          actions: [],
          autoRetry: false,
          attemptsLeft: null,
          support: { requestId: null, linkSessionId: null, institutionId: null },
        }}
      />
      <QueryClientProvider client={new QueryClient()}>
        <Hooks />
      </QueryClientProvider>
    </RelinkProvider>,
  )
  expect(html).toContain('Connect a bank')
  expect(html).toContain('Reconnect Tartan Bank')
  expect(html).toContain('Bringing you back from your bank…')
  expect(html).toContain('idle returning pending pending')
})
