import type { OAuthWay } from '../engine/simulator-state.ts'
import { createEmbedded } from './create-embedded.ts'
import { createHandler } from './create-handler.ts'
import type { LinkContext } from './link-context.ts'
import type { PlaidGlobal, PlaidOptions } from './plaid-global.ts'
import { createWorkflowClient } from './workflow-client.ts'

/** Where the simulator is, and how people go to their bank. */
export interface InstallOptions {
  /** Answers Link's calls. A simulator in the page passes its own `fetch`. Default: the browser's. */
  fetch?: (request: Request) => Promise<Response>
  /** Where a simulator on a port answers, e.g. `http://127.0.0.1:4100`. Leave it out for one in the page. */
  origin?: string
  /** Default: the global `window`. */
  window?: Window
  /**
   * `popup` opens the bank beside the page, `redirect` leaves the page for it. `auto`, the default, does as Plaid does: a
   * redirect in webviews, known by `; wv)` in the user agent, a pop-up elsewhere.
   */
  oauth?: 'auto' | OAuthWay
  /** Leaves the page. Default: `window.location.assign`. For tests in jsdom, which cannot navigate. */
  navigate?: (url: string) => void
}

const scriptUrl = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'

/** Where a simulator without an origin is said to be; nothing is ever sent there. */
const inPage = 'http://simulator.invalid'

const isWebview = (window: Window): boolean => window.navigator.userAgent.includes('; wv)')

// Who finds a tag with this src takes the script for loaded; as text/plain it loads nothing.
const addInertTag = (document: Document): (() => void) => {
  if (document.querySelector(`script[src="${scriptUrl}"]`)) return () => undefined
  const tag = document.createElement('script')
  tag.type = 'text/plain'
  tag.src = scriptUrl
  document.head.append(tag)
  return () => tag.remove()
}

/** Refuses at once what could not open, with the texts that programs written for Plaid know. */
const tokenOf = ({ token, onSuccess }: PlaidOptions): string => {
  if (!token) {
    throw new Error('Missing Link parameter. Link requires a key or token to be provided.')
  }
  if (typeof token !== 'string' || !/^link-[a-z]+-/.test(token)) {
    throw new Error('Invalid env: env cannot be missing.')
  }
  if (typeof onSuccess !== 'function') {
    throw new Error('Missing Link parameter. Link requires onSuccess to be a function.')
  }
  return token
}

/**
 * Puts the simulator's `window.Plaid` into the page, where Plaid's script would put its own.
 *
 * It also leaves an inert script tag with Plaid's address, so that `react-plaid-link` does not load the real one.
 * @returns Takes it all out again.
 */
export const installPlaid = (options: InstallOptions = {}): (() => void) => {
  const page = options.window ?? window
  const send = options.fetch ?? ((request: Request) => fetch(request))
  const origin = options.origin ?? inPage
  const oauth = options.oauth ?? 'auto'
  let frames = 0
  const context: LinkContext = {
    window: page,
    client: createWorkflowClient(send, origin),
    fetch: send,
    origin,
    hasPages: options.origin !== undefined,
    oauthWay: oauth === 'auto' ? (isWebview(page) ? 'redirect' : 'popup') : oauth,
    navigate: options.navigate ?? ((url) => page.location.assign(url)),
    nextFrameNumber: () => (frames += 1),
  }
  const removeTag = addInertTag(page.document)
  // Other packages declare a window.Plaid of their own, with types that are narrower than what Plaid does.
  const host = page as unknown as { Plaid?: PlaidGlobal }
  const before = host.Plaid
  const installed: PlaidGlobal = {
    create: (plaidOptions) => createHandler(context, plaidOptions, tokenOf(plaidOptions)),
    createEmbedded: (plaidOptions, element) =>
      createEmbedded(context, plaidOptions, tokenOf(plaidOptions), element),
  }
  host.Plaid = installed
  return () => {
    removeTag()
    if (host.Plaid !== installed) return
    if (before) host.Plaid = before
    else delete host.Plaid
  }
}
