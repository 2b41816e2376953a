import type { Item } from '@relink/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, waitFor, type RenderResult } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { StrictMode, type ReactElement, type ReactNode } from 'react'
import { afterEach, expect } from 'vitest'
import { httpBackend, RelinkProvider, type RelinkProviderProps } from '../exports/index.ts'
import { countFrames } from './link-driver.ts'
import { startServers, type Servers } from './start-servers.ts'

configure({ asyncUtilTimeout: 5000 })

/** Where the page is, and what its provider is given besides a back end and Ann. */
export interface RenderOptions extends Partial<Omit<RelinkProviderProps, 'children'>> {
  /** The servers of an earlier page, when this is the page after it. */
  servers?: Servers
  /** The page's address. Default `/`. */
  at?: string
}

/** A page with Relink in it, and everything around it. */
export interface RenderedPage extends RenderResult, Servers {
  user: UserEvent
  servers: Servers
  /** Renders again, with other props of the provider or another tree. */
  again(ui: ReactElement, provider?: Partial<RelinkProviderProps>): void
  /** Leaves the page as a navigation does: its memory is gone, what it stored stays. */
  leave(): Promise<void>
}

/**
 * Shows a tree below a provider and a query client, in StrictMode, with the real server and the simulator behind it.
 *
 * The page, what it stored and the servers end with the test.
 */
export const renderWithRelink = async (
  ui: ReactElement,
  { servers, at = '/', ...options }: RenderOptions = {},
): Promise<RenderedPage> => {
  const around = servers ?? (await startServers())
  history.replaceState(null, '', at)
  let provider = { backend: httpBackend('/api/link'), userKey: 'ann', ...options }
  const queries = new QueryClient()
  const tree = (children: ReactNode): ReactElement => (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RelinkProvider {...provider}>{children}</RelinkProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const view = render(tree(ui))
  return {
    ...view,
    ...around,
    user: userEvent.setup(),
    servers: around,
    again: (next, changes = {}) => {
      provider = { ...provider, ...changes }
      view.rerender(tree(next))
    },
    leave: async () => {
      const stored = [localStorage, sessionStorage].map((storage) => ({ ...storage }))
      view.unmount()
      forgetCapturedAddress()
      // A page that dies says no farewell; here Link does, and has to be over before the next page.
      await waitFor(() => expect(countFrames()).toBe(0))
      for (const [index, storage] of [localStorage, sessionStorage].entries()) {
        storage.clear()
        Object.assign(storage, stored[index])
      }
    },
  }
}

// Before the console is looked at, so that what unmounting prints counts.
afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  forgetCapturedAddress()
  document.head.querySelectorAll('script').forEach((tag) => tag.remove())
  document.body.replaceChildren()
  document.body.removeAttribute('style')
})

/** What a page remembers goes with it; here the next test is on the same one. */
const forgetCapturedAddress = (): void => {
  Reflect.deleteProperty(window, Symbol.for('relink.return'))
}

/** A list of the person's banks, as an app would show it. */
export const BankList = ({ items }: { items: Item[] | undefined }): ReactNode => (
  <ul aria-label="Banks">
    {items?.map((item) => (
      <li key={item.id}>{item.bankName}</li>
    ))}
  </ul>
)
