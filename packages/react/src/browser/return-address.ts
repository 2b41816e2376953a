import { stripOAuthReturn } from '@relink/core'

// Known by a symbol, so that two copies of the package share it.
const key = Symbol.for('relink.return')
const page = (): { [key]?: string } => window as never

/**
 * Remembers the page's address, before a router or a guard rewrites it.
 *
 * Call it first thing when the app starts, above the router, where something strips the query on the way to the return
 * page. `RelinkProvider` does so, too, when it first renders. Does nothing on a server.
 *
 * @example
 * ```ts
 * captureOAuthReturn()
 * createRoot(root).render(<App />)
 * ```
 */
export const captureOAuthReturn = (): void => {
  if (typeof window !== 'undefined') page()[key] ??= window.location.href
}

/** The addresses in which a bank's return may be: the one the page has, and the one it began with. */
export const returnAddresses = (): string[] => [
  window.location.href,
  page()[key] || window.location.href,
]

/** Takes the bank's return out of the address, without a new history entry, and out of memory. */
export const cleanAddress = (): void => {
  page()[key] = ''
  // Next takes a call whose state has this mark for one of its own, and would put the old address back.
  const { __NA: isNexts, ...state } = Object(history.state) as { __NA?: boolean }
  history.replaceState(isNexts ? state : history.state, '', stripOAuthReturn(window.location.href))
}
