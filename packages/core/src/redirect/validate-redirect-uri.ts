/** Plaid's environments. */
export type PlaidEnvironment = 'sandbox' | 'production'

/** What is wrong with a redirect URI, and what to change. */
export interface RedirectUriProblem {
  reason: 'missing' | 'not_a_url' | 'scheme' | 'insecure' | 'query' | 'fragment' | 'wildcard'
  /** A sentence for developers. */
  message: string
}

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Tells whether Plaid would take this redirect URI, before Plaid is asked.
 *
 * It must be an absolute https URL (http on localhost in Sandbox only), with no query, no fragment and
 * no wildcard. That it also stands in the dashboard's list of allowed redirect URIs can't be seen
 * from here.
 *
 * @returns What is wrong, or null when nothing is.
 * @see https://plaid.com/docs/link/oauth/#configure-your-redirect-uri
 */
export const validateRedirectUri = (
  uri: string,
  environment: PlaidEnvironment,
): RedirectUriProblem | null => {
  const problem = (reason: RedirectUriProblem['reason'], why: string): RedirectUriProblem => ({
    reason,
    message: `Failed to use the redirect URI ${JSON.stringify(uri)}: ${why}`,
  })
  if (uri.trim() === '')
    return problem('missing', 'it is empty. Set it to the address of your OAuth return page.')
  if (uri.includes('*'))
    return problem('wildcard', 'a wildcard is not allowed in a request. Name one exact address.')
  let url: URL
  try {
    url = new URL(uri)
  } catch {
    return problem('not_a_url', 'it is not an absolute URL. Write it out, with https:// and host.')
  }
  // A URL parser forgives what Plaid's exact comparison does not.
  if (/\s/.test(uri))
    return problem('not_a_url', 'it has white space in it. Remove it, also at the end.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return problem('scheme', `the scheme ${url.protocol} is not allowed on the web. Use https.`)
  if (uri.includes('#'))
    return problem('fragment', 'it has a fragment (#). Use a path without one.')
  if (uri.includes('?'))
    return problem('query', 'it has a query (?). Keep such values in `returnTo` or `context`.')
  if (url.protocol === 'http:' && !(environment === 'sandbox' && localHosts.has(url.hostname)))
    return problem('insecure', 'http is allowed on localhost in Sandbox only. Use https.')
  return null
}
