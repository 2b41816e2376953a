import type { Engine } from '../engine/engine.ts'
import { continueSession } from '../workflow/continue-session.ts'
import { startSession } from '../workflow/start-session.ts'
import type { WorkflowAnswer } from '../workflow/workflow-answer.ts'
import { decideAtBank, findVisit } from './bank-visit.ts'

/** A walk through Link up to leaving the bank. */
export interface BankApproval {
  linkToken: string
  /** Left out in update mode, where the Item says which bank it is. Default `ins_127287`, Platypus OAuth Bank. */
  institutionId?: string
  /** What the person answers at the bank. Default `approve`. */
  decision?: 'approve' | 'decline'
  /** Keys of the accounts to share. Default: all that the bank's page offers. */
  accounts?: readonly string[]
}

const stateIdOf = (answer: WorkflowAnswer): string => {
  const path = answer.pane.id === 'oauth' ? answer.pane.bankPath : null
  const stateId = path?.split('state=')[1]
  if (stateId) return stateId
  const why =
    answer.pane.id === 'error'
      ? answer.pane.error.error_code
      : `Link shows "${answer.pane.id}" instead of the bank's page`
  throw new Error(
    `Failed to visit the bank: ${why}. Use an OAuth bank and a link token with a redirect_uri.`,
  )
}

/**
 * Does what a person does who leaves the app's page for their bank, up to the moment the bank sends them back.
 *
 * @returns The `oauth_state_id` that the bank appends to the redirect URI.
 * @throws PlaidFailure when the link token is no good.
 */
export const approveAtBank = (engine: Engine, approval: BankApproval): string => {
  const { linkToken, institutionId = 'ins_127287', decision = 'approve' } = approval
  let answer = startSession(engine, { linkToken, receivedRedirectUri: null, oauthWay: 'redirect' })
  const act = (action: Parameters<typeof continueSession>[2]): WorkflowAnswer =>
    continueSession(engine, answer.link_session_id, action)
  if (answer.pane.id === 'consent') answer = act({ type: 'agree' })
  if (answer.pane.id === 'select_institution') {
    answer = act({ type: 'select_institution', institution_id: institutionId })
  }
  if (answer.pane.id === 'oauth') answer = act({ type: 'open_oauth' })
  const stateId = stateIdOf(answer)
  const offered = findVisit(engine, stateId)?.accounts.map(({ key }) => key) ?? []
  const accounts = approval.accounts ?? offered
  decideAtBank(engine, stateId, { approved: decision === 'approve', accounts })
  return stateId
}
