import { cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { BankLinkButton, httpBackend, OAuthReturn, RelinkProvider } from './exports/index.ts'

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

test('a page that was rendered on a server comes alive without a warning', async () => {
  const tree = (
    <StrictMode>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
        <BankLinkButton />
        <OAuthReturn onFinished={() => undefined} />
      </RelinkProvider>
    </StrictMode>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(tree)
  document.body.append(container)
  expect(screen.queryByText('Nothing to do here')).toBeNull()
  render(tree, { container, hydrate: true })
  await screen.findByText('Nothing to do here')
})
