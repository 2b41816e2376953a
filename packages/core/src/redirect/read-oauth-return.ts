/** What a bank's return told us. */
export interface OAuthReturn {
  /** Plaid's `oauth_state_id`; good for one resumption. */
  stateId: string
  /** What Link has to be given as `receivedRedirectUri`: foreign parameters and the fragment removed. */
  receivedRedirectUri: string
  /** Plaid's `link_correlation_id`, which only some payment flows add. */
  correlationId: string | null
}

const stateParameter = 'oauth_state_id'
const correlationParameter = 'link_correlation_id'

/** The `name=value` pieces of a query as they were written; to encode them again could change them. */
const pieces = (url: URL): string[] => url.search.slice(1).split('&')
const nameOf = (piece: string): string => [...new URLSearchParams(piece).keys()][0] ?? ''
const isPlaids = (piece: string): boolean =>
  nameOf(piece) === stateParameter || nameOf(piece) === correlationParameter

/**
 * Reads the address a bank sent the person back to.
 *
 * The state id may stand anywhere in the query. Plaid refuses an address with anything else in it than
 * what it added itself, so everything else is left out of `receivedRedirectUri`.
 *
 * @returns What was read, or null when this is no return from a bank.
 * @see https://plaid.com/docs/link/oauth/#reinitializing-link
 */
export const readOAuthReturn = (href: string): OAuthReturn | null => {
  const url = new URL(href)
  const stateId = url.searchParams.get(stateParameter)
  if (stateId === null || stateId === '') return null
  const correlationId = url.searchParams.get(correlationParameter)
  url.search = pieces(url).filter(isPlaids).join('&')
  url.hash = ''
  return { stateId, receivedRedirectUri: url.href, correlationId }
}

/** The same address without what the bank's return added; other parameters and the fragment stay. */
export const stripOAuthReturn = (href: string): string => {
  const url = new URL(href)
  url.search = pieces(url)
    .filter((piece) => !isPlaids(piece))
    .join('&')
  return url.href
}
