import type { Clock, FlowWatcher } from '@relink/core'
import { createFunnel, type TelemetryStep } from '@relink/core/telemetry'

/** A funnel that tells what it holds when its page goes. */
export interface PageFunnel {
  hear: FlowWatcher
  close(): void
}

/**
 * Makes the funnel of a page; loaded only where an app listens. It imports nothing that every page loads, for
 * a bundler would split that off for it.
 */
export const createPageFunnel = (clock: Clock, tell: (step: TelemetryStep) => void): PageFunnel => {
  const { hear, flush } = createFunnel({ clock, tell })
  window.addEventListener('pagehide', flush)
  return {
    hear,
    close() {
      window.removeEventListener('pagehide', flush)
      flush()
    },
  }
}
