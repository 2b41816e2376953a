import { invalidRequest } from './plaid-failure.ts'

const notConfigured =
  'OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris'

const matches = (allowed: string, uri: string): boolean => {
  if (!allowed.includes('*')) return allowed === uri
  // A wildcard stands for one subdomain: https://*.example.com/oauth
  const pattern = allowed.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^./]+')
  return new RegExp(`^${pattern}$`).test(uri)
}

const parse = (value: string): URL => {
  try {
    return new URL(value)
  } catch {
    throw invalidRequest('INVALID_FIELD', 'redirect_uri must be a valid URI')
  }
}

/**
 * Refuses a redirect URI that Plaid would refuse.
 *
 * @see https://plaid.com/docs/link/oauth/#create-and-register-a-redirect-uri
 * @throws PlaidFailure `INVALID_FIELD`.
 */
export const checkRedirectUri = (value: string, allowed: readonly string[] | null): void => {
  const refuse = (why: string): never => {
    throw invalidRequest('INVALID_FIELD', `redirect_uri ${why}`)
  }
  if (value.includes('*')) refuse('must not contain a wildcard')
  const uri = parse(value)
  if (uri.protocol !== 'https:' && uri.protocol !== 'http:') {
    refuse('must not use a custom URI scheme')
  }
  if (value.includes('?')) refuse('must not contain a query string')
  if (value.includes('#')) refuse('must not contain a fragment')
  if (uri.protocol === 'http:' && uri.hostname !== 'localhost') refuse('must use HTTPS')
  if (allowed !== null && !allowed.some((entry) => matches(entry, value))) {
    throw invalidRequest('INVALID_FIELD', notConfigured)
  }
}
