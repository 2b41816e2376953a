import type { RelinkError } from '../errors/relink-error.ts'
import type { RecoverLinkResponse } from '../wire/link-backend.ts'
import type { LinkExit } from './link-exit.ts'
import type { LinkSuccess } from './link-state.ts'

/** What Link tells the flow that opened it, or another tab tells one that waits. */
export type LinkNews =
  | { type: 'loaded' }
  /** Of a search in the page: the person chose a bank, and Link opens by itself. */
  | { type: 'chosen' }
  | { type: 'succeeded'; success: LinkSuccess }
  | { type: 'left'; exit: LinkExit }
  | { type: 'failed'; error: RelinkError }
  | { type: 'answered'; answer: RecoverLinkResponse }
