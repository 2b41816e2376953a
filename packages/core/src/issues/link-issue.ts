import type { RelinkError } from '../errors/relink-error.ts'
import type { LinkExit } from '../link/link-exit.ts'
import type { ReturnRefusal } from '../link/return-refusal.ts'
import type { HealthKind } from '../health/describe-health.ts'
import type { Item } from '../wire/item.ts'
import type { RepairFailure } from '../wire/link-backend.ts'
import type { IssueKind } from './issue-catalogue.ts'

/** What a person can do about an issue. The first of a list is the main one. */
export type IssueAction =
  | 'retry'
  | 'sign_in_again'
  | 'reconnect'
  | 'choose_another_bank'
  | 'go_to_bank_first'
  | 'wait'
  | 'enter_manually'
  | 'review_consent'
  | 'contact_support'
  | 'start_again'
  | 'keep_existing'
  | 'connect_anyway'

/** Anything that can go wrong, or that a person has to decide, tagged by where it came from. */
export type IssueCause =
  /** `again` when this is the second session in a row that died. */
  | { from: 'exit'; exit: LinkExit; again?: boolean }
  /** The page went before the end, and nothing is known to have come of it. */
  | { from: 'interrupted' }
  | { from: 'error'; error: RelinkError }
  | { from: 'refusal'; refusal: ReturnRefusal }
  | { from: 'already_connected'; existing: Item; breaksFirst?: boolean }
  | { from: 'not_repaired'; item: Item; failure: RepairFailure | null }

/** What support will ask for; never a token. */
export interface IssueSupport {
  requestId: string | null
  linkSessionId: string | null
  institutionId: string | null
}

/** Something that went wrong, said so that a person knows what happened and what to do. */
export interface LinkIssue {
  /** The code of the cause, for logs: Plaid's, or Relink's own. */
  code: string
  /** Which of the catalogue's kinds it is, or how a connection is. */
  kind: IssueKind | HealthKind
  /** Who can do something about it. Text for a developer's issue stays neutral. */
  audience: 'user' | 'developer'
  severity: 'info' | 'warning' | 'error'
  /** At most 45 characters, in other languages than English 63. */
  title: string
  /** At most 160 characters, in other languages than English 224. */
  message: string
  /** What can be done: the main thing, and at most one other. Empty where nothing has to be. */
  actions: IssueAction[]
  /**
   * Whether a program may try again by itself. Never after credentials, a code or a lock-out: another try
   * may lock the person out of their bank.
   */
  autoRetry: boolean
  /** How many tries are left, where Plaid tells (checks by small deposits); else null. */
  attemptsLeft: number | null
  support: IssueSupport
}
