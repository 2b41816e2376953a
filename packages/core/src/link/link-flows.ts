import { createLinkFlow, type LinkFlow } from './link-flow.ts'
import type { LinkFlowPorts, ReturnPorts } from './link-flow-ports.ts'
import type { FlowReport, FlowWatcher } from './flow-report.ts'
import { intentOf } from './intent-of-record.ts'
import { linkKey, type LinkIntent, type LinkKey } from './link-intent.ts'
import type { LinkNews } from './link-news.ts'
import { idle, isBeforeOpen, type LinkState } from './link-state.ts'
import { createMount, type MountedLink } from './mounted-link.ts'

/** A flow's ending that an app wants to hear of, also when the component that began is gone. */
export type LinkEnding = Extract<LinkState, { status: 'linked' | 'updated' | 'exited' }>

/**
 * All flows of a page: one per Item and one for new Items, at most one of which has Link. Beside them the search
 * that is part of the page has a flow: it makes way for nobody, and nobody for it.
 *
 * A flow that is finishing goes on to its end whatever else begins, and however many buttons come and go.
 */
export interface LinkFlows {
  getState(key: LinkKey): LinkState
  /** The Link to be mounted now, or null. Stays the same object while nothing about it changes. */
  getMounted(): MountedLink | null
  /** The search to be mounted in the page now; `open` while the Link that was opened from it stands. */
  getEmbedded(): MountedLink | null
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
  /**
   * The page shows a search of its own, and somebody may choose a bank there. Called again, it replaces a token that
   * has less than half a minute left; the search stays until the new one is there.
   */
  embed(intent: LinkIntent): void
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
  const page = createMount()
  const embedded = createMount()

  const flow = (key: LinkKey): LinkFlow => {
    const existing = flows.get(key)
    if (existing !== undefined) return existing
    const created = createLinkFlow(ports, key === 'embedded')
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
    ;(key === 'embedded' ? embedded : page).follow(state, before)
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
    [...flows].filter(([each]) => each !== key && each !== 'embedded').map(([, each]) => each)

  const isAnyBusy = (): boolean => others('embedded').some((each) => isBusy(each.getSnapshot()))

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
    getMounted: page.get,
    getEmbedded: embedded.get,
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
    embed: (intent) => flow('embedded').start(intent),
    resume: (back) => begin('return', (own) => own.resume(back)),
    async recover(here) {
      if (isAnyBusy()) return
      const userKey = ports.userKey()
      const record = await ports.pendingLinks.findAbandoned(userKey, here)
      if (record === null) return
      const own = flow(linkKey(intentOf(record)))
      // Meanwhile another person may have signed in, or this one pressed.
      if (userKey === ports.userKey() && !isAnyBusy()) own.recover(record)
      if (own.getSnapshot().status !== 'recovering') ports.pendingLinks.letGo(record.flowId)
    },
    retry: (key) => (key === 'embedded' ? flow(key).retry() : begin(key, (own) => own.retry())),
    decide: (key, choice) => flow(key).decide(choice),
    cancel: (key) => flows.get(key)?.cancel(),
    hear(flowId, news) {
      if ([page, embedded].some((each) => each.hear(flowId, news))) return notify()
      for (const each of flows.values()) each.hear(flowId, news)
    },
    reset() {
      for (const each of flows.values()) each.cancel()
      flows.clear()
      page.clear()
      embedded.clear()
      notify()
    },
  }
}

const isBusy = (state: LinkState): boolean =>
  state.status === 'open' ||
  state.status === 'returning' ||
  state.status === 'recovering' ||
  (isBeforeOpen(state) && state.pressed)

const isEnding = (state: LinkState): state is LinkEnding =>
  state.status === 'linked' || state.status === 'updated' || state.status === 'exited'
