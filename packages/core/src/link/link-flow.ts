import type { PendingLink, PendingRecord } from '../pending/pending-link.ts'
import type { RecoverLinkResponse } from '../wire/link-backend.ts'
import { intentOf, pendingLinkOf } from './intent-of-record.ts'
import { isRenewable, isWorthKeeping } from './after-ending.ts'
import type { FoundReturn } from './find-return.ts'
import type { LinkExit } from './link-exit.ts'
import type { LinkFlowPorts, ReturnPorts } from './link-flow-ports.ts'
import type { LinkIntent } from './link-intent.ts'
import type { LinkNews } from './link-news.ts'
import { idle, isBeforeOpen, type LinkEvent, type LinkGrant, type LinkState } from './link-state.ts'
import { asRelinkError, tooLate } from './flow-error.ts'
import { patience, requestGrant } from './request-grant.ts'
import { createKeeper, isGivenUp, walkSetAside, type SetAside } from './set-aside.ts'
import { tellServer } from './tell-server.ts'
import { awaitsServer, transition } from './transition.ts'

/** A token is not used in its last half minute: the person would only just have begun. */
const expiryMargin = 30_000
/** Somebody waits for Link meanwhile. */
const storePatience = 5_000
/** A back end has a patience of its own; this is for one that has none. */
const longPatience = 60_000

/** One person's walk through Link, again and again: each walk has a flow id of its own. */
export interface LinkFlow {
  getSnapshot(): LinkState
  /** Calls back after every change, with the state before it; the answer ends that. */
  subscribe(listener: (before: LinkState) => void): () => void
  /** Gets a token and Link ready, because the person seems about to press. */
  prepare(intent: LinkIntent): void
  /**
   * The person pressed. Kept while something loads; a second press is the same press. As long as the
   * server has yet to take a success, a press only tells it again.
   */
  start(intent: LinkIntent): void
  /** Goes on after the bank sent the person back. Does nothing while something is going on. */
  resume(ports: ReturnPorts): void
  /** Asks the server what became of a walk whose page went before the end. */
  recover(record: PendingRecord): void
  /** Tries again what failed: a new token, the same return, or only the server; never Link twice for one success. */
  retry(): void
  decide(choice: 'keep_existing' | 'connect_anyway'): void
  /** Gives up, unless Link has already succeeded. */
  cancel(): void
  /** Called by whatever hosts Link. News of a superseded or finished flow changes nothing. */
  hear(flowId: string, news: LinkNews): void
}

/**
 * Makes a flow: the effects around {@link transition}.
 *
 * It asks for the token and the script side by side, sets the pending link aside before Link opens,
 * stores the public token nowhere, though it keeps hold of it until the exchange is done, and never reopens Link by itself.
 *
 * @param isEmbedded Whether Link is a search in the page: that is ready when it is shown, and opens when the person
 *   chooses a bank. It stays while a token that is about to run out is replaced, and gets a new one after each walk.
 */
