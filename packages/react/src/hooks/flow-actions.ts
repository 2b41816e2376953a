import type { LinkFlows, LinkKey } from '@relink/core'

/** What can be done with a flow that has begun. */
export interface FlowActions {
  /** Tries again what failed. */
  retry(): void
  /** Answers `deciding`. */
  decide(choice: 'keep_existing' | 'connect_anyway'): void
  /** Gives up, unless Link has already succeeded. */
  cancel(): void
}

/** The actions on the flow that has this key. */
export const flowActions = (flows: LinkFlows, key: LinkKey): FlowActions => ({
  retry: () => flows.retry(key),
  decide: (choice) => flows.decide(key, choice),
  cancel: () => flows.cancel(key),
})
