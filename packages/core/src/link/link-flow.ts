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
import { transition } from './transition.ts'

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
  /** The person pressed. Kept while something loads; a second press is the same press. */
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

  const dispatch = (event: LinkEvent): void => {
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
    const complain = (cause: unknown) =>
      ports.report(
        new RelinkError(
          'storage_failed',
          'Failed to keep the pending link: the browser refused to store it. A bank that opens in the same tab will have to be started again.',
          { cause },
        ),
      )
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
    if (now.status === 'idle' || now.status === 'exited') forget(before)
  }

  /** Nothing comes back for a flow that ended; of a resumed one the fact that it was used remains. */
  const forget = (before: LinkState): void => {
    const flowId = flowIdOf(before)
    if (flowId === null || ('grant' in before && before.grant.returned !== null)) return
    void keep(() => pendingLinks.forget(flowId))
  }

  const prepareLink = (now: Extract<LinkState, { status: 'preparing' }>): void => {
    const { flowId, intent, claimed } = now
    const aborter = new AbortController()
    const giveUp = clock.after(tokenPatience, () =>
      fail(
        flowId,
        new RelinkError(
          'request_timeout',
          'Failed to get a link token: the server did not answer in 20 seconds. Check the back end and try again.',
        ),
      ),
    )
    stopEffects = () => {
      giveUp()
      aborter.abort()
    }
    Promise.all([claimed ?? requestGrant(flowId, intent, aborter.signal), ports.loadScript()]).then(
      ([grant]) => dispatch({ type: 'granted', flowId, grant }),
      (error: unknown) => fail(flowId, error),
    )
  }

  const requestGrant = async (
    flowId: string,
    intent: LinkIntent,
    signal: AbortSignal,
  ): Promise<LinkGrant> => {
    const answer = await backend.createLinkToken({ ...intent, flowId }, { signal })
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
    const { flowId, intent, grant, success, confirmed } = now
    if (grant.returned === null)
      void keep(() => pendingLinks.spend(pendingLinkOf(now, ports.userKey(), clock.now()), null))
    if (intent.mode === 'update') {
      backend.confirmUpdated(intent.itemId).then(
        (answer) => dispatch({ type: 'updated', flowId, ...answer }),
        (error) => fail(flowId, error),
      )
      return
    }
    backend
      .linkItem({
        flowId,
        linkToken: grant.linkToken,
        publicToken: success.publicToken ?? '',
        institution: success.institution,
        accounts: success.accounts,
        ifConnected: confirmed ? 'add' : 'ask',
      })
      .then(
        (answer) =>
          answer.outcome === 'linked'
            ? dispatch({ type: 'linked', flowId, item: answer.item })
            : dispatch({ type: 'found_connected', flowId, existing: answer.existing }),
        (error) => fail(flowId, error),
      )
  }

  const begin = (intent: LinkIntent, pressed: boolean): void => {
    dispatch({ type: 'intended', flowId: ports.createId(), intent, pressed })
  }

  const start = (intent: LinkIntent): void => {
    if (isUsable(intent)) dispatch({ type: 'pressed', flowId: flowIdOf(state) ?? '' })
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
      if (state.status === 'failed') dispatch({ type: 'retried', flowId: state.flowId })
      else if (state.status === 'exited') start(state.intent)
      else if (state.status === 'refused') start(state.intent ?? { mode: 'new', returnTo: '/' })
    },
    decide: (choice) => dispatch({ type: 'decided', flowId: flowIdOf(state) ?? '', choice }),
    cancel: () => dispatch({ type: 'cancelled', flowId: flowIdOf(state) ?? '' }),
    hear: (flowId, news) => dispatch({ ...news, flowId }),
  }
}

const flowIdOf = (state: LinkState): string | null =>
  state.status === 'idle' ? null : state.flowId

const asRelinkError = (caught: unknown): RelinkError =>
  isRelinkError(caught)
    ? caught
    : new RelinkError(
        'request_failed',
        `Failed to go on with the bank link: ${caught instanceof Error ? caught.message : 'something unknown was thrown'}. Make the back end reject with a RelinkError.`,
        { cause: caught },
      )
