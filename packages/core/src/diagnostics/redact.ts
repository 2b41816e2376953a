const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // An e-mail address, and a password before a host.
  [/\S+@\S+/g, '[e-mail]'],
  // `link-sandbox-…`, `access-production-…`, `user-sandbox-…`: whatever kind of token Plaid has by now.
  [/[a-z]+-(?:sandbox|production|development|devenv)-[\w-]+/gi, '[token]'],
  // JSON web tokens.
  [/eyJ[\w-]+\.[\w.-]+/g, '[token]'],
  // A client id has 24 such characters, a secret 30.
  [/[0-9a-f]{24,}/gi, '[key]'],
  [/(oauth_state_id|link_correlation_id)=[^\s&#]+/gi, '$1=[id]'],
  [/\+\d[\d -]{6,}\d/g, '[phone]'],
]

/**
 * Takes out of a text what nobody may read on a console or in a log: Plaid's tokens and keys, e-mail
 * addresses, telephone numbers, and what a bank's return is known by. It rather takes too much.
 */
export const redact = (text: string): string =>
  secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
