import type { LinkState } from './link-state.ts'

/** What a page's flows tell whoever watches them; `at` in milliseconds since the epoch. */
export type FlowReport =
  | { type: 'changed'; at: number; before: LinkState; now: LinkState }
  /** One of Plaid's events, as `onEvent` brought it: anything may be in it. */
  | { type: 'heard'; at: number; flowId: string; name: string; metadata: unknown }

/** Hears what the flows tell. */
export type FlowWatcher = (report: FlowReport) => void
