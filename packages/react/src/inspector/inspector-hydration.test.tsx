import { cleanup, configure, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { httpBackend, RelinkProvider } from '../exports/index.ts'
import { Inspector } from '../exports/inspector.ts'
import { inspectorButton } from '../test/inspector-driver.ts'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

test('on a page that was rendered on a server it is there once that has come alive, without a warning', async () => {
  const tree = (
    <StrictMode>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
        <p>Hello</p>
        <Inspector defaultOpen />
      </RelinkProvider>
    </StrictMode>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(tree)
  document.body.append(container)
  expect(container.innerHTML).toBe('<p>Hello</p>')
  render(tree, { container, hydrate: true })
  await screen.findByRole('region', { name: 'Relink inspector' })
  expect(inspectorButton().getAttribute('aria-expanded')).toBe('true')
  expect(container.innerHTML).toBe('<p>Hello</p>')
})
