import { RelinkError, isRelinkError } from '../errors/relink-error.ts'
import { readOAuthReturn, type OAuthReturn } from '../redirect/read-oauth-return.ts'
import type { LinkExit } from './link-exit.ts'
import type { LinkFlowPorts } from './link-flow-ports.ts'
import type { LinkIntent } from './link-intent.ts'
import {
  idle,
  isBeforeOpen,
  type LinkEvent,
  type LinkGrant,
  type LinkState,
  type LinkSuccess,
} from './link-state.ts'
import { intentOf, pendingLinkOf } from './intent-of-record.ts'
import { awaitsServer, transition } from './transition.ts'

/** A token is not used in its last half minute: the person would only just have begun. */
const expiryMargin = 30_000
const tokenPatience = 20_000
const loadPatience = 20_000

/** What Link tells the flow that opened it. */
export type PlaidNews =
  | { type: 'loaded' }
  | { type: 'succeeded'; success: LinkSuccess }
  | { type: 'left'; exit: LinkExit }
  | { type: 'failed'; error: RelinkError }

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
  /** Goes on after the bank sent the person back to this address. */
  resume(href: string): void
  /** Tries again what failed: a new token, or only the server; never Link twice for one success. */
  retry(): void
  decide(choice: 'keep_existing' | 'connect_anyway'): void
  /** Gives up, unless Link has already succeeded. */
  cancel(): void
  /** Called by whatever hosts Link. News of a superseded or finished flow changes nothing. */
  hear(flowId: string, news: PlaidNews): void
}

/**
 * Makes a flow: the effects around {@link transition}.
 *
 * It asks for the token and the script side by side, sets the pending link aside before Link opens,
 * keeps the public token in memory until the server has taken it, and never reopens Link by itself.
 */
