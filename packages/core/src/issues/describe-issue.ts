import type { LinkExit, PlaidLinkError } from '../link/link-exit.ts'
import type { LinkIntent } from '../link/link-intent.ts'
import type { RelinkError } from '../errors/relink-error.ts'
import { english } from '../messages/en.ts'
import { fillText } from '../messages/fill-text.ts'
import type { Messages } from '../messages/messages.ts'
import type { Item } from '../wire/item.ts'
import { findCode, findPlaidCode } from './find-code.ts'
import type { IssueRow } from './issue-catalogue.ts'
import type { IssueAction, IssueCause, IssueSupport, LinkIssue } from './link-issue.ts'

/** In which words an issue is said, and what is known of where it came up. */
export interface DescribeIssueOptions {
  /** A language; English by default. */
  messages?: Messages
  /** The bank's name, where the cause does not know it. */
  bankName?: string | null
  /** Update mode belongs to one bank: to choose another is not among the actions. Default: not known. */
  mode?: LinkIntent['mode'] | undefined
  /** Whether the app can do this; what it can't is not among the actions. Default: it can. */
  offers?: (action: IssueAction) => boolean
}

/** What a cause comes to, before it is put into words. */
export interface Finding {
  code: string
  row: IssueRow
  /** In place of the row's own. */
  actions?: readonly IssueAction[]
  attemptsLeft?: number | null
  bankName?: string | null
  /** When the person's permission ends, ISO 8601. */
  date?: string | null
  support?: Partial<IssueSupport>
}

/**
 * Says what went wrong so that a person knows what happened and what to do next.
 *
 * Null when there is nothing to say: the person simply closed Link, the code is not an error, or the
 * Item is healthy. Pure, and never throws, whatever code Plaid comes up with. Plaid's own
 * `display_message` is not used: it is null for most codes, not always meant for people, and comes in one language.
 *
 * @example
 * ```ts
 * const issue = describeIssue({ from: 'refusal', refusal: 'expired' })
 * issue?.title // 'Please start again'
 * issue?.actions // ['start_again']
 * ```
 */
export const describeIssue = (
  cause: IssueCause,
  options: DescribeIssueOptions = {},
): LinkIssue | null => {
  const finding = find(cause)
  return finding && sayFinding(finding, options)
}

/** Puts what a cause came to into words. */
export const sayFinding = (finding: Finding, options: DescribeIssueOptions): LinkIssue => {
  const { code, attemptsLeft = null, date } = finding
  const { messages = english, mode, offers } = options
  // What was never connected can't be reconnected.
  const isFirst = mode === 'new' && /^(re|dis)con/.test(finding.row.kind)
  const row = isFirst ? findCode('not_connected') : finding.row
  const values = {
    bank: options.bankName ?? finding.bankName,
    attempts: attemptsLeft ? tellAttempts(attemptsLeft, messages) : null,
    // The same on a server and in every browser.
    date:
      date &&
      new Date(date).toLocaleDateString(messages.language, { dateStyle: 'long', timeZone: 'UTC' }),
  }
  const [title, message] = messages.issues[row.kind]
  // Most languages need more room than English.
  const room = messages.language.startsWith('en') ? 1 : 1.4
  const say = (text: string, limit: number): string =>
    fillText(text, messages, values, limit * room)
  const all = finding.actions ?? row.actions
  // Another bank repairs nothing; whoever that leaves without a way on is sent to support.
  const fit = all.filter((action) => mode !== 'update' || action !== 'choose_another_bank')
  const actions: readonly IssueAction[] =
    fit.length < all.length && !fit[0] ? ['contact_support'] : fit
  return {
    ...row,
    code,
    title: say(title, 45),
    message: say(message, 160),
    actions: actions.filter((action) => offers?.(action) !== false),
    attemptsLeft,
    support: { requestId: null, linkSessionId: null, institutionId: null, ...finding.support },
  }
}

const tellAttempts = (count: number, { language, attempts }: Messages): string =>
  (attempts[new Intl.PluralRules(language).select(count)] ?? attempts.other).replace(
    '{count}',
    String(count),
  )

const find = (cause: IssueCause): Finding | null => {
  switch (cause.from) {
    case 'exit':
      if (cause.exit.error !== null) return findExit(cause, cause.exit.error)
      return cause.exit.bankWindowFailed ? named('window_blocked', aboutExit(cause.exit)) : null
    case 'interrupted':
      return named(cause.from)
    case 'error':
      return findError(cause.error)
    case 'refusal':
      return named(cause.refusal)
    case 'already_connected':
      return named(cause.from, aboutItem(cause.existing))
    case 'health':
      return cause.item.health === 'healthy' ? null : findBroken(cause.item, cause.item.health)
    case 'not_repaired':
      return findBroken(cause.item, cause.from)
  }
}

const named = (code: string, more: Partial<Finding> = {}): Finding => ({
  code,
  row: findCode(code),
  ...more,
})

const findExit = (
  { exit, again }: { exit: LinkExit; again?: boolean },
  error: PlaidLinkError,
): Finding | null => {
  const { code, row } = findPlaidCode(error.type, error.code)
  if (row === null) return null
  const left = row.kind === 'wrong_amounts' && /(\d+)\D* (attempt|tr[iy])/.exec(error.message)?.[1]
  return {
    code,
    row: again ? findCode('too_many_tries') : row,
    attemptsLeft: left ? Number(left) : null,
    ...aboutExit(exit),
  }
}

const aboutExit = (exit: LinkExit): Pick<Finding, 'bankName' | 'support'> => ({
  bankName: exit.institution?.name ?? null,
  support: {
    requestId: exit.requestId,
    linkSessionId: exit.linkSessionId,
    institutionId: exit.institution?.id ?? null,
  },
})

/** Where Relink's own code says no more than that Plaid refused, Plaid's says why. */
const findError = ({ code, requestId, plaid }: RelinkError): Finding => {
  const own = named(code, { support: { requestId } })
  const theirs = plaid && findPlaidCode(plaid.type, plaid.code)
  return theirs?.row && own.row.kind === 'our_side'
    ? { ...own, code: theirs.code, row: theirs.row }
    : own
}

/** An Item that needs its person: what its bank asks for first, if that is known, else how it is. */
const findBroken = (item: Item, state: string): Finding => {
  const because = item.errorCode === null ? null : findPlaidCode('', item.errorCode)
  const code = because?.code ?? state
  const about = { code, ...aboutItem(item) }
  return because?.row?.actions[0] === 'go_to_bank_first'
    ? { ...about, row: because.row, actions: ['reconnect', 'go_to_bank_first'] }
    : named(state, about)
}

const aboutItem = (item: Item): Partial<Finding> => ({
  bankName: item.bankName,
  date: item.expiresAt,
  support: { institutionId: item.institutionId },
})
