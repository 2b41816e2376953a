import { createFakeClock, type FakeClock } from '../test/fake-clock.fixture.ts'
import { newIntent } from '../test/samples.fixture.ts'
import { idle, type LinkEvent, type LinkGrant, type LinkState } from '../link/link-state.ts'
import type { LinkIntent } from '../link/link-intent.ts'
import { transition } from '../link/transition.ts'
import { createFunnel, type Funnel } from './funnel.ts'
import type { TelemetryStep } from './telemetry-step.ts'

/** Longer than late events are waited for. */
export const lateness = 2_000

export const grant: LinkGrant = {
  linkToken: 'link-sandbox-1',
  expiresAt: 2_000_000_000_000,
  redirectUri: 'https://app.example/oauth',
  returned: null,
}

type Told = LinkEvent extends infer Event
  ? Event extends LinkEvent
    ? Omit<Event, 'flowId'>
    : never
  : never

/** A page with one flow after another, and the funnel that watches them. */
export interface FunnelDriver {
  funnel: Funnel
  clock: FakeClock
  steps: TelemetryStep[]
  /** The steps in words: name, and whatever else sets it apart. */
  story(): string[]
  /** Tells the flow something; its id is the state's own unless given. */
  dispatch(event: Told, flowId?: string): void
  hear(name: string, metadata?: object, flowId?: string): void
  flush(): void
  /** From the press to an open Link. */
  open(intent?: LinkIntent, flowId?: string): void
}

export const driveFunnel = (
  tell: (step: TelemetryStep) => void = () => undefined,
): FunnelDriver => {
  const clock = createFakeClock()
  const steps: TelemetryStep[] = []
  const funnel = createFunnel({
    clock,
    tell: (step) => {
      steps.push(step)
      tell(step)
    },
  })
  let state: LinkState = idle
  const dispatch = (event: Told, flowId = state.status === 'idle' ? 'a' : state.flowId): void => {
    const before = state
    state = transition(before, { ...event, flowId })
    if (state !== before) funnel.hear({ type: 'changed', at: clock.now(), before, now: state })
  }
  return {
    funnel,
    clock,
    steps,
    story: () => steps.map(describeStep),
    dispatch,
    hear(name, metadata = {}, flowId = 'a') {
      funnel.hear({ type: 'heard', at: clock.now(), flowId, name, metadata })
    },
    flush: funnel.flush,
    open(intent = newIntent, flowId = 'a') {
      dispatch({ type: 'intended', intent, pressed: true, renews: null }, flowId)
      dispatch({ type: 'granted', grant })
      dispatch({ type: 'loaded' })
      dispatch({ type: 'opened' })
    },
  }
}

const describeStep = (step: TelemetryStep): string => {
  const words: string[] = [step.step]
  if (step.view !== null) words.push(step.view)
  if ('event' in step) words.push(step.event)
  if ('reason' in step) words.push(step.reason)
  if ('refusal' in step) words.push(step.refusal)
  if ('error' in step && step.error !== null) words.push(step.error.code)
  return words.join(' ')
}