export const createLinkFlow = (ports: LinkFlowPorts, isEmbedded = false): LinkFlow => {
  const { clock, pendingLinks } = ports
  const keep = createKeeper(ports.report)
  const listeners = new Set<(before: LinkState) => void>()
  let state: LinkState = idle
  /** What is in the store, or on its way there, though Link has not opened with it. */
  let kept: ReturnType<typeof walkSetAside> = null
  let stopEffects: () => void = () => undefined
  let homecoming: ReturnPorts | null = null
  const events: LinkEvent[] = []
  let isDispatching = false

  /** What happens in answer to a change waits until everybody has heard of that change. */
  const dispatch = (event: LinkEvent): void => {
    events.push(event)
    if (isDispatching) return
    isDispatching = true
    try {
      for (let next = events.shift(); next !== undefined; next = events.shift()) apply(next)
    } finally {
      isDispatching = false
    }
  }

  const apply = (event: LinkEvent): void => {
    const before = state
    state = transition(before, event)
    if (state === before) return
    run(before)
    for (const listener of listeners) listener(before)
  }

  const fail = (flowId: string, caught: unknown): void => {
    press(flowId)
    dispatch({ type: 'failed', flowId, error: asRelinkError(caught) })
  }

  /** Whoever sees a search in the page waits for it, though they have pressed nothing: its end is told. */
  const press = (flowId: string): void => {
    if (isEmbedded) dispatch({ type: 'pressed', flowId })
  }

  /** What entering a state sets going, compared with the state before. */
  const run = (before: LinkState): void => {
    const now = state
    if (now.status === before.status && flowIdOf(now) === flowIdOf(before)) {
      if (now.status === 'ready' && !isEmbedded) becomeReady(now)
      return
    }
    stopEffects()
    stopEffects = () => undefined
    if (now.status === 'preparing') prepareLink(now)
    else if (now.status === 'loading')
      stopEffects = clock.after(patience, () =>
        fail(now.flowId, tooLate('open Link', 'link_timeout')),
      )
    else if (now.status === 'ready') becomeReady(now)
    else if (now.status === 'finishing') finish(now)
    // Too many logins may have killed the token, so Link does not open again by itself.
    else if (before.status === 'open' && isRenewable(now, isEmbedded))
      begin(now.intent, false, now.exit)
    const aside = walkSetAside(before)
    const walk = aside?.isOpened ? aside : (kept ?? aside)
    if (!walk || !isGivenUp(walk.flowId, now)) return
    kept = null
    void keep(() => pendingLinks.settle(recordOf(walk), walk.isOpened))
  }

  const prepareLink = (now: Extract<LinkState, { status: 'preparing' }>): void => {
    const { flowId, claimed } = now
    if (claimed !== null && !isFresh(claimed, 0)) return dispatch({ type: 'expired', flowId })
    askForGrant(now, claimed, (caught) => fail(flowId, caught))
  }

  const askForGrant = (
    { flowId, intent }: Pick<SetAside, 'flowId' | 'intent'>,
    claimed: LinkGrant | null,
    refuse: (caught: unknown) => void,
  ): void => {
    stopEffects()
    const granted = (grant: LinkGrant): void => dispatch({ type: 'granted', flowId, grant })
    stopEffects = requestGrant(ports, { ...intent, flowId }, claimed, granted, refuse)
  }

  const becomeReady = (now: Extract<LinkState, { status: 'ready' }>): void => {
    // Plaid opens Link by itself, and may send the person to their bank before anybody hears of it.
    if (isEmbedded) void setAside(now, true)
    else if (now.pressed) openLink(now)
  }

  const isFresh = (grant: LinkGrant, margin: number): boolean =>
    grant.expiresAt - margin > clock.now()

  const openLink = (now: Extract<LinkState, { status: 'ready' }>): void => {
    const { flowId, grant } = now
    if (!isFresh(grant, 0)) return dispatch({ type: 'expired', flowId })
    const saving = setAside(now)
    if (grant.returned !== null) homecoming?.cleanAddress()
    const open = () => dispatch({ type: 'opened', flowId })
    if (!saving) return open()
    stopEffects()
    // A store that does not answer keeps nobody from their bank.
    stopEffects = clock.after(storePatience, open)
    void saving.then(open)
  }

  const setAside = (walk: SetAside, offered?: boolean): void | Promise<void> => {
    kept = { ...walk, isOpened: false }
    return keep(() => pendingLinks.save({ ...recordOf(walk), offered }))
  }

  const recordOf = (walk: SetAside): PendingLink =>
    pendingLinkOf(walk, ports.userKey(), clock.now())

  const finish = (now: Extract<LinkState, { status: 'finishing' }>): void => {
    const { flowId } = now
    void keep(() => pendingLinks.spend(recordOf(now)))
    const telling = tellServer(ports.backend(), now)
    // An answer is the server's word however late it comes; a failure is this attempt's alone.
    ask(
      telling,
      'finish',
      (answer) => hear(flowId, answer),
      (caught) => fail(flowId, caught),
    )
  }

  /** Waits for an answer, though not for ever. */
  const ask = <Answer>(
    asking: Promise<Answer>,
    what: string,
    take: (answer: Answer) => void,
    refuse: (caught: unknown) => void,
  ): void => {
    const asked = state
    stopEffects = clock.after(longPatience, () => refuse(tooLate(what)))
    asking.then(take).catch((caught: unknown) => state === asked && refuse(caught))
  }

  const begin = (intent: LinkIntent, pressed: boolean, renews: LinkExit | null = null): void => {
    dispatch({ type: 'intended', flowId: ports.createId(), intent, pressed, renews })
  }

  const start = (intent: LinkIntent): void => {
    const flowId = flowIdOf(state)
    if (awaitsServer(state)) dispatch({ type: 'retried', flowId })
    else if (!isBeforeOpen(state) || JSON.stringify(state.intent) !== JSON.stringify(intent))
      begin(intent, !isEmbedded)
    else if (state.status !== 'preparing' && !isFresh(state.grant, expiryMargin))
      // The search stays as it is until the new token is there. Whoever shows it asks again when that failed.
      if (isEmbedded) askForGrant(state, null, (caught) => ports.report(asRelinkError(caught)))
      else begin(intent, true)
    else if (!isEmbedded) dispatch({ type: 'pressed', flowId })
  }

  /** Whoever was to be asked could not be: the person may have it asked again. */
  const notChecked = (flowId: string, intent: LinkIntent | null, caught: unknown): void => {
    const error = asRelinkError(caught)
    ports.report(error)
    dispatch({ type: 'refused', flowId, refusal: 'not_checked', intent, error })
  }

  const resume = (back: ReturnPorts): void => {
    // Its own return is still good; only `retry` goes on with it.
    if (isWorthKeeping(state)) return
    const flowId = ports.createId()
    dispatch({ type: 'returned', flowId })
    if (flowIdOf(state) !== flowId) return
    homecoming = back
    const refuse = (caught: unknown): void => notChecked(flowId, null, caught)
    const returning = state
    const take = (found: FoundReturn): void => {
      if (state !== returning) letGo(found)
      else if (found.type === 'abandoned') recover(found.record)
      else dispatch({ ...found, flowId })
    }
    ask(back.find(), 'resume', take, refuse)
  }

  /** It was given up meanwhile: another try, or another page, may have it. */
  const letGo = (found: FoundReturn): void => {
    if (found.type !== 'refused')
      pendingLinks.letGo(found.type === 'claimed' ? found.resumes : found.record.flowId)
  }

  const hear = (flowId: string, answer: RecoverLinkResponse): void =>
    dispatch({ type: 'answered', flowId, answer })

  /** A back end that can't tell says that nothing came of it. */
  const askServer = async (flowId: string): Promise<RecoverLinkResponse> =>
    (await ports.backend().recoverLink?.({ flowId })) ?? { outcome: 'unfinished' }

  const recover = (record: PendingRecord): void => {
    const { flowId } = record
    const intent = intentOf(record)
    dispatch({ type: 'recovering', flowId, intent })
    if (state.status !== 'recovering' || state.flowId !== flowId) return
    homecoming ??= { find: async () => ({ type: 'abandoned', record }), cleanAddress() {} }
    const settle = () => void keep(() => pendingLinks.settle(record))
    // It may have come to a connection all the same: nothing is concluded, and the next page asks again.
    const refuse = (caught: unknown): void => {
      if (asRelinkError(caught).code !== 'exchange_lost') return notChecked(flowId, intent, caught)
      // This is an answer: what came of the walk is lost, and only another one helps.
      settle()
      fail(flowId, caught)
    }
    const take = (answer: RecoverLinkResponse): void => {
      settle()
      hear(flowId, answer)
    }
    ask(askServer(flowId), 'resume', take, refuse)
  }

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    prepare(intent) {
      if (state.status === 'idle') begin(intent, false)
    },
    start,
    resume,
    recover,
    retry() {
      if (isWorthKeeping(state)) dispatch({ type: 'retried', flowId: flowIdOf(state) })
      else if (state.status === 'refused' && state.error !== null && homecoming !== null)
        resume(homecoming)
      else if ('intent' in state) start(state.intent ?? { mode: 'new', returnTo: '/' })
    },
    decide: (choice) => dispatch({ type: 'decided', flowId: flowIdOf(state), choice }),
    cancel: () => dispatch({ type: 'cancelled', flowId: flowIdOf(state) }),
    hear(flowId, news) {
      if (news.type !== 'loaded') press(flowId)
      if (news.type === 'chosen') {
        if (state.status === 'ready' && state.flowId === flowId) openLink(state)
        return
      }
      // Then it has opened, though nobody may have said so.
      if (news.type === 'succeeded') dispatch({ type: 'opened', flowId })
      // Once Link has succeeded it is the server's turn: a failure of Link's is not one of the server's.
      if (state.status !== 'finishing') dispatch({ ...news, flowId })
    },
  }
}

/** Empty while there is no flow; no flow has that id. */
const flowIdOf = (state: LinkState): string => (state.status === 'idle' ? '' : state.flowId)
