import type { PlaidEnvironment } from '../redirect/validate-redirect-uri.ts'

/** Where Plaid's script has to be loaded from; Plaid asks that it be no copy. */
export const plaidScriptAddress = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'

/** What {@link plaidCsp} has to know. */
export interface PlaidCspOptions {
  environment: PlaidEnvironment
  /** The page's nonce, the same as the provider's; without it scripts need `'unsafe-inline'`. */
  nonce?: string
}

/**
 * What a content security policy must allow for Link to work, as Plaid documents it: each directive
 * with its sources, to be added to those of your own.
 *
 * @example
 * ```ts
 * const { 'default-src': _, ...plaid } = plaidCsp({ environment: 'production', nonce })
 * const policy: Record<string, string[]> = { ...plaid, 'default-src': ["'self'"] }
 * policy['script-src']?.push("'self'")
 * const header = Object.entries(policy)
 *   .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
 *   .join('; ')
 * ```
 * @see https://plaid.com/docs/link/web/#csp-directives
 */
export const plaidCsp = ({ environment, nonce }: PlaidCspOptions): Record<string, string[]> => {
  const policy = {
    'default-src': ['https://cdn.plaid.com/'],
    'script-src': [plaidScriptAddress],
    'frame-src': ['https://cdn.plaid.com/'],
    'connect-src': [`https://${environment}.plaid.com/`],
  }
  const inline = "'unsafe-inline'"
  if (nonce === undefined) return { ...policy, 'script-src': [inline, plaidScriptAddress] }
  const source = `'nonce-${nonce}'`
  return {
    ...policy,
    'script-src': [source, plaidScriptAddress],
    // Plaid's script marks its style elements with the nonce; the styles of its frame are attributes.
    'style-src': [source],
    'style-src-attr': [inline],
  }
}
