import type { Engine } from '../engine/engine.ts'
import { isSolvedBy } from '../engine/item-problems.ts'
import {
  addProducts,
  createItem,
  createPublicToken,
  knownAccounts,
  repairItem,
} from '../engine/items.ts'
import { killLinkToken, spendLinkToken } from '../engine/link-tokens.ts'
import { invalidLinkToken, type LinkError } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { BankLogin, LinkSession, LinkToken, Step } from '../engine/simulator-state.ts'
import { queueLinkWebhook } from '../webhooks/queue-webhook.ts'
import { announceFinish } from './announce-session.ts'
import { breakDuplicates } from './break-duplicates.ts'
import type { LinkEventMetadata, ViewName } from './link-event.ts'
import { recordError, recordEvent, recordView } from './record-event.ts'

const views: Record<Exclude<Step, 'add_another'>, ViewName> = {
  consent: 'CONSENT',
  submit_phone: 'SUBMIT_PHONE',
  verify_phone: 'VERIFY_PHONE',
  select_saved_institution: 'SELECT_SAVED_INSTITUTION',
  select_saved_account: 'SELECT_SAVED_ACCOUNT',
  select_institution: 'SELECT_INSTITUTION',
  select_brand: 'SELECT_BRAND',
  select_auth_type: 'SELECT_AUTH_TYPE',
  credentials: 'CREDENTIAL',
  recaptcha: 'RECAPTCHA',
  mfa: 'MFA',
  oauth: 'OAUTH',
  select_account: 'SELECT_ACCOUNT',
  numbers: 'NUMBERS',
  microdeposit_sent: 'SAME_DAY_MICRODEPOSIT_AUTHORIZED',
  microdeposit_code: 'SAME_DAY_MICRODEPOSIT_VERIFICATION',
  connected: 'CONNECTED',
  error: 'ERROR',
}

/** Moves a session to a step and remembers that its pane came up. */
export const goTo = (
  engine: Engine,
  session: LinkSession,
  step: Step,
  details: Partial<LinkEventMetadata> = {},
): void => {
  session.step = step
  // Plaid documents no view for the pane that offers another bank.
  if (step !== 'add_another') recordView(engine, session, views[step], details)
}

/** Shows an error on a pane of its own; it is the one that `onExit` will carry. */
export const fail = (
  engine: Engine,
  session: LinkSession,
  error: LinkError,
  retryStep: Step,
): void => {
  session.retryStep = retryStep
  recordError(engine, session, error)
  goTo(engine, session, 'error')
}

// Plaid does not say how many bad logins kill a link token, only that too many do.
const mostWrongAnswers = 5

/**
 * Says beside the fields what was wrong, so that the person can try again at once.
 *
 * @throws PlaidFailure `INVALID_LINK_TOKEN` at the fifth wrong answer of a session: the link token is dead from then on.
 */
export const refuseAnswer = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  error: LinkError,
): void => {
  recordError(engine, session, error)
  session.wrongAnswers += 1
  if (session.wrongAnswers < mostWrongAnswers) return
  killLinkToken(engine, linkToken)
  const dead = invalidLinkToken()
  session.lastError = dead.error
  throw dead
}

/** Ends a session well, and with it the link token. */
export const conclude = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  session.finishedAt = engine.now()
  spendLinkToken(engine, linkToken)
  goTo(engine, session, 'connected')
  recordEvent(engine, session, 'HANDOFF')
  announceFinish(engine, session, linkToken, 'SUCCESS')
}

/** Whom the bank takes the person for where no login was typed: at a bank's own page, and for what was saved. */
export const someone: BankLogin = { username: 'user_good', accounts: null }

// How the numbers of the Item came: by a sign-in at once, or by deposits that somebody looked up.
const authMethodOf = ({ verification }: LinkSession): string | null => {
  if (verification === null) return null
  if (verification === 'pending_automatic_verification') return 'AUTOMATED_MICRODEPOSITS'
  return verification === 'manually_verified' ? 'INSTANT_MICRODEPOSITS' : 'SAME_DAY_MICRODEPOSITS'
}

/** Makes the Item of what the person shares, or repairs it; then the session ends, or offers another bank. */
export const share = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  keys: readonly string[],
): void => {
  const existing = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  if (linkToken.itemId !== null && !existing) {
    fail(engine, session, signInError('ITEM_NOT_FOUND'), 'select_institution')
    return
  }
  const login = session.login ?? existing?.login ?? someone
  const accounts = knownAccounts(login, keys)
  if (accounts.length === 0) {
    fail(engine, session, signInError('NO_ACCOUNTS'), 'select_institution')
    return
  }
  const item =
    existing ??
    createItem(engine, linkToken, {
      institutionId: session.institutionId,
      login,
      accounts,
      verification: session.verification,
      authMethod: authMethodOf(session),
    })
  if (existing) {
    const { problem } = existing
    repairItem(engine, existing, accounts)
    if (problem && !isSolvedBy(problem, linkToken)) existing.problem = problem
    addProducts(existing, linkToken)
  }
  breakDuplicates(engine, item)
  session.lastError = null
  const publicToken = createPublicToken(engine, item)
  session.results.push({ itemId: item.id, publicToken })
  if (!linkToken.multiItem) {
    conclude(engine, session, linkToken)
    return
  }
  queueLinkWebhook(engine, linkToken, session, {
    webhook_code: 'ITEM_ADD_RESULT',
    public_token: publicToken,
  })
  goTo(engine, session, 'add_another')
}

/** Goes back to the list of banks, as if none had been chosen. */
export const chooseAnew = (engine: Engine, session: LinkSession): void => {
  Object.assign(session, {
    institutionId: null,
    brand: null,
    oauthStateId: null,
    oauthNotice: null,
    login: null,
    mfa: [],
    verification: null,
  } satisfies Partial<LinkSession>)
  goTo(engine, session, 'select_institution')
}
