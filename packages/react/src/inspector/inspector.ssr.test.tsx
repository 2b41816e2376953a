// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { httpBackend, RelinkProvider } from '../exports/index.ts'
import { Inspector as Nothing } from '../exports/inspector-nothing.ts'
import { Inspector } from '../exports/inspector.ts'

test.each([
  ['in development', Inspector],
  ['in production', Nothing],
])('a server renders nothing of it %s', (_, Inspector) => {
  expect(typeof window).toBe('undefined')
  const html = renderToString(
    <RelinkProvider backend={httpBackend('/api/link')} userKey="ann">
      <Inspector defaultOpen />
    </RelinkProvider>,
  )
  expect(html).toBe('')
})
