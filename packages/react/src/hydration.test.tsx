import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as door from './exports/index.node.ts'
import { casesOf, offeringItem, pageOf, queryCases, type Door } from './test/every-component.tsx'
import { startServers } from './test/start-servers.ts'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

beforeEach(async () => {
  // Whoever asks for Items gets an answer.
  await startServers()
})

afterEach(() => {
  cleanup()
  localStorage.clear()
  document.body.replaceChildren()
})

type Queries = (typeof queryCases)[keyof typeof queryCases]

/** Comes from a server and comes alive, in a browser that got the door `inBrowser`. A difference would be a fault. */
const hydrate = (
  inBrowser: Door,
  queries: Queries,
  part: (of: Door) => ReactElement,
): { container: HTMLElement; faults: unknown[]; html: string } => {
  const container = document.createElement('div')
  const html = renderToString(pageOf(door, queries(door), part(door)))
  container.innerHTML = html
  document.body.append(container)
  const faults: unknown[] = []
  render(pageOf(inBrowser, queries(inBrowser), part(inBrowser)), {
    container,
    hydrate: true,
    onRecoverableError: (fault) => faults.push(fault),
  })
  return { container, faults, html }
}

const find = (of: Door, name: string): ReactElement => {
  const found = casesOf(of).find(([each]) => each === name)
  if (found === undefined) throw new Error(`There is no case ${name}`)
  return found[1]
}

const cases = casesOf(door).flatMap(([name]) =>
  Object.entries(queryCases).map(([which, queries]): [string, string, Queries] => [
    name,
    which,
    queries,
  ]),
)

test.each(cases)('%s, %s: comes alive without a warning', (name, _, queries) => {
  const { container, faults } = hydrate(door, queries, (of) => find(of, name))
  expect(faults).toEqual([])
  expect(container.firstElementChild).not.toBeNull()
})

test.each(cases)(
  '%s, %s: comes alive without a warning when its code comes later',
  async (name, _, queries) => {
    vi.resetModules()
    const inBrowser = await import('./exports/index.ts')
    const { container, faults } = hydrate(inBrowser, queries, (of) => find(of, name))
    const root = container.firstElementChild
    await vi.dynamicImportSettled()
    await act(() => new Promise((resolve) => setTimeout(resolve)))
    expect(faults).toEqual([])
    // The server's own element came alive; nothing was put in its place.
    expect(container.firstElementChild).toBe(root)
  },
)

test('what was put off is shown by the server, and goes once the browser is asked', async () => {
  const until = Date.now() + 1_000_000
  localStorage.setItem('relink.snooze:ann:offer', JSON.stringify({ status: 'new_accounts', until }))
  const { html } = hydrate(door, queryCases['without Items'], ({ ReconnectBanner }) => (
    <ReconnectBanner item={offeringItem} />
  ))
  expect(html).toContain('New accounts at')
  await waitFor(() => expect(screen.queryByText(/New accounts at/)).toBeNull())
})

test('a return page that came from a server says that there is nothing to do', async () => {
  const { html } = hydrate(door, queryCases['without Items'], ({ OAuthReturn }) => (
    <OAuthReturn onFinished={() => undefined} />
  ))
  expect(html).not.toContain('Nothing to do here')
  await screen.findByText('Nothing to do here')
})
