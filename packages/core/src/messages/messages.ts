import type { IssueKind } from '../issues/issue-catalogue.ts'
import type { IssueAction } from '../issues/link-issue.ts'

/** How one situation is put to a person. */
export interface IssueText {
  /** Under 45 characters. */
  title: string
  /** Under 160 characters: what happened, whether anything of theirs is affected, what to do next. */
  message: string
}

/**
 * Every word Relink says to people, in one language.
 *
 * `{bank}` may stand in any text; {@link fillBank} puts the bank's name there. To change a few words,
 * spread a language and its `issues`, and write over what you like.
 */
export interface Messages {
  /** BCP 47, such as `en`. Plaid's own texts are used with English only: it does not promise others. */
  language: string
  /** What `{bank}` becomes when the bank's name is not known, or too long for its place. */
  bank: string
  issues: Record<IssueKind, IssueText>
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
  /** After a repair. */
  updated: string
  /** On the button that leads on into the app. */
  continue: string
  /** Over the ids that support asks for. */
  supportDetails: string
}
