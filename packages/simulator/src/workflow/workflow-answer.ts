import type { LinkError } from '../engine/plaid-failure.ts'
import type { LinkEvent } from './link-event.ts'

/** The bank a pane is about. */
export interface PaneInstitution {
  id: string
  name: string
  host: string
  health: 'healthy' | 'degraded' | 'down'
}

/** An account to choose, on a pane or on a bank's page. */
export interface PaneAccount {
  key: string
  name: string
  mask: string | null
  kind: string
  /** What the account holds, ready to be read. */
  balance: string
  selected: boolean
}

/** What a bank asks after the password. Answers are given in the order of the questions. */
export type MfaPane =
  | { type: 'device'; devices: string[] }
  | { type: 'code'; sentTo: string }
  | { type: 'questions'; questions: string[] }
  | { type: 'selections'; questions: { text: string; options: string[] }[] }

/** What Link shows now. */
export type Pane =
  | { id: 'consent'; appName: string; institution: PaneInstitution | null }
  | { id: 'submit_phone'; appName: string; phoneMask: string | null; error: LinkError | null }
  | { id: 'verify_phone'; phoneMask: string; error: LinkError | null }
  | { id: 'select_saved_institution'; institutions: PaneInstitution[] }
  | { id: 'select_saved_account'; institution: PaneInstitution; accounts: PaneAccount[] }
  | {
      id: 'select_institution'
      appName: string
      institutions: PaneInstitution[]
      /** Whether account numbers may be typed instead. */
      manualEntry: boolean
    }
  | { id: 'select_brand'; institution: PaneInstitution; brands: string[] }
  | { id: 'select_auth_type' }
  | {
      id: 'credentials'
      institution: PaneInstitution
      error: LinkError | null
      updating: boolean
      canChooseAnotherBank: boolean
    }
  | { id: 'recaptcha'; institution: PaneInstitution }
  | { id: 'mfa'; institution: PaneInstitution; challenge: MfaPane; error: LinkError | null }
  | {
      id: 'oauth'
      institution: PaneInstitution
      updating: boolean
      /** The bank's page, as a path on the simulator's origin, while the person is there. */
      bankPath: string | null
      way: 'popup' | 'redirect' | 'app_to_app' | 'qr'
      /** How the last trip came to nothing. */
      notice: 'closed' | 'timed_out' | null
      canChooseAnotherBank: boolean
    }
  | { id: 'select_account'; institution: PaneInstitution; accounts: PaneAccount[] }
  | { id: 'numbers'; institution: PaneInstitution | null; error: LinkError | null }
  | { id: 'microdeposit_sent'; method: 'same_day' | 'instant' | 'automated'; mask: string }
  | { id: 'microdeposit_code'; mask: string; error: LinkError | null; attemptsLeft: number }
  | { id: 'add_another'; appName: string; linked: PaneInstitution[] }
  | {
      id: 'error'
      institution: PaneInstitution | null
      error: LinkError
      canRetry: boolean
      canChooseAnotherBank: boolean
    }
  | {
      id: 'connected'
      institution: PaneInstitution | null
      appName: string
      /** What there is to be glad of: a new Item, a repaired one, or numbers that still have to be verified. */
      outcome: 'linked' | 'repaired' | 'to_be_verified'
    }
  | {
      id: 'exit'
      /** Whose connection is to be repaired; null when a new one is made. */
      updating: { bankName: string | null } | null
    }

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
  /** Empty in Multi-Item Link, whose public tokens come by webhook and `/link/token/get`. */
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
  /** The seed by which held-back events are shuffled; null to leave them in order. */
  shuffle_events: number | null
}

/** What a person does on a pane. */
export type WorkflowAction =
  | { type: 'agree' }
  | { type: 'submit_phone'; phone_number: string }
  | { type: 'skip_phone' }
  | { type: 'submit_otp'; code: string }
  | { type: 'select_saved_institution'; institution_id: string }
  | { type: 'connect_new_institution' }
  | { type: 'submit_saved_accounts'; accounts: string[] }
  | { type: 'select_institution'; institution_id: string; search_query?: string }
  | { type: 'select_brand'; brand: string }
  | { type: 'enter_manually'; search_query?: string }
  | { type: 'select_auth_type'; selection: 'flow_type_instant' | 'flow_type_manual' }
  | { type: 'choose_another_bank' }
  | { type: 'submit_credentials'; username: string; password: string }
  | { type: 'solve_recaptcha' }
  | { type: 'submit_mfa'; answers: string[] }
  | { type: 'open_oauth' }
  | { type: 'close_oauth' }
  | { type: 'submit_accounts'; accounts: string[] }
  | {
      type: 'submit_numbers'
      name: string
      routing_number: string
      account_number: string
      account_type: 'checking' | 'savings'
    }
  | { type: 'submit_microdeposit_code'; code: string }
  /** Goes on from a pane that only tells something. */
  | { type: 'continue' }
  | { type: 'add_another' }
  | { type: 'finish' }
  | { type: 'retry' }
  | { type: 'ask_exit' }
  | { type: 'stay' }
  | { type: 'exit' }
