// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { simulatorTags } from '../node/simulator-tags.ts'
import { findControl } from './find-control.ts'

afterEach(() => {
  document.head.replaceChildren()
  vi.unstubAllGlobals()
})

test('the simulator of the page’s tags is the one that is asked', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url)
    return Response.json([])
  })
  document.head.innerHTML = simulatorTags('http://127.0.0.1:4100')
  await findControl()?.items()
  expect(asked).toEqual(['http://127.0.0.1:4100/simulator/api/items'])
})

test('a page with Plaid’s own script, or with none, has no simulator', () => {
  expect(findControl()).toBeNull()
  const [inert = ''] = simulatorTags('http://127.0.0.1:4100').split('\n')
  document.head.innerHTML = inert
  expect(findControl()).toBeNull()
  document.head.innerHTML = inert.replace(' type="text/plain"', '')
  expect(findControl()).toBeNull()
})
