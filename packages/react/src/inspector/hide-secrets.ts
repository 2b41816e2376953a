import { redact } from '@relink/core/diagnostics'

/** A token, cut so that it can be told from others and used by nobody: `link-sandbox-…4f2a`. */
export const shortenToken = (token: string): string => {
  const [kind = ''] = /^[a-z]+-[a-z]+-/.exec(token) ?? []
  const rest = token.slice(kind.length)
  return `${kind}…${rest.length < 12 ? '' : rest.slice(-4)}`
}

/**
 * Ids that look like long numbers, and say nothing about anybody: of a flow, and of a session or a request. A flow's
 * has 28 digits and more, which no telephone number, card or account has.
 */
const plainId = /^(?:\d{7,10}(?:-\d{7,10}){3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** A text without tokens, keys, e-mail addresses and long numbers. */
export const hideSecrets = (text: string): string => (plainId.test(text) ? text : redact(text))

/** Who is signed in, as the app calls them: there a short number, too, may be one to call somebody by. */
export const hideUser = (userKey: string): string =>
  /^[+\d\s().\-/]+$/.test(userKey) && userKey.replace(/\D/g, '').length > 6
    ? '[number]'
    : hideSecrets(userKey)

/**
 * An address without what may be in its query and fragment: of the query the names stay, of the fragment nothing.
 * A path stays as it is, except for what looks like a token, a key, an e-mail address or a long number.
 */
export const hideQuery = (address: string): string => {
  const [before = '', fragment] = address.split(/#(.*)/s)
  const [path = '', query] = before.split(/\?(.*)/s)
  return hideSecrets(
    path + (query ? `?${query.split('&').map(hidePart).join('&')}` : '') + (fragment ? '#…' : ''),
  )
}

/** What has no name is a value. */
const hidePart = (part: string): string => {
  const end = part.indexOf('=')
  return end < 0 ? '…' : `${part.slice(0, end)}=…`
}

/** The same value with every text in it hidden, the names of fields among them. */
export const hideEverywhere = (value: unknown): unknown => {
  if (typeof value === 'string') return hideSecrets(value)
  if (Array.isArray(value)) return value.map(hideEverywhere)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [hideSecrets(name), hideEverywhere(each)]),
  )
}
