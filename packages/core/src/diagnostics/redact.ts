const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // An e-mail address, and a password before a host; also as an address bar writes it.
  [/[^\s"<>]{1,64}(?:@|%40)[^\s"<>]{1,64}/gi, '[e-mail]'],
  // `link-sandbox-…`, `access-production-…`, `user-sandbox-…`: whatever kind of token Plaid has by now.
  [/[a-z]{1,20}-(?:sandbox|production|development|devenv)-[\w-]+/gi, '[token]'],
  // JSON web tokens.
  [/eyJ[\w-]+\.[\w.-]+/g, '[token]'],
  // A client id has 24 such characters, a secret 30.
  [/[0-9a-f]{24,}/gi, '[key]'],
  [/(oauth_state_id|link_correlation_id)(?:=|%3D|": ?")[^\s&#"']+/gi, '$1=[id]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[number]'],
]

/** Telephone and account numbers: nine digits and more, however they are set; a date has eight. */
const numbers = /[+(]?\d[\d\s().-]{6,40}\d/g
const hideNumber = (text: string): string =>
  text.replace(/\D/g, '').length > 8 ? '[number]' : text

/** Characters that are looked at: an error's sentence is shorter, and the page must not stand still. */
const limit = 2_000

/**
 * Takes out of a text what nobody may read on a console or in a log: Plaid's tokens and keys, e-mail
 * addresses, telephone and account numbers, and what a bank's return is known by. It rather takes too much.
 * Longer texts are cut to 2,000 characters.
 */
export const redact = (text: string): string =>
  secrets
    .reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text.slice(0, limit))
    .replace(numbers, hideNumber)
