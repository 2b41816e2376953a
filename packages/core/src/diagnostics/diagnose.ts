// An app's build makes a chunk of this and what it imports. So no module of the catalogue for people is among it: what
// two chunks share becomes a third, which every page would have to wait for.
import type { RelinkError } from '../errors/relink-error.ts'
import type { IssueCause } from '../issues/link-issue.ts'
import type { LinkExit, PlaidLinkError } from '../link/link-exit.ts'
import { otherPages, peoplesCodes, plaidHints, type Hint } from './plaid-hints.ts'
import { redact } from './redact.ts'
import { relinkHints, repairHints, tellingErrors } from './relink-hints.ts'
import { findTellingHint } from './telling-messages.ts'

/** What a developer has to know of something that went wrong. No tokens, keys or addresses of people are in it. */
export interface Diagnostic {
  /** Plaid's `error_code`, or one of Relink's own. */
  code: string
  /** Plaid's `error_type`; null for a code of Relink's own. */
  type: string | null
  /** Why it happened. */
  cause: string
  /** What to do about it. */
  fix: string
  /** Plaid's page about it; null for most codes of Relink's own. */
  docs: string | null
  /** What Plaid or the server said about it, redacted; null when they said nothing. */
  said: string | null
  /** All of it in one line, for a console. */
  sentence: string
  /** Of the failed request, to be found in the server's log or told to Plaid. */
  requestId: string | null
  /** Of the session in Link, which Plaid's support asks for. */
  linkSessionId: string | null
}

/**
 * Says what a developer can do about something that went wrong, and where Plaid writes of it.
 *
 * Null when it is nothing for a developer: a wrong password, a bank that is down, a person who closed
 * Link. Pure, and never throws, whatever code Plaid comes up with.
 *
 * @example
 * ```ts
 * const error = new RelinkError('origin_refused', 'Failed to list the banks: another origin.')
 * const diagnostic = diagnose({ from: 'error', error })
 * diagnostic?.fix // 'Serve page and server from one origin, or …'
 * ```
 */
export const diagnose = (cause: IssueCause): Diagnostic | null => {
  if (cause.from === 'exit') return cause.exit.error && diagnoseExit(cause.exit, cause.exit.error)
  if (cause.from === 'error') return diagnoseError(cause.error)
  if (cause.from === 'not_repaired') return diagnoseUnrepaired(cause)
  // The other refusals are the person's, or time's.
  return cause.from === 'refusal' && cause.refusal === 'other_environment'
    ? put('resume the bank link', { code: cause.refusal, hint: otherEnvironment })
    : null
}

const otherEnvironment: Hint = [
  'the person set out in Plaid’s other environment',
  'If the server has just been moved, it passes by itself. If not, see that `environment` of <RelinkProvider> is the server’s.',
]

interface Finding {
  code: string
  type?: string
  hint: Hint
  docs?: string
  said?: string
  requestId?: string | null
  linkSessionId?: string | null
}

const diagnoseExit = (
  { requestId, linkSessionId }: LinkExit,
  { type, code, message }: PlaidLinkError,
): Diagnostic | null => {
  const found = findPlaid(type, code, message)
  return found && put('finish Link', { ...found, said: message, requestId, linkSessionId })
}

const diagnoseError = ({ code, message, requestId, plaid }: RelinkError): Diagnostic | null => {
  const about = { said: message, requestId }
  const what = /^Failed to (.+?): /.exec(message)?.[1] ?? 'go on'
  // Missing where another version of the package made the error.
  if (plaid) {
    const found = findPlaid(plaid.type, plaid.code, message)
    return found && put(what, { ...found, ...about })
  }
  const telling = tellingErrors.find(([name, pattern]) => name === code && pattern.test(message))
  const hint: Hint | undefined = telling
    ? [telling[2], telling[3]]
    : Object.hasOwn(relinkHints, code)
      ? relinkHints[code]
      : undefined
  return hint === undefined ? null : put(what, { code, hint, ...about })
}

/** A repair that did not help. Where it was the person's login or the bank, nobody but they can do anything. */
const diagnoseUnrepaired = ({
  item,
  failure,
}: Extract<IssueCause, { from: 'not_repaired' }>): Diagnostic | null => {
  const reason = failure ?? 'not_known'
  const hint = Object.hasOwn(repairHints, reason) ? repairHints[reason] : undefined
  if (hint === undefined) return null
  const seen = 'code' in item.health ? item.health.code : null
  const code = reason === 'not_known' ? (seen ?? 'not_repaired') : reason
  return put('repair the connection', {
    code: redact(code),
    hint,
    docs: 'https://plaid.com/docs/link/update-mode/',
  })
}

/** By type and code, else by code, else by type, else in general. */
const findPlaid = (givenType: string, givenCode: string, said: string): Finding | null => {
  const type = redact(givenType)
  // Plaid writes a few codes with hyphens, and in small letters.
  const code = redact(givenCode)
    .toUpperCase()
    .replaceAll('-', '_')
    .replace(/^(ITEM|ASSET)_(?=PRODUCT_NOT_READY$)/, '')
  if (peoplesCodes.has(`${type}/${code}`)) return null
  const own = Object.hasOwn(plaidHints, type) ? plaidHints[type] : plaidHints['']
  const family = [own, ...Object.values(plaidHints)].find((each) => each?.codes[code])
  if (family === undefined && peoplesCodes.has(code)) return null
  const hint = findTellingHint(code, said) ?? family?.codes[code] ?? own?.otherwise
  if (!hint) return null
  const page = (family ?? own)?.page
  const section = page ? `${page}/#${encodeURIComponent(code.toLowerCase())}` : ''
  return { type, code, hint, docs: otherPages[code] ?? `https://plaid.com/docs/errors/${section}` }
}

/** The longest that is quoted. */
const room = 400

const put = (
  what: string,
  { code, type, hint, docs, said, requestId, linkSessionId }: Finding,
): Diagnostic => {
  const [cause, fix] = hint.map(redact) as [string, string]
  const quote = redact(said ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, room)
  const line = [
    `Failed to ${redact(what)}: ${cause} (${type ? `${type} / ` : ''}${code}). ${fix}`,
    docs,
    quote && `What was said: "${quote}"`,
    requestId && `Request id: ${requestId}`,
    linkSessionId && `Link session: ${linkSessionId}`,
  ]
  return {
    code,
    type: type || null,
    cause: `${cause.charAt(0).toUpperCase()}${cause.slice(1)}.`,
    fix,
    docs: docs ?? null,
    said: quote || null,
    sentence: line.filter(Boolean).join(' ').replace(/\s+/g, ' '),
    requestId: requestId ?? null,
    linkSessionId: linkSessionId ?? null,
  }
}
