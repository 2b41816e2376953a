import type { LinkError } from '../engine/plaid-failure.ts'
import type { LinkEventMetadata } from '../workflow/link-event.ts'
import type { LinkExitMetadata, LinkSuccessMetadata } from '../workflow/workflow-answer.ts'

/** What a page gives to `Plaid.create`. */
export interface PlaidOptions {
  token?: string | null
  receivedRedirectUri?: string | null
  onSuccess: (publicToken: string, metadata: LinkSuccessMetadata) => void
  onExit?: (error: LinkError | null, metadata: LinkExitMetadata) => void
  onEvent?: (name: string, metadata: LinkEventMetadata) => void
  onLoad?: () => void
}

/** What `Plaid.create` gives back. */
export interface PlaidHandler {
  open: () => void
  exit: (options?: { force?: boolean }) => void
  /** Layer's way in; the simulator has no Layer, so that nothing comes of it. */
  submit: (data: unknown) => void
  destroy: () => void
}

/** `window.Plaid`. */
export interface PlaidGlobal {
  create: (options: PlaidOptions) => PlaidHandler
  createEmbedded: (options: PlaidOptions, element: HTMLElement) => { destroy: () => void }
}
