import { act, createElement, StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { usePlaidLink, type PlaidLinkOptions } from 'react-plaid-link'

/** What Link told an app. */
interface Told {
  successes: { publicToken: string | null; accounts: string[]; institution: string | undefined }[]
  exits: { code: string | undefined; status: string | null }[]
  /** Names of events, and `onSuccess` or `onExit` where the callback came. */
  calls: string[]
  timeline: { name: string; timestamp: string; viewName: string | null }[]
}

/** An app with one Link, by the real react-plaid-link. */
export interface ReactApp {
  told: Told
  open: () => void
  exit: (options?: { force: boolean }) => void
  ready: () => boolean
  unmount: () => void
}

const nothingTold = (): Told => ({ successes: [], exits: [], calls: [], timeline: [] })

const optionsFor = (told: Told, options: Partial<PlaidLinkOptions>): PlaidLinkOptions => ({
  token: null,
  onSuccess: (publicToken, metadata) => {
    told.calls.push('onSuccess')
    told.successes.push({
      publicToken,
      accounts: metadata.accounts.map(({ name }) => name),
      institution: metadata.institution?.name,
    })
  },
  onExit: (error, metadata) => {
    told.calls.push('onExit')
    told.exits.push({ code: error?.error_code, status: metadata.status })
  },
  onEvent: (name, metadata) => {
    told.calls.push(name)
    const { timestamp, view_name: viewName } = metadata
    told.timeline.push({ name, timestamp, viewName: viewName ?? null })
  },
  ...options,
})

/** Mounts an app with one Link. */
export const mountReactApp = (
  options: Partial<PlaidLinkOptions>,
  { strict = false }: { strict?: boolean } = {},
): ReactApp => {
  // React asks for this of whoever calls act.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const told = nothingTold()
  let link: ReturnType<typeof usePlaidLink> | undefined
  const App = (): ReactNode => {
    link = usePlaidLink(optionsFor(told, options))
    return null
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const app = createElement(App)
  act(() => root.render(strict ? createElement(StrictMode, null, app) : app))
  // Link calls back from outside of React, as Plaid does.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  return {
    told,
    open: () => link?.open(),
    exit: (exitOptions) => link?.exit(exitOptions),
    ready: () => link?.ready ?? false,
    unmount: () => root.unmount(),
  }
}
