import type { LinkExit, PlaidLinkError } from '../link/link-exit.ts'
import { english } from '../messages/en.ts'
import { fillBank } from '../messages/fill-bank.ts'
import type { Messages } from '../messages/messages.ts'
import type { Item } from '../wire/item.ts'
import { findCode, findPlaidCode } from './find-code.ts'
import type { IssueRow } from './issue-catalogue.ts'
import type { IssueAction, IssueCause, IssueSupport, LinkIssue } from './link-issue.ts'

const titleLimit = 45
const messageLimit = 160

/** In which words an issue is said. */
export interface DescribeIssueOptions {
  /** A language; English by default. */
  messages?: Messages
  /** The bank's name, where the cause does not know it. */
  bankName?: string | null
}

/** What a cause comes to, before it is put into words. */
interface Finding {
  code: string
  row: IssueRow
  /** In place of the row's own. */
  actions?: IssueAction[]
  /** Plaid's words, where they are written for people. */
  spoken?: string | null
  bankName?: string | null
  support?: Partial<IssueSupport>
}

/**
 * Says what went wrong so that a person knows what happened and what to do next.
 *
 * Null when there is nothing to say: the person simply closed Link, the code is not an error, or the
 * Item is healthy. Pure, and never throws, whatever code Plaid comes up with.
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
  if (finding === null) return null
  const [kind, severity, actions] = finding.row
  const messages = options.messages ?? english
  const bankName = options.bankName ?? finding.bankName
  const { title, message } = messages.issues[kind]
  return {
    code: finding.code,
    kind,
    audience: kind === 'our_side' ? 'developer' : 'user',
    severity,
    title: fillBank(title, messages, bankName, titleLimit),
    message:
      plaidSentence(finding.spoken, messages) ??
      fillBank(message, messages, bankName, messageLimit),
    actions: finding.actions ?? [...actions],
    support: { requestId: null, linkSessionId: null, institutionId: null, ...finding.support },
  }
}

const find = (cause: IssueCause): Finding | null => {
  switch (cause.from) {
    case 'exit':
      return cause.exit.error === null ? null : findExit(cause, cause.exit.error)
    case 'interrupted':
      return named(cause.from)
    case 'error':
      return named(cause.error.code, { support: { requestId: cause.error.requestId } })
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
  const { code, row, spoken } = findPlaidCode(error.type, error.code)
  if (row === null) return null
  return {
    code,
    row: again ? findCode('too_many_tries') : row,
    spoken: spoken ? error.displayMessage : null,
    bankName: exit.institution?.name ?? null,
    support: {
      requestId: exit.requestId,
      linkSessionId: exit.linkSessionId,
      institutionId: exit.institution?.id ?? null,
    },
  }
}

/** An Item that needs its person: what its bank asks for first, if that is known, else how it is. */
const findBroken = (item: Item, state: string): Finding => {
  const because = item.errorCode === null ? null : findPlaidCode('', item.errorCode)
  const code = because?.code ?? state
  const about = { code, ...aboutItem(item) }
  return because?.row?.[2][0] === 'go_to_bank_first'
    ? { ...about, row: because.row, actions: ['reconnect', 'go_to_bank_first'] }
    : named(state, about)
}

const aboutItem = (item: Item): Pick<Finding, 'bankName' | 'support'> => ({
  bankName: item.bankName,
  support: { institutionId: item.institutionId },
})

/** Plaid's words when they read like a sentence: for some codes they are the code itself. */
const plaidSentence = (spoken: string | null | undefined, messages: Messages): string | null => {
  const sentence = spoken?.trim() ?? ''
  const isFit =
    messages.language.startsWith('en') &&
    sentence.length < messageLimit &&
    /^[^\n_]*[a-z] [^\n_]+$/.test(sentence) &&
    !/plaid/i.test(sentence)
  return isFit ? sentence : null
}
