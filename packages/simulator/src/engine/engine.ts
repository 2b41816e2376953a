import type { SimulatorState } from './simulator-state.ts'

/** What every rule of the simulator works on: its memory, its clock, and the dashboard's settings. */
export interface Engine {
  /** Replaced as a whole by a reset, so it is read anew each time. */
  state: SimulatorState
  /** Milliseconds since the epoch, on the simulator's own clock, which can be moved. */
  readonly now: () => number
  /** The dashboard's "Allowed redirect URIs"; null allows all that are well formed. */
  readonly allowedRedirectUris: readonly string[] | null
  /** Says that something is due that nobody asked for: a webhook was queued, or the clock was moved. */
  readonly wake: () => void
  /** Says that what time brings to an Item comes sooner or later than it did. */
  readonly lookAgain: () => void
}
