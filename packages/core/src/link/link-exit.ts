import type { LinkInstitution } from '../wire/link-backend.ts'

/** An error as Link reports it when the person leaves: the last one met, not always the reason. */
export interface PlaidLinkError {
  /** Plaid's `error_type`; the set is open. */
  type: string
  /** Plaid's `error_code`; the set is open. */
  code: string
  /** For developers. */
  message: string
  /** Plaid's `display_message`. Often null, and not always fit for people. */
  displayMessage: string | null
}

/** How Link was left without a connection. */
export interface LinkExit {
  /** Null when the person simply closed Link. */
  error: PlaidLinkError | null
  /** Plaid's exit status: where the person was, not why they left. */
  status: string | null
  institution: LinkInstitution | null
  linkSessionId: string | null
  requestId: string | null
  /**
   * Whether the bank's own window failed, and no other error is known: a browser that blocks pop-ups, or a
   * person who took too long there. Link reports it in its events alone.
   */
  bankWindowFailed: boolean
}

/** Whether Link was left because its token had died: run out, used, or tried too often. */
export const isDeadToken = (exit: LinkExit): boolean => exit.error?.code === 'INVALID_LINK_TOKEN'

/** Whether Link was left because the connection is fine. Plaid writes the code in two ways. */
export const isNeedless = ({ error }: LinkExit): boolean =>
  /^item.no.error$/i.test(error?.code ?? '')
