import { idle, type FlowReport, type LinkFlows, type LinkKey } from '@relink/core'
import type { Relink } from '../relink-context.ts'
import { addReport, type FlowHistory } from './flow-history.ts'
import { watchBackend, type RequestRecord } from './watch-backend.ts'

/** What has happened on this page since somebody looks. */
export interface Recorded {
  /** The newest first. */
  flows: readonly FlowHistory[]
  /** The newest first. */
  requests: readonly RequestRecord[]
}

/** Keeps what the flows and the back end of one provider do. */
export interface Recorder {
  /** Begins to listen, unless it does; the answer ends it once the last who began has ended it. */
  listen(): () => void
  getSnapshot(): Recorded
  subscribe(listener: () => void): () => void
  /** Forgets what has happened. */
  clear(): void
}

const mostRequests = 200

/** One for each provider, so that an inspector that comes back, or a second one, knows what was before. */
const recorders = new WeakMap<LinkFlows, Recorder>()

/** The recorder of a provider. */
export const recorderOf = (relink: Pick<Relink, 'flows' | 'observeBackend'>): Recorder => {
  const existing = recorders.get(relink.flows)
  if (existing !== undefined) return existing
  const created = createRecorder(relink)
  recorders.set(relink.flows, created)
  return created
}

const createRecorder = ({
  flows,
  observeBackend,
}: Pick<Relink, 'flows' | 'observeBackend'>): Recorder => {
  let recorded: Recorded = { flows: [], requests: [] }
  const listeners = new Set<() => void>()
  let listening = 0
  let stop = (): void => undefined

  const change = (next: Partial<Recorded>): void => {
    recorded = { ...recorded, ...next }
    for (const listener of listeners) listener()
  }
  const hearReport = (report: FlowReport): void =>
    change({ flows: addReport(recorded.flows, report) })
  const hearRequest = (request: RequestRecord): void => {
    const isKnown = recorded.requests.some(({ id }) => id === request.id)
    const requests = isKnown
      ? recorded.requests.map((each) => (each.id === request.id ? request : each))
      : [request, ...recorded.requests].slice(0, mostRequests)
    change({ requests })
  }

  const begin = (): (() => void) => {
    // What was under way before.
    for (const key of ['new', 'return', 'embedded'] satisfies LinkKey[]) {
      const now = flows.getState(key)
      const isNew = 'flowId' in now && recorded.flows.every(({ flowId }) => flowId !== now.flowId)
      if (isNew) hearReport({ type: 'changed', at: Date.now(), before: idle, now })
    }
    const before = observeBackend.current
    observeBackend.current = (backend) => watchBackend(before(backend), hearRequest)
    const stopWatching = flows.watch(hearReport)
    return () => {
      observeBackend.current = before
      stopWatching()
    }
  }

  return {
    listen() {
      if (listening === 0) stop = begin()
      listening += 1
      return () => {
        listening -= 1
        if (listening === 0) stop()
      }
    },
    getSnapshot: () => recorded,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () =>
      change({ flows: [], requests: recorded.requests.filter(({ took }) => took === null) }),
  }
}
