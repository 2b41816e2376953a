import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import type { OAuthState } from '../engine/simulator-state.ts'
import { describeChoice } from '../workflow/describe-accounts.ts'
import { knownAccounts } from '../workflow/sign-in-step.ts'
import type { PaneAccount } from '../workflow/workflow-answer.ts'

/** What a bank's page shows. */
export interface BankVisit {
  stateId: string
  bankName: string
  appName: string
  accounts: PaneAccount[]
}

const findState = (engine: Engine, stateId: string): OAuthState | undefined => {
  const state = engine.state.oauthStates[stateId]
  return state?.outcome === 'waiting' ? state : undefined
}

/** Finds what to show to a person who arrives at the bank; undefined when the visit is over or unknown. */
export const findVisit = (engine: Engine, stateId: string): BankVisit | undefined => {
  const state = findState(engine, stateId)
  const session = state && engine.state.sessions[state.sessionId]
  const linkToken = session && engine.state.linkTokens[session.linkToken]
  const bank = findInstitution(session?.institutionId ?? null)
  if (!linkToken || !bank) return undefined
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  return {
    stateId,
    bankName: bank.name,
    appName: linkToken.clientName,
    accounts: describeChoice(item),
  }
}

/** What the person decided at the bank. */
export interface BankDecision {
  approved: boolean
  /** Keys of the accounts to share. */
  accounts: readonly string[]
}

/**
 * Writes down what the person decided at the bank.
 *
 * @returns Where the bank sends the browser: back to the app, to a page that closes itself (`close`), or
 * nowhere, because the visit was over (`over`).
 */
export const decideAtBank = (
  engine: Engine,
  stateId: string,
  decision: BankDecision,
): { to: 'close' } | { to: 'over' } | { to: 'app'; url: string } => {
  const state = findState(engine, stateId)
  const session = state && engine.state.sessions[state.sessionId]
  if (!state || !session) return { to: 'over' }
  state.outcome = decision.approved ? 'approved' : 'declined'
  state.accounts = decision.approved ? knownAccounts(decision.accounts) : []
  const redirectUri = engine.state.linkTokens[session.linkToken]?.redirectUri
  if (state.way === 'popup' || !redirectUri) return { to: 'close' }
  return { to: 'app', url: `${redirectUri}?oauth_state_id=${state.id}` }
}
