import type { SimulatorState } from './simulator-state.ts'

/** What every rule of the simulator works on: its memory, its clock, and the dashboard's settings. */
export interface Engine {
  readonly state: SimulatorState
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** The dashboard's "Allowed redirect URIs"; null allows all that are well formed. */
  readonly allowedRedirectUris: readonly string[] | null
}
