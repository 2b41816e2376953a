import type { Clock } from '../link/link-flow-ports.ts'

/** A clock that goes when told to. */
export interface FakeClock extends Clock {
  advance(milliseconds: number): void
  /** Lets time pass as on a machine that slept: nothing that was due has rung yet. */
  sleep(milliseconds: number): void
}

export const createFakeClock = (start = 1_800_000_000_000): FakeClock => {
  let time = start
  const timers = new Set<{ at: number; callback: () => void }>()
  return {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { at: time + milliseconds, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    sleep(milliseconds) {
      time += milliseconds
    },
    advance(milliseconds) {
      time += milliseconds
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        // One that rang before may have called this one off.
        if (timer.at <= time && timers.delete(timer)) timer.callback()
      }
    },
  }
}