export const createLinkFlow = (ports: LinkFlowPorts): LinkFlow => {
  const { backend, clock, pendingLinks } = ports
  const listeners = new Set<(before: LinkState) => void>()
  let state: LinkState = idle
  let stopEffects: () => void = () => undefined
  let hasComplained = false
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

  const fail = (flowId: string, caught: unknown): void =>
    dispatch({ type: 'failed', flowId, error: asRelinkError(caught) })

  /** Does something with the store that must not stop the person when it fails. */
  const keep = (work: () => void | Promise<void>): void | Promise<void> => {
    const complain = (cause: unknown): void => {
      if (hasComplained) return
      hasComplained = true
      ports.report(
        new RelinkError(
          'storage_failed',
          'Failed to keep the pending link: the browser refused to store it. A bank that opens in the same tab will have to be started again.',
          { cause },
        ),
      )
    }
    try {
      return work()?.catch(complain)
    } catch (error) {
      return complain(error)
    }
  }

  /** What entering a state sets going, compared with the state before. */
  const run = (before: LinkState): void => {
    const now = state
    if (now.status === before.status && flowIdOf(now) === flowIdOf(before)) {
      if (now.status === 'ready' && now.pressed) openLink(now)
      return
    }
    stopEffects()
    stopEffects = () => undefined
    if (now.status === 'preparing') prepareLink(now)
    else if (now.status === 'loading') waitForLoad(now.flowId)
    else if (now.status === 'ready' && now.pressed) openLink(now)
    else if (now.status === 'finishing') finish(now)
    const flowId = flowIdOf(before)
    if (flowId !== null && isSetAside(before) && isGivenUp(flowId, now))
      void keep(() => pendingLinks.forget(flowId))
  }

  const prepareLink = (now: Extract<LinkState, { status: 'preparing' }>): void => {
    const { flowId, intent, claimed } = now
    const aborter = new AbortController()
    const { signal } = aborter
    stopEffects = () => aborter.abort()
    // An attempt that ran out of time may still end while the next one, of the same flow, is under way.
    Promise.all([claimed ?? requestGrant(flowId, intent, signal), ports.loadScript()]).then(
      ([grant]) => (signal.aborted ? undefined : dispatch({ type: 'granted', flowId, grant })),
      (error: unknown) => (signal.aborted ? undefined : fail(flowId, error)),
    )
  }

  const requestGrant = async (
    flowId: string,
    intent: LinkIntent,
    signal: AbortSignal,
  ): Promise<LinkGrant> => {
    // The script has a patience of its own.
    const stopWaiting = clock.after(tokenPatience, () =>
      fail(
        flowId,
        new RelinkError(
          'request_timeout',
          'Failed to get a link token: the server did not answer in 20 seconds. Check the back end and try again.',
        ),
      ),
    )
    signal.addEventListener('abort', stopWaiting)
    const answer = await backend.createLinkToken({ ...intent, flowId }, { signal })
    stopWaiting()
    return {
      linkToken: answer.linkToken,
      expiresAt: clock.now() + answer.expiresIn * 1000,
      redirectUri: answer.redirectUri,
      returned: null,
    }
  }

  const waitForLoad = (flowId: string): void => {
    stopEffects = clock.after(loadPatience, () =>
      fail(
        flowId,
        new RelinkError(
          'link_timeout',
          'Failed to open Link: it did not load in 20 seconds. Check that frames from cdn.plaid.com are allowed and try again.',
        ),
      ),
    )
  }

  const openLink = (now: Extract<LinkState, { status: 'ready' }>): void => {
    const { flowId, grant } = now
    const link = pendingLinkOf(now, ports.userKey(), clock.now())
    const kept = keep(() =>
      grant.returned === null
        ? pendingLinks.save(link)
        : pendingLinks.spend(link, grant.returned.stateId),
    )
    const open = () => dispatch({ type: 'opened', flowId })
    if (kept instanceof Promise) void kept.then(open)
    else open()
  }

  const finish = (now: Extract<LinkState, { status: 'finishing' }>): void => {
    const { flowId, grant } = now
    if (grant.returned === null)
      void keep(() => pendingLinks.spend(pendingLinkOf(now, ports.userKey(), clock.now()), null))
    tellServer(now).then(dispatch, (error: unknown) => fail(flowId, error))
  }

  const tellServer = async (
    now: Extract<LinkState, { status: 'finishing' }>,
  ): Promise<LinkEvent> => {
    const { flowId, intent, grant, success, confirmed } = now
    if (intent.mode === 'update')
      return { type: 'updated', flowId, ...(await backend.confirmUpdated(intent.itemId)) }
    const answer = await backend.linkItem({
      flowId,
      linkToken: grant.linkToken,
      publicToken: success.publicToken ?? '',
      institution: success.institution,
      accounts: success.accounts,
      ifConnected: confirmed ? 'add' : 'ask',
    })
    if (answer.outcome === 'linked') return { type: 'linked', flowId, item: answer.item }
    if (confirmed)
      throw new RelinkError(
        'response_invalid',
        'Failed to connect the bank once more: the server asked again, though the person had confirmed. Make it heed `ifConnected`.',
      )
    return { type: 'found_connected', flowId, existing: answer.existing }
  }

  const begin = (intent: LinkIntent, pressed: boolean): void => {
    dispatch({ type: 'intended', flowId: ports.createId(), intent, pressed })
  }

  const start = (intent: LinkIntent): void => {
    const flowId = flowIdOf(state) ?? ''
    if (isUsable(intent)) dispatch({ type: 'pressed', flowId })
    else if (awaitsServer(state)) dispatch({ type: 'retried', flowId })
    else begin(intent, true)
  }

  /** Whether what is being prepared serves this press: the same intent, and a token with time left. */
  const isUsable = (intent: LinkIntent): boolean => {
    if (!isBeforeOpen(state)) return false
    if (JSON.stringify(state.intent) !== JSON.stringify(intent)) return false
    return state.status === 'preparing' || state.grant.expiresAt - expiryMargin > clock.now()
  }

  const claim = async (flowId: string, returned: OAuthReturn): Promise<void> => {
    const claimed = await pendingLinks.claim(returned, ports.userKey())
    if (claimed.outcome === 'refused') {
      const { refusal, record } = claimed
      const intent = record === null ? null : intentOf(record, returned)
      return dispatch({ type: 'refused', flowId, refusal, intent })
    }
    const { linkToken, expiresAt, redirectUri } = claimed.link
    return dispatch({
      type: 'claimed',
      flowId,
      resumes: claimed.link.flowId,
      intent: intentOf(claimed.link, returned),
      grant: { linkToken, expiresAt, redirectUri, returned },
    })
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
    resume(href) {
      const returned = readOAuthReturn(href)
      if (returned === null || state.status !== 'idle') return
      const flowId = ports.createId()
      dispatch({ type: 'returned', flowId })
      claim(flowId, returned).catch((error: unknown) => {
        ports.report(asRelinkError(error))
        dispatch({ type: 'refused', flowId, refusal: 'unreadable', intent: null })
      })
    },
    retry() {
      if (state.status === 'failed' && (state.step === 'preparing' || awaitsServer(state)))
        dispatch({ type: 'retried', flowId: state.flowId })
      else if (state.status === 'failed' || state.status === 'exited') start(state.intent)
      else if (state.status === 'refused') start(state.intent ?? { mode: 'new', returnTo: '/' })
    },
    decide: (choice) => dispatch({ type: 'decided', flowId: flowIdOf(state) ?? '', choice }),
    cancel: () => dispatch({ type: 'cancelled', flowId: flowIdOf(state) ?? '' }),
    hear(flowId, news) {
      // Once Link has succeeded it is the server's turn: a failure of Link's is not one of the server's.
      if (state.status !== 'finishing') dispatch({ ...news, flowId })
    },
  }
}

const flowIdOf = (state: LinkState): string | null =>
  state.status === 'idle' ? null : state.flowId

/** Whether a record with a link token may be in the store: set aside by this page, or claimed and not spent. */
const isSetAside = (state: LinkState): boolean => {
  if (state.status === 'open') return state.grant.returned === null
  if (state.status === 'loading' || state.status === 'ready')
    return state.grant.returned !== null || (state.status === 'ready' && state.pressed)
  return 'claimed' in state && state.claimed !== null
}

/** Whether nothing can come back any more for the flow that got into this state, or made way for it. */
const isGivenUp = (flowId: string, now: LinkState): boolean =>
  flowIdOf(now) !== flowId ||
  now.status === 'exited' ||
  (now.status === 'failed' && now.step === 'preparing' && now.claimed === null)

const asRelinkError = (caught: unknown): RelinkError =>
  isRelinkError(caught)
    ? caught
    : new RelinkError(
        'request_failed',
        `Failed to go on with the bank link: ${caught instanceof Error ? caught.message : 'something unknown was thrown'}. Make the back end reject with a RelinkError.`,
        { cause: caught },
      )
