import type { LinkExit, PlaidLinkError } from '../link/link-exit.ts'
import type { LinkIntent } from '../link/link-intent.ts'
import type { RelinkError } from '../errors/relink-error.ts'
import { englishForIssues } from '../messages/en-issues.ts'
import { fillText } from '../messages/fill-text.ts'
import type { IssueMessages } from '../messages/messages.ts'
import { sayText } from '../messages/say-text.ts'
import type { Item } from '../wire/item.ts'
import type { RepairFailure } from '../wire/link-backend.ts'
import { findCode, findPlaidCode } from './find-code.ts'
import type { IssueRow } from './issue-catalogue.ts'
import type { IssueAction, IssueCause, IssueSupport, LinkIssue } from './link-issue.ts'

/** In which words an issue is said, and what is known of where it came up. */
export interface DescribeIssueOptions {
  /** A language; English by default. */
  messages?: IssueMessages
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
  support?: Partial<IssueSupport>
}

/**
 * Says what went wrong so that a person knows what happened and what to do next.
 *
 * Null when there is nothing to say: the person simply closed Link, or the code is not an error. How a
 * connection is, `describeHealth` says. Pure, and never throws, whatever code Plaid comes up with. Plaid's own
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
  const { code, attemptsLeft = null } = finding
  const { messages = englishForIssues, mode, offers } = options
  // What was never connected can't be reconnected.
  const isFirst = mode === 'new' && /^(re|dis)con/.test(finding.row.kind)
  const row = isFirst ? findCode('not_connected') : finding.row
  const all = finding.actions ?? row.actions
  // Another bank repairs nothing; whoever that leaves without a way on is sent to support.
  const fit = all.filter((action) => mode !== 'update' || action !== 'choose_another_bank')
  const actions: readonly IssueAction[] =
    fit.length < all.length && !fit[0] ? ['contact_support'] : fit
  return {
    ...row,
    ...sayText(messages, messages.issues[row.kind], {
      bank: options.bankName ?? finding.bankName,
      attempts: attemptsLeft ? tellAttempts(attemptsLeft, messages) : null,
    }),
    code,
    actions: actions.filter((action) => offers?.(action) !== false),
    attemptsLeft,
    support: { requestId: null, linkSessionId: null, institutionId: null, ...finding.support },
  }
}

const tellAttempts = (count: number, messages: IssueMessages): string => {
  const { language, attempts } = messages
  const text = attempts[new Intl.PluralRules(language).select(count)] ?? attempts.other
  return fillText(text, messages, { count: `${count}` })
}

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
      return named(cause.breaksFirst ? 'one_at_a_time' : cause.from, aboutItem(cause.existing))
    case 'not_repaired':
      return findUnrepaired(cause.item, cause.failure)
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

const aboutExit = ({
  institution,
  requestId,
  linkSessionId,
}: LinkExit): Pick<Finding, 'bankName' | 'support'> => ({
  bankName: institution?.name ?? null,
  support: { requestId, linkSessionId, institutionId: institution?.id ?? null },
})

/** Where Relink's own code says no more than that Plaid refused, Plaid's says why. */
const findError = ({ code, requestId, plaid }: RelinkError): Finding | null => {
  const own = named(code, { support: { requestId } })
  const theirs = plaid && findPlaidCode(plaid.type, plaid.code)
  if (!theirs || own.row.kind !== 'our_side') return own
  // Plaid gives no token to repair what works; the server has read the Item anew by then.
  if (theirs.code === 'ITEM_NO_ERROR') return null
  return theirs.row ? { ...own, code: theirs.code, row: theirs.row } : own
}

/** Where the reason of a failed repair is known, it is said; else what the bank asks for first. */
const findUnrepaired = (item: Item, failure: RepairFailure | null): Finding => {
  const about = aboutItem(item)
  if (failure && failure !== 'not_known') {
    const row = findCode(failure === 'other_environment' ? 'our_side' : failure)
    // Another bank repairs nothing.
    const actions = row.actions.filter((action) => action !== 'choose_another_bank')
    return { code: failure, row, actions, ...about }
  }
  const { code, row } = findPlaidCode('', ('code' in item.health && item.health.code) || '')
  const own = named('not_repaired', about)
  return {
    ...own,
    code: code || own.code,
    row: row?.actions[0] === 'go_to_bank_first' ? row : own.row,
    actions: own.row.actions,
  }
}

const aboutItem = ({ bankName, institutionId }: Item): Partial<Finding> => ({
  bankName,
  support: { institutionId },
})
