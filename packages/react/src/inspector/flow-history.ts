import { idle, type FlowReport, type LinkState } from '@relink/core'
import { hideSecrets } from './hide-secrets.ts'
import { tellState } from './tell-state.ts'

/** One state of a flow; `at` in milliseconds since the epoch. */
export interface FlowStep {
  at: number
  status: LinkState['status']
  about: string
}

/** One of Plaid's events. */
export interface HeardEvent {
  name: string
  /** When it came to this page, in milliseconds since the epoch. */
  arrivedAt: number
  /** When Plaid says it happened; null where it does not say. */
  happenedAt: number | null
  about: string
}

/** What one flow has been through on this page. */
export interface FlowHistory {
  flowId: string
  startedAt: number
  mode: 'new' | 'update' | null
  itemId: string | null
  /** The newest; `idle` once the flow is over and something else has begun in its place. */
  state: LinkState
  steps: readonly FlowStep[]
  events: readonly HeardEvent[]
}

const mostFlows = 50
const mostSteps = 200

/** Adds what the flows report to what is known of them, the newest flow first. */
export const addReport = (
  flows: readonly FlowHistory[],
  report: FlowReport,
): readonly FlowHistory[] => {
  if (report.type === 'heard')
    return flows.map((flow) =>
      flow.flowId === report.flowId
        ? { ...flow, events: [...flow.events, readEvent(report)].slice(-mostSteps) }
        : flow,
    )
  const { at, before, now } = report
  if (now.status === 'idle') return 'flowId' in before ? leaveFlow(flows, before.flowId, at) : flows
  const step: FlowStep = { at, status: now.status, about: tellState(now) }
  if (before.status === 'idle' || before.flowId === now.flowId)
    return addStep(flows, now.flowId, now, step)
  // A return goes on under the id that the flow had before the trip to the bank.
  if (before.status === 'returning') {
    const looked = flows.find(({ flowId }) => flowId === before.flowId)
    const others = flows.filter(({ flowId }) => flowId !== before.flowId)
    const steps = looked?.steps ?? []
    return addStep(others, now.flowId, now, step, looked?.startedAt, steps)
  }
  return addStep(leaveFlow(flows, before.flowId, at), now.flowId, now, step)
}

const leaveFlow = (
  flows: readonly FlowHistory[],
  flowId: string,
  at: number,
): readonly FlowHistory[] => flows.map((flow) => (flow.flowId === flowId ? leave(flow, at) : flow))

const leave = (flow: FlowHistory, at: number): FlowHistory => ({
  ...flow,
  state: idle,
  steps: isEnded(flow.state)
    ? flow.steps
    : [...flow.steps, { at, status: 'idle', about: tellState(idle) }],
})

const isEnded = ({ status }: LinkState): boolean =>
  status === 'linked' || status === 'updated' || status === 'exited' || status === 'idle'

const addStep = (
  flows: readonly FlowHistory[],
  flowId: string,
  state: LinkState,
  step: FlowStep,
  startedAt: number = step.at,
  earlier: readonly FlowStep[] = [],
): readonly FlowHistory[] => {
  const known = flows.find((flow) => flow.flowId === flowId)
  const intent = 'intent' in state ? state.intent : null
  const flow: FlowHistory = {
    flowId,
    startedAt: known?.startedAt ?? startedAt,
    mode: intent?.mode ?? known?.mode ?? null,
    itemId: intent?.mode === 'update' ? intent.itemId : (known?.itemId ?? null),
    state,
    steps: [...(known?.steps ?? []), ...earlier, step].slice(-mostSteps),
    events: known?.events ?? [],
  }
  return known === undefined
    ? [flow, ...flows].slice(0, mostFlows)
    : flows.map((each) => (each === known ? flow : each))
}

const readEvent = ({ name, at, metadata }: Extract<FlowReport, { type: 'heard' }>): HeardEvent => {
  // Anything may be in it, nothing among it.
  const fields = Object(metadata) as Record<string, unknown>
  const text = (field: string): string =>
    typeof fields[field] === 'string' ? hideSecrets(fields[field]) : ''
  const happenedAt = Date.parse(text('timestamp'))
  const about = [text('view_name'), text('institution_name'), text('error_code')]
  return {
    name: hideSecrets(name),
    arrivedAt: at,
    happenedAt: Number.isNaN(happenedAt) ? null : happenedAt,
    about: about.filter(Boolean).join(', '),
  }
}
