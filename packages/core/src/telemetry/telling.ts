import type { Clock } from '../link/link-flow-ports.ts'
import type { PlaidEventFacts } from './read-plaid-event.ts'
import type {
  PlainStepName,
  TelemetryFacts,
  TelemetryOutcome,
  TelemetryProgress,
  TelemetryStep,
} from './telemetry-step.ts'

/** How long events may come after Link has ended. Plaid's script delivers them in one go. */
const lateEvents = 1_000

type Variant<Step> = Step extends unknown ? Omit<Step, keyof TelemetryFacts | 'isOutcome'> : never
/** What sets a step on the way apart from others. */
export type Progress = Variant<TelemetryProgress>
/** What sets an outcome apart from others. */
export type Outcome = Variant<TelemetryOutcome>
/** What is known of a flow by now; request and view are of one step alone. */
export type Known = Partial<TelemetryFacts>

/** What one flow has told, and what it holds back until its turn. */
export interface Telling {
  hasBegun(): boolean
  know(facts: Known): void
  /** From here on the flow tells; what was got ready before comes right after this. */
  begin(step: PlainStepName, at: number): void
  prepare(step: 'token_ready' | 'link_ready', at: number): void
  /** What was got ready is no good any more. */
  expire(at: number): void
  open(at: number): void
  hear(event: PlaidEventFacts, at: number): void
  /** Link has ended: its events are on their way. */
  close(at: number): void
  say(told: Progress, at: number, known?: Known): void
  conclude(told: Outcome, at: number, known?: Known): void
  /** The outcome is another tab's to tell. */
  endElsewhere(at: number): void
  flush(): void
}

/** Puts what is heard of one flow in order, and tells each thing once. */
export const createTelling = (
  flowId: string,
  clock: Clock,
  tell: (step: TelemetryStep) => void,
): Telling => {
  const facts = {
    mode: null as TelemetryFacts['mode'],
    via: null as TelemetryFacts['via'],
    institutionId: null as string | null,
    institutionName: null as string | null,
    linkSessionId: null as string | null,
  }
  const seen = new Set<string>()
  let began: number | null = null
  let sequence = 0
  let last = 0
  let ahead: PlainStepName[] = []
  let openedAt: number | null = null
  let isOpenTold = true
  let skew = 0
  let held: { event: PlaidEventFacts; at: number }[] = []
  // Before its end Link's events are only held; then what comes of it waits for them; then they are too late.
  let link: 'before' | 'going' | 'ending' | 'ended' = 'before'
  let endedAt = Infinity
  let waiting: (() => void)[] = []
  let stopWaiting = (): void => undefined
  let isOver = false

  const emit = (told: Progress | Outcome, isOutcome: boolean, at: number, known: Known): void => {
    const { requestId = null, view = null, ...lasting } = known
    Object.assign(facts, lasting)
    began ??= at
    last = Math.max(last, at)
    sequence += 1
    const elapsed = last - began
    const step = { flowId, sequence, at: last, elapsed, ...facts, requestId, view, ...told }
    try {
      tell({ ...step, isOutcome } as TelemetryStep)
    } catch (error) {
      // A callback of the app's: its fault is the app's to hear of, and stops nothing here.
      clock.after(0, () => {
        throw error
      })
    }
  }

  const inTurn = (act: () => void): void => {
    if (link === 'ending') waiting.push(act)
    else act()
  }

  const tellOpen = (known: Known = {}): void => {
    if (isOpenTold || openedAt === null) return
    isOpenTold = true
    emit({ step: 'opened' }, false, openedAt, known)
  }

  const timeOf = ({ event, at }: { event: PlaidEventFacts; at: number }): number =>
    event.time === null ? at : event.time + skew

  const tellHeld = (): void => {
    tellOpen()
    const events = held.sort((a, b) => timeOf(a) - timeOf(b))
    held = []
    for (const each of events) {
      const { told, requestId, view, linkSessionId } = each.event
      if (told === null) continue
      const known: Known = { requestId, view, via: wayAfter(each.event) }
      if (linkSessionId !== null) known.linkSessionId = linkSessionId
      if (each.event.institutionId !== null) {
        known.institutionId = each.event.institutionId
        known.institutionName = each.event.institutionName
      }
      // Nothing happened in Link after it had ended, whatever the clocks say.
      emit(told, false, Math.min(timeOf(each), endedAt, clock.now()), known)
    }
  }

  /** Another bank may let people in another way. */
  const wayAfter = ({ told, via }: PlaidEventFacts): TelemetryFacts['via'] =>
    told?.step === 'bank_chosen' ? null : (via ?? facts.via)

  const release = (): void => {
    tellHeld()
    link = 'ended'
    for (const act of waiting) act()
    waiting = []
  }

  const close = (at: number): void => {
    if (link !== 'going') return
    link = 'ending'
    endedAt = at
    stopWaiting = clock.after(lateEvents, release)
  }

  const end = (told: Progress | Outcome, isOutcome: boolean, at: number, known = {}): void => {
    if (began === null || isOver) return
    isOver = true
    if (link === 'before') link = 'ended'
    close(at)
    inTurn(() => emit(told, isOutcome, at, known))
  }

  return {
    hasBegun: () => began !== null,
    know: (known) => void Object.assign(facts, known),
    begin(step, at) {
      if (isOver) return
      emit({ step }, false, at, {})
      for (const each of ahead) emit({ step: each }, false, at, {})
      ahead = []
    },
    prepare(step, at) {
      if (link === 'before') link = 'going'
      if (began === null) ahead.push(step)
      else if (!isOver) emit({ step }, false, at, {})
    },
    expire(at) {
      ahead = []
      if (began !== null && !isOver) emit({ step: 'token_expired' }, false, at, {})
    },
    open(at) {
      openedAt = at
      isOpenTold = began === null || isOver
    },
    hear(event, at) {
      if (link === 'ended' || seen.has(event.key)) return
      seen.add(event.key)
      if (event.told !== null) return void held.push({ event, at })
      const { linkSessionId, requestId, view } = event
      facts.linkSessionId = linkSessionId ?? facts.linkSessionId
      if (event.name !== 'OPEN') return
      // Link opens as soon as it is told to, so this is how far Plaid's clock is from this browser's.
      if (openedAt !== null && event.time !== null) skew = openedAt - event.time
      tellOpen({ requestId, view })
    },
    close,
    say(told, at, known = {}) {
      if (began !== null && !isOver) inTurn(() => emit(told, false, at, known))
    },
    conclude: (told, at, known = {}) => end(told, true, at, known),
    endElsewhere: (at) => end({ step: 'ended_elsewhere' }, false, at),
    flush() {
      if (began === null) return
      stopWaiting()
      if (link === 'going') tellHeld()
      if (link === 'ending') release()
      if (!isOver) emit({ step: 'page_left' }, false, clock.now(), {})
    },
  }
}
