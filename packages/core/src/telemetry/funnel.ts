import type { FlowReport } from '../link/flow-report.ts'
import type { Clock } from '../link/link-flow-ports.ts'
import type { RelinkErrorCode } from '../errors/relink-error.ts'
import type { LinkExit } from '../link/link-exit.ts'
import type { LinkState } from '../link/link-state.ts'
import type { Item } from '../wire/item.ts'
import { readError, readLabel, readName, readPlaidEvent } from './read-plaid-event.ts'
import type { TelemetryStep } from './telemetry-step.ts'
import { createTelling, type Known, type Outcome, type Telling } from './telling.ts'

/** What a funnel needs of the world around it. */
export interface FunnelPorts {
  clock: Clock
  /** Hears of each step. What it throws is thrown again where nobody is in the middle of something. */
  tell(step: TelemetryStep): void
}

/** Makes steps, in order and each once, of what happens to flows and of what Link says at the end. */
export interface Funnel {
  /** Hears what the page's flows report, in the order in which they do. Of Plaid's events only a list is read. */
  hear(report: FlowReport): void
  /** Tells at once what is held back, because the page may not come back. */
  flush(): void
}

/**
 * Makes a funnel.
 *
 * Link delivers its events at the end, in no order, before and after `onSuccess` or `onExit`, and may
 * repeat them. So they are held until a second after Link has ended, sorted by their own time, and told before
 * what comes of it; events of the same time keep the order in which they came, and those that come later
 * than that are dropped. A flow that nobody pressed for tells nothing, nor does one that began
 * before there was a funnel.
 *
 * Each flow has at most one outcome. It has none on this page when the page goes first: then the page after the
 * bank tells it, or whichever asks the server what became of the flow. Nor has it one here when another tab
 * brings it to its end while Link stands open in this one: that tab tells it.
 */
export const createFunnel = ({ clock, tell }: FunnelPorts): Funnel => {
  const tellings = new Map<string, Telling>()
  let returningSince: number | null = null
  const found = (flowId: string): Telling => {
    const existing = tellings.get(flowId)
    if (existing !== undefined) return existing
    const created = createTelling(flowId, clock, tell)
    tellings.set(flowId, created)
    return created
  }

  const hearChange = (before: LinkState, now: LinkState, at: number): void => {
    const isSame = 'flowId' in before && 'flowId' in now && before.flowId === now.flowId
    if ('flowId' in before && !isSame) leave(before, at)
    if (!('flowId' in now)) return
    const telling = found(now.flowId)
    if ('intent' in now && now.intent !== null) telling.know({ mode: now.intent.mode })
    begin(telling, before, now, at)
    goOn(telling, isSame ? before.status : 'idle', now, at)
  }

  /** The person is on to something else, or the app gave up. */
  const leave = (before: Exclude<LinkState, { status: 'idle' }>, at: number): void => {
    const telling = found(before.flowId)
    telling.conclude(
      before.status === 'failed'
        ? { step: 'failed', error: { type: null, code: before.error.code } }
        : { step: 'cancelled' },
      at,
    )
    if (!telling.hasBegun()) tellings.delete(before.flowId)
  }

  const begin = (telling: Telling, before: LinkState, now: LinkState, at: number): void => {
    if (now.status === 'returning') {
      returningSince = at
    } else if (now.status === 'recovering') {
      telling.begin('picked_up', at)
    } else if (before.status === 'returning' && now.status === 'refused') {
      telling.begin('returned', returningSince ?? at)
    } else if (before.status === 'returning' && 'claimed' in now && now.claimed !== null) {
      if (now.claimed.returned !== null) telling.know({ via: 'oauth' })
      telling.begin('returned', returningSince ?? at)
    } else if ('pressed' in now && now.pressed && !isGoingOn(before, now)) {
      telling.begin('pressed', at)
    }
  }

  return {
    hear(report) {
      const { at } = report
      if (report.type === 'changed') return hearChange(report.before, report.now, at)
      const event = readPlaidEvent(report.name, report.metadata)
      // Nothing is known of the flow: it began before there was a funnel.
      if (event !== null) tellings.get(report.flowId)?.hear(event, at)
    },
    flush() {
      for (const telling of tellings.values()) telling.flush()
    },
  }
}

