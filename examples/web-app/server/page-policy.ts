import { plaidCsp } from '@relink/server'

/**
 * The content security policy of a page: what Link needs, the page's own origin, and nothing else.
 *
 * @param nonce Fresh for each answer; the page hands the same to `<RelinkProvider>`.
 * @param simulatorOrigin Stands in for Plaid; a real app has none.
 */
export const pagePolicy = (nonce: string, simulatorOrigin: string | null): string => {
  const own = simulatorOrigin === null ? ["'self'"] : ["'self'", simulatorOrigin]
  const policy = Object.entries(plaidCsp({ environment: 'sandbox', nonce })).map(
    // An attribute comes from nowhere.
    ([name, sources]) => [name, ...sources, ...(name === 'style-src-attr' ? [] : own)].join(' '),
  )
  return [...policy, "base-uri 'none'", "frame-ancestors 'none'"].join('; ')
}
