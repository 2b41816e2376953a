import { createLinkFlow, type LinkFlow, type LinkNews } from './link-flow.ts'
import type { LinkFlowPorts, ReturnPorts } from './link-flow-ports.ts'
import type { FlowReport, FlowWatcher } from './flow-report.ts'
import { intentOf } from './intent-of-record.ts'
import { linkKey, type LinkIntent, type LinkKey } from './link-intent.ts'
import { idle, isBeforeOpen, type LinkGrant, type LinkState } from './link-state.ts'

/** What the page's one Link has to be made with, and whether it should be open. */
export interface MountedLink {
  flowId: string
  grant: LinkGrant
  open: boolean
}

/** A flow's ending that an app wants to hear of, also when the component that began is gone. */
export type LinkEnding = Extract<LinkState, { status: 'linked' | 'updated' | 'exited' }>

/**
 * All flows of a page: one per Item and one for new Items, at most one of which has Link.
 *
 * A flow that is finishing goes on to its end whatever else begins, and however many buttons come and go.
 */
export interface LinkFlows {
  getState(key: LinkKey): LinkState
  /** The Link to be mounted now, or null. Stays the same object while nothing about it changes. */
  getMounted(): MountedLink | null
  subscribe(listener: () => void): () => void
  /** Calls back once for each flow that ended. */
  onEnded(listener: (ending: LinkEnding, key: LinkKey) => void): () => void
  /** Hears every change of every flow, and all that {@link note} is told; for telemetry. */
  watch(watcher: FlowWatcher): () => void
  /** Passes on one of Plaid's events. Nothing here depends on it. */
  note(flowId: string, name: string, metadata: unknown): void
  /** Gets ready for a press that seems near; one at a time, and never while something is going on. */
  prepare(intent: LinkIntent): void
  /** The person pressed. The last press wins, except over a Link that stands open. */
  start(intent: LinkIntent): void
  /** Goes on after the bank sent the person back. */
  resume(ports: ReturnPorts): void
  /**
   * Looks for a walk of this tab's whose page went before the end, and asks the server what became of it.
   *
   * @param here The page's address without query and fragment; a return page looks by itself.
   */
  recover(here: string): Promise<void>
  retry(key: LinkKey): void
  decide(key: LinkKey, choice: 'keep_existing' | 'connect_anyway'): void
  cancel(key: LinkKey): void
  hear(flowId: string, news: LinkNews): void
  /**
   * Forgets everything, because another person is signed in now. What is finishing still reaches the
   * server, but nobody here hears how it ended.
   */
  reset(): void
}

/** Makes the flows of a page. */
export const createLinkFlows = (ports: LinkFlowPorts): LinkFlows => {
  const flows = new Map<LinkKey, LinkFlow>()
  const listeners = new Set<() => void>()
  const endListeners = new Set<(ending: LinkEnding, key: LinkKey) => void>()
  const watchers = new Set<FlowWatcher>()
  let mounted: MountedLink | null = null
  // After a success Link shows a last pane of its own, which stays until the person closes it.
  let showsEnd = false

  const flow = (key: LinkKey): LinkFlow => {
    const existing = flows.get(key)
    if (existing !== undefined) return existing
    const created = createLinkFlow(ports)
    created.subscribe((before) => {
      const now = created.getSnapshot()
      // Also of a flow that is no more this person's: what is finishing still ends.
      report({ type: 'changed', at: ports.clock.now(), before, now })
      if (flows.get(key) === created) changed(key, now, before)
    })
    flows.set(key, created)
    return created
  }

  const report = (news: FlowReport): void => {
    for (const watcher of watchers) watcher(news)
  }

  const changed = (key: LinkKey, state: LinkState, before: LinkState): void => {
    if (isMountable(state)) {
      if (mounted?.flowId !== state.flowId) showsEnd = false
      const open = state.status === 'open'
      if (mounted?.flowId !== state.flowId || mounted.open !== open)
        mounted = { flowId: state.flowId, grant: state.grant, open }
    } else if (before.status !== 'idle' && before.flowId === mounted?.flowId && !showsEnd) {
      mounted = null
    }
    notify()
    if (!isEnding(state) || isEnding(before)) return
    for (const tell of endListeners) {
      try {
        tell(state, key)
      } catch (error) {
        // A callback of the app's: its fault is the app's to hear of, and stops nobody else.
        ports.clock.after(0, () => {
          throw error
        })
      }
    }
  }

  const notify = (): void => {
    for (const listener of listeners) listener()
  }

  const others = (key: LinkKey): LinkFlow[] =>
    [...flows].filter(([each]) => each !== key).map(([, each]) => each)

  const isAnyBusy = (): boolean => [...flows.values()].some((each) => isBusy(each.getSnapshot()))

  const giveWay = (each: LinkFlow): void => {
    const state = each.getSnapshot()
    if (isBeforeOpen(state) || state.status === 'returning') each.cancel()
  }

  const begin = (key: LinkKey, act: (own: LinkFlow) => void): void => {
    if (others(key).some((each) => each.getSnapshot().status === 'open')) return
    others(key).forEach(giveWay)
    act(flow(key))
  }

  return {
    getState: (key) => flows.get(key)?.getSnapshot() ?? idle,
    getMounted: () => mounted,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onEnded(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    note: (flowId, name, metadata) =>
      report({ type: 'heard', at: ports.clock.now(), flowId, name, metadata }),
    prepare(intent) {
      if (isAnyBusy()) return
      begin(linkKey(intent), (own) => own.prepare(intent))
    },
    start: (intent) => begin(linkKey(intent), (own) => own.start(intent)),
    resume: (back) => begin('return', (own) => own.resume(back)),
    async recover(here) {
      if (isAnyBusy()) return
      const record = await ports.pendingLinks.findAbandoned(ports.userKey(), here)
      if (record !== null) flow(linkKey(intentOf(record))).recover(record)
    },
    retry: (key) => begin(key, (own) => own.retry()),
    decide: (key, choice) => flow(key).decide(choice),
    cancel: (key) => flows.get(key)?.cancel(),
    hear(flowId, news) {
      const isMounted = mounted?.flowId === flowId
      if (isMounted && news.type === 'left' && showsEnd) {
        mounted = null
        return notify()
      }
      if (isMounted && news.type === 'succeeded') showsEnd = true
      for (const each of flows.values()) each.hear(flowId, news)
    },
    reset() {
      for (const each of flows.values()) each.cancel()
      flows.clear()
      mounted = null
      notify()
    },
  }
}

const isBusy = (state: LinkState): boolean =>
  state.status === 'open' ||
  state.status === 'returning' ||
  state.status === 'recovering' ||
  (isBeforeOpen(state) && state.pressed)

const isMountable = (
  state: LinkState,
): state is Extract<LinkState, { status: 'loading' | 'ready' | 'open' }> =>
  state.status === 'loading' || state.status === 'ready' || state.status === 'open'

const isEnding = (state: LinkState): state is LinkEnding =>
  state.status === 'linked' || state.status === 'updated' || state.status === 'exited'