/** Whether the press for this flow was before. */
const isGoingOn = (before: LinkState, now: { flowId: string }): boolean =>
  'flowId' in before && before.flowId === now.flowId && !('pressed' in before && !before.pressed)

/** Tells what this state means, after that one of the same flow; `idle` when there was none. */
const goOn = (
  telling: Telling,
  before: LinkState['status'],
  now: Exclude<LinkState, { status: 'idle' }>,
  at: number,
): void => {
  switch (now.status) {
    case 'returning':
    case 'recovering':
      return
    case 'preparing':
      if (before === 'loading' || before === 'ready') telling.expire(at)
      if (before === 'failed') telling.say({ step: 'retried' }, at)
      return
    case 'loading':
      if (before !== 'loading') telling.prepare('token_ready', at)
      return
    case 'ready':
      if (before !== 'ready') telling.prepare('link_ready', at)
      return
    case 'open':
      return telling.open(at)
    case 'finishing':
      if (before === 'failed') return telling.say({ step: 'retried' }, at)
      if (before === 'deciding') {
        // Who keeps the old one is told of at the end, also where the new one has to be taken to be removed.
        if (now.ifConnected === 'discard') return
        return telling.say({ step: 'duplicate_confirmed' }, at)
      }
      telling.close(at)
      if (now.success.needless) return
      return telling.say({ step: 'handed_off' }, at, linkFacts(now.success))
    case 'deciding':
      return telling.say({ step: 'duplicate_found' }, at)
    case 'linked':
      if (before === 'open') return telling.endElsewhere(at)
      return telling.conclude({ step: 'linked' }, at, itemFacts(now.item))
    case 'updated':
      if (before === 'open') return telling.endElsewhere(at)
      return telling.conclude(updated(now), at, itemFacts(now.item))
    case 'exited':
      if (now.reason === 'no_item') {
        telling.close(at)
        telling.say({ step: 'handed_off' }, at)
      }
      return telling.conclude(exited(now), at, now.exit === null ? {} : linkFacts(now.exit))
    case 'failed': {
      const error = { type: null, code: now.error.code }
      const canGoOn =
        now.step === 'finishing' ? mayStillBeTaken(now.error.code) : now.claimed !== null
      if (!canGoOn) return telling.conclude({ step: 'failed', error }, at)
      return telling.say({ step: 'attempt_failed', error }, at)
    }
    case 'refused': {
      const error = now.error === null ? null : { type: null, code: now.error.code }
      // Nobody knows yet how it ended; whoever asks again tells.
      if (before === 'recovering' && error !== null)
        return telling.say({ step: 'attempt_failed', error }, at)
      return telling.conclude({ step: 'refused', refusal: now.refusal, error }, at)
    }
    default:
      return now satisfies never
  }
}

/** As `awaitsServer` says; written out, since a module that every page loads would be split for this one. */
const mayStillBeTaken = (code: RelinkErrorCode): boolean =>
  code !== 'public_token_invalid' && code !== 'link_token_unknown' && code !== 'exchange_lost'

const updated = ({
  repaired,
  failure,
  needless,
}: Extract<LinkState, { status: 'updated' }>): Outcome => ({
  step: 'updated',
  repaired,
  failure,
  needless,
})

const exited = ({ reason, exit }: Extract<LinkState, { status: 'exited' }>): Outcome => ({
  step: 'exited',
  reason,
  exitStatus: readName(exit?.status),
  error: readError(exit?.error?.type, exit?.error?.code),
})

const linkFacts = (
  link: Pick<LinkExit, 'institution' | 'linkSessionId'> & Partial<Pick<LinkExit, 'requestId'>>,
): Known => ({
  ...bankFacts(link.institution?.id, link.institution?.name),
  ...(readLabel(link.linkSessionId) === null ? {} : { linkSessionId: link.linkSessionId }),
  requestId: readLabel(link.requestId),
})

const itemFacts = ({ institutionId, bankName }: Item): Known => bankFacts(institutionId, bankName)

/** What is not known does not take the place of what is. */
const bankFacts = (id: unknown, name: unknown): Known =>
  readLabel(id) === null ? {} : { institutionId: readLabel(id), institutionName: readLabel(name) }
