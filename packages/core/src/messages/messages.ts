import type { HealthKind } from '../health/describe-health.ts'
import type { IssueKind } from '../issues/issue-catalogue.ts'
import type { IssueAction } from '../issues/link-issue.ts'

/**
 * How one situation is put to a person. The title says what happened; the message how to go on, and before that,
 * where somebody would ask it first, that their money is safe.
 *
 * The title has at most 45 characters and the message 160, in other languages than English 63 and 224.
 */
export type IssueText = readonly [title: string, message: string]

/** A text by plural form, with `{count}` for the number. */
export type PluralText = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** The words in which an issue is put. */
export interface IssueMessages {
  /** BCP 47, such as `en`. Plaid's own texts are used with English only: it does not promise others. */
  language: string
  /** What `{bank}` becomes when the bank's name is not known, or too long for its place. */
  bank: string
  /** How many tries are left, for `{attempts}`: by plural form, with `{count}` for the number. */
  attempts: PluralText
  issues: Record<IssueKind, IssueText>
}

/** The words of the way through Link, for buttons, return pages and their notices, without what can go wrong. */
export interface FlowMessages extends Pick<IssueMessages, 'language' | 'bank'> {
  /** Verbs, for buttons. */
  actions: Record<IssueAction, string>
  /** On the button that connects a new bank. */
  connect: string
  /** While Link is on its way. */
  connecting: string
  /** While the server takes what Link gave. */
  finishing: string
  /** On the return page, before Link opens again. */
  returning: string
  /** On the button that repairs a connection. */
  reconnect: string
  /** While Link stands open, maybe in a window of the bank's. */
  opened: string
  /** After a new bank was connected. */
  linked: string
  /** After a repair. */
  updated: string
  /** After the person left Link, or kept what they had. */
  closed: string
  /** Names the search in the page, where banks are chosen. */
  chooseBank: string
  /** On the button that leads on into the app. */
  continue: string
  /** Over what support asks for. */
  supportDetails: string
  /** Before the bank's id, Link's session id and the request id. */
  supportBank: string
  supportSession: string
  supportRequest: string
  /** On the button that copies them, and once it has. */
  copy: string
  copied: string
}

/** The words of the way through Link, and of what can go wrong on it. */
export interface LinkMessages extends FlowMessages, IssueMessages {}

/** The words of connections: how they are, and what can be done about them. */
export interface ItemMessages {
  /** Of `expires`, `disconnects` and `bank_moves` the `[bracket part]` with `{date}` goes where no day is known. */
  health: Record<HealthKind, IssueText>
  /** On buttons, by what repairs the connection. */
  repairs: Record<'plain' | 'accounts' | 'consent' | 'verify' | 'relink', string>
  /** Over several connections that need the person; by plural form, with `{count}`. */
  manyNeedYou: PluralText
  /** Of a connection that works. */
  upToDate: string
  /** When a connection last changed; `{time}` is relative, such as "2 hours ago". */
  changed: string
  /** When a repair was begun and nothing was wrong any more. */
  alreadyFine: string
  /** On the button that puts a banner off. */
  snooze: string
  /** On the button that ends a connection, then the question before it is done, and the way out. */
  remove: string
  removeQuestion: IssueText
  cancel: string
  removeFailed: string
  /** Said in place of the dots before an account's last digits. */
  accountEnding: string
  noAccounts: string
  /** Over the accounts that a repair added, took away and left. */
  accountsAdded: string
  accountsRemoved: string
  accountsKept: string
}

/**
 * Every word Relink says to people, in one language.
 *
 * `{bank}` may stand in any text; {@link fillText} puts the bank's name there, and leaves out a part in
 * `[square brackets]` whose value is not known. To change a few words, spread a language and its
 * `issues`, and write over what you like; to add a language, fill in this type.
 */
export interface Messages extends LinkMessages, ItemMessages {}
