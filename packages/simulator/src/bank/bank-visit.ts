import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { bankPageErrors } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken, OAuthState } from '../engine/simulator-state.ts'
import { describeChoice, shareableAccounts } from '../workflow/describe-accounts.ts'
import { shownName } from '../workflow/describe-pane.ts'
import type { PaneAccount } from '../workflow/workflow-answer.ts'

/** What a bank's page shows. */
export interface BankVisit {
  stateId: string
  bankName: string
  appName: string
  accounts: PaneAccount[]
}

interface Trip {
  state: OAuthState
  session: LinkSession
  linkToken: LinkToken
}

const findTrip = (engine: Engine, stateId: string): Trip | undefined => {
  const { oauthStates, sessions, linkTokens } = engine.state
  const state = Object.hasOwn(oauthStates, stateId) ? oauthStates[stateId] : undefined
  if (!state || state.outcome !== 'waiting' || state.processed) return undefined
  const session = sessions[state.sessionId]
  const linkToken = session && linkTokens[session.linkToken]
  return session && linkToken ? { state, session, linkToken } : undefined
}

/** Finds what to show to a person who arrives at the bank; undefined when the visit is over or unknown. */
export const findVisit = (engine: Engine, stateId: string): BankVisit | undefined => {
  const trip = findTrip(engine, stateId)
  const bank = findInstitution(trip?.session.institutionId ?? null)
  if (!trip || !bank) return undefined
  const { linkToken, session } = trip
  const item = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  return {
    stateId,
    bankName: bank.name,
    appName: shownName(linkToken),
    accounts: describeChoice(session, linkToken, item),
  }
}

/** What the person decided at the bank. */
export interface BankDecision {
  approved: boolean
  /** Keys of the accounts to share. */
  accounts: readonly string[]
  /** An error that the person picked instead, of those that the page offers. */
  errorCode?: string | null
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
  const trip = findTrip(engine, stateId)
  if (!trip) return { to: 'over' }
  const { state, session, linkToken } = trip
  const errorCode = bankPageErrors.find((code) => code === decision.errorCode) ?? null
  if (errorCode !== null && decision.approved) {
    state.outcome = 'failed'
    state.errorCode = errorCode
  } else if (decision.approved) {
    state.outcome = 'approved'
    const offered = shareableAccounts(session, linkToken).map(({ key }) => key)
    state.accounts = offered.filter((key) => decision.accounts.includes(key))
  } else state.outcome = 'declined'
  const { redirectUri } = linkToken
  const comesBack = state.way === 'redirect' || state.way === 'app_to_app'
  if (!comesBack || redirectUri === null) return { to: 'close' }
  const correlation =
    state.correlationId === null ? '' : `&link_correlation_id=${state.correlationId}`
  return { to: 'app', url: `${redirectUri}?oauth_state_id=${state.id}${correlation}` }
}
