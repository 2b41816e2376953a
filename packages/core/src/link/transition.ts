import type { RelinkError } from '../errors/relink-error.ts'
import type { RecoverLinkResponse } from '../wire/link-backend.ts'
import type { LinkEvent, LinkExited, LinkGrant, LinkState, LinkSuccess } from './link-state.ts'
import { idle, isBeforeOpen, isSettled } from './link-state.ts'
import { isNeedless, type LinkExit } from './link-exit.ts'

/**
 * The next state, and nothing else: no clock, no network, no words.
 *
 * Total: an event that makes no sense in a state leaves it unchanged, the same object. So does an event
 * of another flow, since Plaid delivers most events at the end, in no order, and calls onExit late
 * when Link is closed by force.
 */
export const transition = (state: LinkState, event: LinkEvent): LinkState => {
  switch (event.type) {
    // These three begin a flow. Link stands open or a result is on its way: not now.
    case 'intended': {
      const { type: _, ...begun } = event
      return mayBegin(state) ? { ...begun, status: 'preparing', claimed: null } : state
    }
    case 'returned':
      return isOver(state) ? { status: 'returning', flowId: event.flowId } : state
    case 'recovering':
      return mayBegin(state) && !isBeforeOpen(state)
        ? { status: 'recovering', flowId: event.flowId, intent: event.intent }
        : state
    default:
      return state.status === 'idle' || state.flowId !== event.flowId
        ? state
        : proceed(state, event)
  }
}

const isOver = (state: LinkState): boolean => isSettled(state) && !awaitsServer(state)
const mayBegin = (state: LinkState): boolean =>
  isBeforeOpen(state) || state.status === 'returning' || isOver(state)

type Begun = Exclude<LinkState, { status: 'idle' }>
type Proceeding = Exclude<LinkEvent, { type: 'intended' | 'returned' | 'recovering' }>

