import type { Engine } from '../engine/engine.ts'
import type { SimulatorState, WebhookDelivery } from '../engine/simulator-state.ts'
import { announceTime } from './announce-time.ts'
import { attemptDelivery, type Deliver } from './attempt-delivery.ts'
import { shuffle } from '../engine/shuffle.ts'

/** What happens without anybody asking for it. */
export interface WebhookPump {
  /** Looks soon at what is due. */
  wake: () => void
  /** Looks soon at every Item, whatever was known of when something comes due. */
  lookAgain: () => void
  /** Wakes when the clock has passed what is due next; cheap, so that each request may call it. */
  tick: () => void
  /** Resolves when nothing is on its way that is due now. */
  idle: () => Promise<void>
  close: () => void
}

// Timers in browsers and Node hold no more than 24 days, and clocks can be moved meanwhile.
const longestSleep = 60 * 60_000
// A receiver that thinks longer than this no longer holds up those that come after.
const inTurn = 1000

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    unref(setTimeout(resolve, milliseconds))
  })

const unref = (timer: unknown): void => {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    ;(timer as { unref: () => void }).unref()
  }
}

/**
 * Delivers webhooks as they come due on the engine's clock, and announces what time brings.
 *
 * @param changed Hears of every attempt.
 */
export const createWebhookPump = (
  engine: Engine,
  deliver: Deliver,
  changed: () => void,
): WebhookPump => {
  const underWay = new Map<string, Promise<void>>()
  const lines = new Map<string, Promise<void>>()
  let looked: SimulatorState | null = null
  let lookAgainAt = 0
  let nextDue = engine.now() + longestSleep
  let planned: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const start = (delivery: WebhookDelivery): void => {
    const before = lines.get(delivery.url)
    const attempt = (async () => {
      if (before) await Promise.race([before, rest(inTurn)])
      if (closed) return
      await attemptDelivery(engine, delivery, deliver)
      changed()
    })()
    underWay.set(delivery.id, attempt)
    lines.set(delivery.url, attempt)
    void attempt.finally(() => {
      underWay.delete(delivery.id)
      if (lines.get(delivery.url) === attempt) lines.delete(delivery.url)
      wake()
    })
  }

  const run = (): void => {
    const now = engine.now()
    const { state } = engine
    // A clock that was moved back, or a reset, asks for a new look as well.
    if (state !== looked || now >= lookAgainAt || lookAgainAt > now + longestSleep) {
      looked = state
      lookAgainAt = announceTime(engine)
      changed()
    }
    const waiting = state.webhooks.filter(
      ({ id, nextAttemptAt }) => nextAttemptAt !== null && !underWay.has(id),
    )
    const due = waiting.filter(({ nextAttemptAt }) => (nextAttemptAt ?? 0) <= now)
    const seed = state.settings.webhooks.shuffle
    for (const delivery of seed === null ? due : shuffle(due, seed)) start(delivery)
    nextDue = waiting.reduce(
      (soonest, { nextAttemptAt }) =>
        nextAttemptAt !== null && nextAttemptAt > now ? Math.min(soonest, nextAttemptAt) : soonest,
      lookAgainAt,
    )
    clearTimeout(timer)
    timer = setTimeout(wake, Math.min(Math.max(nextDue - now, 1), longestSleep))
    unref(timer)
  }

  const plan = async (): Promise<void> => {
    // What one request queues is looked at together.
    await Promise.resolve()
    planned = null
    if (!closed) run()
  }

  const wake = (): void => {
    if (!closed) planned ??= plan()
  }

  const settle = async (): Promise<void> => {
    const pending = [...underWay.values(), ...(planned ? [planned] : [])]
    if (pending.length === 0) return
    await Promise.all(pending)
    await settle()
  }

  return {
    wake,
    lookAgain: () => {
      looked = null
      wake()
    },
    tick: () => {
      if (engine.now() >= nextDue) wake()
    },
    idle: () => {
      wake()
      return settle()
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
