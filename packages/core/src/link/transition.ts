import type { RelinkError } from '../errors/relink-error.ts'
import type { LinkEvent, LinkExited, LinkState, LinkSuccess } from './link-state.ts'
import { idle, isBeforeOpen, isSettled } from './link-state.ts'
import type { LinkExit } from './link-exit.ts'

const nothingWrong = (success: LinkSuccess): LinkExit => ({
  error: null,
  status: null,
  institution: success.institution,
  linkSessionId: success.linkSessionId,
  requestId: null,
})

/**
 * The next state, and nothing else: no clock, no network, no words.
 *
 * Total: an event that makes no sense in a state leaves it unchanged, the same object. So does an event
 * of another flow, since Plaid delivers most events at the end, in no order, and calls onExit late
 * when Link is closed by force.
 */
export const transition = (state: LinkState, event: LinkEvent): LinkState => {
  switch (event.type) {
    // These two begin a flow. Link stands open or a result is on its way: not now.
    case 'intended':
      return mayBegin(state)
        ? {
            status: 'preparing',
            flowId: event.flowId,
            intent: event.intent,
            pressed: event.pressed,
            claimed: null,
          }
        : state
    case 'returned':
      return isSettled(state) && !awaitsServer(state)
        ? { status: 'returning', flowId: event.flowId }
        : state
    default:
      return state.status === 'idle' || state.flowId !== event.flowId
        ? state
        : proceed(state, event)
  }
}

const mayBegin = (state: LinkState): boolean =>
  isBeforeOpen(state) || (isSettled(state) && !awaitsServer(state))

type Begun = Exclude<LinkState, { status: 'idle' }>
type Proceeding = Exclude<LinkEvent, { type: 'intended' | 'returned' }>

const proceed = (state: Begun, event: Proceeding): LinkState => {
  switch (event.type) {
    case 'pressed':
      return isBeforeOpen(state) && !state.pressed ? { ...state, pressed: true } : state
    case 'granted': {
      if (state.status !== 'preparing') return state
      const { flowId, intent, pressed } = state
      return { status: 'loading', flowId, intent, pressed, grant: event.grant }
    }
    case 'loaded':
      return state.status === 'loading' ? { ...state, status: 'ready' } : state
    case 'opened': {
      if (state.status !== 'ready' || !state.pressed) return state
      const { flowId, intent, grant } = state
      return { status: 'open', flowId, intent, grant }
    }
    case 'succeeded':
      return state.status === 'open' ? afterSuccess(state, event.success) : state
    case 'left': {
      // Link calls onExit without having opened when it could not start at all.
      if (state.status === 'open') return exited(state, 'closed', event.exit)
      if (!isBeforeOpen(state)) return state
      // Nobody needs to hear that what was only prepared could not start.
      return state.pressed ? exited(state, 'closed', event.exit) : idle
    }
    case 'found_connected': {
      if (state.status !== 'finishing' || state.confirmed || state.intent.mode !== 'new')
        return state
      const { confirmed: _, ...rest } = state
      return { ...rest, status: 'deciding', existing: event.existing }
    }
    case 'decided': {
      if (state.status !== 'deciding') return state
      const { existing: _, ...rest } = state
      return event.choice === 'connect_anyway'
        ? { ...rest, status: 'finishing', confirmed: true }
        : exited(state, 'kept_existing', nothingWrong(state.success))
    }
    case 'linked': {
      if (state.status !== 'finishing' || state.intent.mode !== 'new') return state
      const { flowId, intent } = state
      return { status: 'linked', flowId, intent, item: event.item }
    }
    case 'updated': {
      if (state.status !== 'finishing' || state.intent.mode !== 'update') return state
      const { flowId, intent } = state
      const { item, repaired, accounts } = event
      return { status: 'updated', flowId, intent, item, repaired, accounts }
    }
    case 'failed':
      return afterFailure(state, event.error)
    case 'retried':
      return afterRetry(state)
    case 'cancelled':
      // A public token is never dropped by a cancel: what Link has given is brought to the server.
      return state.status === 'finishing' || state.status === 'deciding' || awaitsServer(state)
        ? state
        : idle
    case 'claimed':
      return state.status === 'returning'
        ? {
            status: 'preparing',
            flowId: event.resumes,
            intent: event.intent,
            pressed: true,
            claimed: event.grant,
          }
        : state
    case 'refused':
      return state.status === 'returning'
        ? {
            status: 'refused',
            flowId: state.flowId,
            refusal: event.refusal,
            intent: event.intent,
          }
        : state
    default:
      return event satisfies never
  }
}

/**
 * Tells whether the server failed to take a success that it may still take. Until it has, nothing
 * else begins and nothing is given up; once it says that it never will, only a new walk helps.
 */
export const awaitsServer = (state: LinkState): boolean =>
  state.status === 'failed' &&
  state.step === 'finishing' &&
  state.error.code !== 'public_token_invalid' &&
  state.error.code !== 'link_token_unknown'

const exited = (
  { flowId, intent }: Pick<LinkExited, 'flowId' | 'intent'>,
  reason: LinkExited['reason'],
  exit: LinkExit,
): LinkExited => ({ status: 'exited', flowId, intent, reason, exit })

const afterSuccess = (
  state: Extract<LinkState, { status: 'open' }>,
  success: LinkSuccess,
): LinkState =>
  state.intent.mode === 'new' && !success.publicToken
    ? exited(state, 'no_item', nothingWrong(success))
    : { ...state, status: 'finishing', success, confirmed: false }

const afterFailure = (state: Begun, error: RelinkError): LinkState => {
  switch (state.status) {
    case 'preparing':
    case 'loading':
    case 'ready':
    case 'open': {
      // Nobody waits for what was only prepared; the next press tries again.
      if (state.status !== 'open' && !state.pressed) return idle
      const { flowId, intent } = state
      const grant = state.status === 'preparing' ? state.claimed : state.grant
      // The bank's return is good until Link has opened with it; a plain token is asked for anew.
      const claimed = state.status !== 'open' && grant?.returned ? grant : null
      return { status: 'failed', step: 'preparing', flowId, intent, error, claimed }
    }
    case 'finishing':
      return { ...state, status: 'failed', step: 'finishing', error }
    default:
      return state
  }
}
const afterRetry = (state: Begun): LinkState => {
  if (state.status !== 'failed') return state
  const { flowId, intent } = state
  if (state.step === 'finishing') {
    const { error: _, step: __, ...rest } = state
    return { ...rest, status: 'finishing' }
  }
  return { status: 'preparing', flowId, intent, pressed: true, claimed: state.claimed }
}