const proceed = (state: Begun, event: Proceeding): LinkState => {
  switch (event.type) {
    case 'pressed':
      return isBeforeOpen(state) && !state.pressed ? { ...state, pressed: true } : state
    case 'granted': {
      // To a search that is there, a token is given in place of the one that is about to run out.
      const isReplaced = state.status === 'ready' && state.grant.returned === null
      if (state.status !== 'preparing' && !isReplaced) return state
      const { claimed: _, ...rest } = { claimed: null, ...state }
      return { ...rest, status: 'loading', grant: event.grant }
    }
    case 'expired':
      return isBeforeOpen(state) ? afterExpiry(state) : state
    case 'loaded':
      return state.status === 'loading' ? { ...state, status: 'ready' } : state
    case 'opened':
      return state.status === 'ready' && state.pressed
        ? { ...walk(state), status: 'open', grant: state.grant, renewed: state.renews !== null }
        : state
    case 'succeeded':
      return state.status === 'open' ? afterSuccess(state, event.success) : state
    case 'left': {
      // Link calls onExit without having opened when it could not start at all.
      if (state.status === 'open') return afterLeaving(state, event.exit)
      if (state.status === 'exited') return withBankWindow(state, event.exit)
      if (!isBeforeOpen(state)) return state
      // Nobody needs to hear that what was only prepared could not start.
      return state.pressed ? closed(state, event.exit) : unprepared(state)
    }
    case 'answered':
      return afterAnswer(state, event.answer)
    case 'decided': {
      if (state.status !== 'deciding') return state
      const { existing, breaksFirst, ...walked } = state
      const rest = { ...walked, existingId: existing.id }
      if (event.choice === 'connect_anyway')
        return { ...rest, status: 'finishing', ifConnected: 'replace' }
      // Where the new connection has broken the old one, it has to be taken to be removed.
      return breaksFirst
        ? { ...rest, status: 'finishing', ifConnected: 'discard' }
        : ended(state, 'kept_existing')
    }
    case 'failed':
      return afterFailure(state, event.error)
    case 'retried':
      return afterRetry(state)
    case 'cancelled':
      // A public token is never dropped by a cancel: what Link has given is brought to the server.
      return ['finishing', 'deciding', 'recovering'].includes(state.status) || awaitsServer(state)
        ? state
        : idle
    case 'claimed':
      return state.status === 'returning'
        ? {
            status: 'preparing',
            flowId: event.resumes,
            intent: event.intent,
            pressed: true,
            renews: null,
            claimed: event.grant,
          }
        : state
    case 'refused': {
      const { type: _, ...refused } = event
      return state.status === 'returning' || state.status === 'recovering'
        ? { ...refused, status: 'refused' }
        : state
    }
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
  !['public_token_invalid', 'link_token_unknown', 'exchange_lost'].includes(state.error.code)

/** What stays the same from intent to ending. */
const walk = ({ flowId, intent }: Pick<LinkExited, 'flowId' | 'intent'>) => ({ flowId, intent })

const closed = (
  state: Pick<LinkExited, 'flowId' | 'intent'> & { renewed?: boolean },
  exit: LinkExit,
): LinkExited => ({
  ...walk(state),
  status: 'exited',
  reason: 'closed',
  exit,
  renewed: state.renewed ?? false,
})

const finishing = (
  state: Extract<LinkState, { status: 'open' }>,
  success: LinkSuccess,
): LinkState => ({
  ...walk(state),
  status: 'finishing',
  grant: state.grant,
  success,
  ifConnected: 'ask',
})

/** Plaid may refuse to repair what is not broken; then it is read again, as after a repair. */
const afterLeaving = (state: Extract<LinkState, { status: 'open' }>, exit: LinkExit): LinkState => {
  if (state.intent.mode === 'new' || !isNeedless(exit)) return closed(state, exit)
  const { institution, linkSessionId } = exit
  return finishing(state, {
    publicToken: null,
    institution,
    accounts: [],
    linkSessionId,
    needless: true,
  })
}

/** That the bank's window failed may be heard after Link was left; nothing else is news by then. */
const withBankWindow = (state: LinkExited, { bankWindowFailed }: LinkExit): LinkExited =>
  bankWindowFailed &&
  state.reason === 'closed' &&
  state.exit.error === null &&
  !state.exit.bankWindowFailed
    ? { ...state, exit: { ...state.exit, bankWindowFailed } }
    : state

const ended = (
  state: Pick<LinkExited, 'flowId' | 'intent'>,
  reason: 'kept_existing' | 'no_item' | 'interrupted',
): LinkExited => ({ ...walk(state), status: 'exited', reason, exit: null })

/** Nobody waits for what was only prepared; but how Link was left before stays to be read. */
const unprepared = (state: Extract<LinkState, { renews: LinkExit | null }>): LinkState =>
  state.renews === null ? idle : closed(state, state.renews)

const afterSuccess = (
  state: Extract<LinkState, { status: 'open' }>,
  success: LinkSuccess,
): LinkState =>
  state.intent.mode === 'new' && !success.publicToken
    ? ended(state, 'no_item')
    : finishing(state, success)

const afterAnswer = (state: Begun, answer: RecoverLinkResponse): LinkState => {
  if (
    state.status !== 'open' &&
    state.status !== 'finishing' &&
    state.status !== 'recovering' &&
    // Given up too early, or told by another tab: the server's word counts.
    state.status !== 'failed'
  )
    return state
  const isNew = state.intent.mode === 'new'
  switch (answer.outcome) {
    case 'linked':
      return isNew ? { ...walk(state), status: 'linked', item: answer.item } : state
    case 'updated': {
      if (isNew) return state
      const { outcome: status, ...updated } = answer
      const needless = 'success' in state && state.success.needless === true
      return { ...updated, ...walk(state), status, needless }
    }
    case 'discarded':
      return isNew || state.status === 'recovering' ? ended(state, 'kept_existing') : state
    case 'already_connected':
    case 'unfinished': {
      // What would be decided about went with the page: only another walk brings the question back.
      if (state.status === 'recovering') return ended(state, 'interrupted')
      if (answer.outcome === 'unfinished' || state.status !== 'finishing' || !isNew) return state
      const { ifConnected: _, existingId: __, ...rest } = state
      const { item: existing, breaksFirst } = answer
      return { ...rest, status: 'deciding', existing, breaksFirst }
    }
    default:
      return answer satisfies never
  }
}

/** The bank's return is good until Link has opened with it; a plain token is asked for anew. */
const claimedReturn = (
  state: Extract<LinkState, { renews: LinkExit | null }>,
): LinkGrant | null => {
  const grant = state.status === 'preparing' ? state.claimed : state.grant
  return grant?.returned ? grant : null
}

/** A return goes with its token; whatever else was to come gets a new one. */
const afterExpiry = (state: Extract<LinkState, { renews: LinkExit | null }>): LinkState => {
  if (claimedReturn(state) !== null)
    return { ...walk(state), status: 'refused', refusal: 'expired', error: null }
  const { pressed, renews } = state
  return { ...walk(state), status: 'preparing', pressed, renews, claimed: null }
}

const afterFailure = (state: Begun, error: RelinkError): LinkState => {
  if (state.status === 'finishing') return { ...state, status: 'failed', step: 'finishing', error }
  const failed = { status: 'failed', step: 'preparing', error } as const
  if (state.status === 'open' || state.status === 'recovering')
    return { ...walk(state), ...failed, claimed: null }
  if (!isBeforeOpen(state)) return state
  if (!state.pressed) return unprepared(state)
  return { ...walk(state), ...failed, claimed: claimedReturn(state) }
}

const afterRetry = (state: Begun): LinkState => {
  if (state.status !== 'failed') return state
  if (state.step === 'preparing')
    return {
      ...walk(state),
      status: 'preparing',
      pressed: true,
      renews: null,
      claimed: state.claimed,
    }
  const { error: _, step: __, ...rest } = state
  return { ...rest, status: 'finishing' }
}
