import type { LinkEvent } from '../workflow/link-event.ts'
import { shuffle } from '../engine/shuffle.ts'

/** Holds Link's events back, as Plaid does on the web. */
export interface EventQueue {
  /** Delivers OPEN at once and keeps the rest. */
  add: (events: readonly LinkEvent[]) => void
  /** Makes the closing call in the midst of what was kept: Plaid promises no order among callbacks. */
  flush: (closingCall: () => void) => void
  /** Sets the number that the order of what is kept follows from; null leaves it as it happened. */
  shuffleBy: (seed: number | null) => void
}

// An app's mistake must not keep Link from going on, nor stay unseen.
const guarded = (call: () => void): void => {
  try {
    call()
  } catch (cause) {
    setTimeout(() => {
      throw cause
    })
  }
}

/** Makes a queue in front of an app's `onEvent`. */
export const createEventQueue = (
  onEvent: ((name: string, metadata: LinkEvent['metadata']) => void) | undefined,
): EventQueue => {
  let kept: LinkEvent[] = []
  let seed: number | null = null
  const deliver = ({ name, metadata }: LinkEvent): void => guarded(() => onEvent?.(name, metadata))
  return {
    add: (events) => {
      for (const event of events) {
        if (event.name === 'OPEN') deliver(event)
        else kept.push(event)
      }
    },
    flush: (closingCall) => {
      const events = seed === null ? kept : shuffle(kept, seed)
      kept = []
      const half = Math.ceil(events.length / 2)
      events.slice(0, half).forEach(deliver)
      guarded(closingCall)
      events.slice(half).forEach(deliver)
    },
    shuffleBy: (given) => {
      seed = given
    },
  }
}
