import type { LinkError } from '../engine/plaid-failure.ts'
import type { LinkEvent } from './link-event.ts'

/** The bank a pane is about. */
export interface PaneInstitution {
  id: string
  name: string
  host: string
}

/** An account to choose, on a pane or on a bank's page. */
export interface PaneAccount {
  key: string
  name: string
  mask: string
  kind: string
  /** What the account holds, ready to be read. */
  balance: string
  selected: boolean
}

/** What Link shows now. */
export type Pane =
  | { id: 'select_institution'; appName: string; institutions: PaneInstitution[] }
  | {
      id: 'credentials'
      institution: PaneInstitution
      error: LinkError | null
      updating: boolean
      canChooseAnotherBank: boolean
    }
  | {
      id: 'oauth'
      institution: PaneInstitution
      updating: boolean
      /** The bank's page, as a path on the simulator's origin, while the person is there. */
      bankPath: string | null
      canChooseAnotherBank: boolean
    }
  | { id: 'select_account'; institution: PaneInstitution; accounts: PaneAccount[] }
  | {
      id: 'error'
      institution: PaneInstitution | null
      error: LinkError
      canRetry: boolean
      canChooseAnotherBank: boolean
    }
  | { id: 'connected'; institution: PaneInstitution; appName: string; updating: boolean }
  | { id: 'exit' }

/** The second argument of `onExit`. */
export interface LinkExitMetadata {
  institution: { name: string; institution_id: string } | null
  status: string | null
  link_session_id: string
  request_id: string
}

/** The second argument of `onSuccess`. */
export interface LinkSuccessMetadata {
  institution: { name: string; institution_id: string } | null
  accounts: LinkAccount[]
  /** Plaid's deprecated twin of `accounts`, filled when there is one alone. */
  account: LinkAccount | null
  account_id: string | null
  link_session_id: string
  transfer_status: string | null
}

/** An account in `onSuccess`. */
export interface LinkAccount {
  id: string
  name: string
  mask: string | null
  type: string
  subtype: string
  verification_status: string | null
  class_type: string | null
}

/** What Link would tell the page if the person left now; at hand, because a forced exit cannot wait for a network. */
export interface Leaving {
  error: LinkError | null
  metadata: LinkExitMetadata
  events: LinkEvent[]
}

/** How the person's walk ended well. */
export interface LinkResult {
  public_token: string
  metadata: LinkSuccessMetadata
}

/** The answer to every step of the Link workflow. */
export interface WorkflowAnswer {
  link_session_id: string
  request_id: string
  pane: Pane
  /** What happened since the last answer. */
  events: LinkEvent[]
  leaving: Leaving
  result: LinkResult | null
}

/** What a person does on a pane. */
export type WorkflowAction =
  | { type: 'select_institution'; institution_id: string; search_query?: string }
  | { type: 'choose_another_bank' }
  | { type: 'submit_credentials'; username: string; password: string }
  | { type: 'open_oauth' }
  | { type: 'close_oauth' }
  | { type: 'submit_accounts'; accounts: string[] }
  | { type: 'retry' }
  | { type: 'ask_exit' }
  | { type: 'stay' }
  | { type: 'exit' }
