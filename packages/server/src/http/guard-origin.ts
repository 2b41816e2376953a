import { RelinkError } from '@relink/core'

const safeMethods = new Set(['GET', 'HEAD'])

/**
 * Refuses requests that a page of another origin made with the person's cookies. Throws `origin_refused`.
 *
 * Browsers name the page's origin on every request that changes something. Behind a proxy that ends
 * TLS the server may not know its own public origin; then `Sec-Fetch-Site`, which no page can set,
 * says the same. A request with neither header was not made by a page.
 */
export const guardOrigin = (request: Request, allowedOrigins: ReadonlySet<string>): void => {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const known =
    origin !== null && (origin === new URL(request.url).origin || allowedOrigins.has(origin))
  if (known || site === 'same-origin') return
  if (origin === null && safeMethods.has(request.method) && site !== 'cross-site') return
  if (origin === null && (site === null || site === 'none')) return
  throw new RelinkError(
    'origin_refused',
    `Failed to accept the request: it came from ${origin ?? `a page that is ${site}`}. List that origin in \`allowedOrigins\` if it is yours.`,
  )
}

/** The origin of the page that calls, once {@link guardOrigin} let it pass. */
export const pageOrigin = (request: Request): string => {
  const origin = request.headers.get('origin')
  return origin === null || origin === 'null' ? new URL(request.url).origin : origin
}
