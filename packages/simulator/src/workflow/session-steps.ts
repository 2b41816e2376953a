import type { Engine } from '../engine/engine.ts'
import { createItem, createPublicToken, repairItem } from '../engine/items.ts'
import type { LinkError } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken, Step } from '../engine/simulator-state.ts'
import type { ViewName } from './link-event.ts'
import { recordEvent, recordView } from './record-event.ts'

const views: Record<Step, ViewName> = {
  select_institution: 'SELECT_INSTITUTION',
  credentials: 'CREDENTIAL',
  oauth: 'OAUTH',
  select_account: 'SELECT_ACCOUNT',
  connected: 'CONNECTED',
  error: 'ERROR',
}

/** Moves a session to a step and remembers that its pane came up. */
export const goTo = (engine: Engine, session: LinkSession, step: Step): void => {
  session.step = step
  recordView(engine, session, views[step])
}

/** Shows an error on a pane of its own; it is the one that `onExit` will carry. */
export const fail = (
  engine: Engine,
  session: LinkSession,
  error: LinkError,
  retryStep: Step,
): void => {
  session.lastError = error
  session.retryStep = retryStep
  recordEvent(engine, session, 'ERROR', {
    error_type: error.error_type,
    error_code: error.error_code,
    error_message: error.error_message,
  })
  goTo(engine, session, 'error')
}

/** Ends a session well: makes the Item or repairs it, makes the public token, and uses up the link token. */
export const finish = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  accounts: readonly string[],
): void => {
  if (session.institutionId === null) return
  const existing = linkToken.itemId === null ? undefined : engine.state.items[linkToken.itemId]
  if (linkToken.itemId !== null && !existing) {
    fail(engine, session, signInError('INTERNAL_SERVER_ERROR'), 'select_institution')
    return
  }
  const item =
    existing ??
    createItem(engine, linkToken, {
      institutionId: session.institutionId,
      username: session.username ?? 'user_good',
      accounts,
    })
  if (existing) repairItem(engine, existing, accounts)
  session.itemId = item.id
  session.publicToken = createPublicToken(engine, item)
  session.finishedAt = engine.now()
  linkToken.deadSince = engine.now()
  goTo(engine, session, 'connected')
  recordEvent(engine, session, 'HANDOFF')
}
