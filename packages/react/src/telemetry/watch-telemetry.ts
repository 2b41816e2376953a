import type { LinkFlows } from '@relink/core'
import type { TelemetryStep } from '@relink/core/telemetry'
import { clock } from '../browser/clock.ts'

/**
 * Tells the steps of all flows. The code for it is loaded by this, and what happens meanwhile waits for it.
 *
 * @returns Ends it, after telling what is known by then.
 */
export const watchTelemetry = (
  flows: LinkFlows,
  tell: (step: TelemetryStep) => void,
): (() => void) => {
  const funnel = import('./page-funnel.ts').then(
    ({ createPageFunnel }) => createPageFunnel(clock, tell),
    // Where the code can't be loaded there is no telemetry, and nothing else is missing.
    () => null,
  )
  const stop = flows.watch((report) => void funnel.then((loaded) => loaded?.hear(report)))
  return () => {
    stop()
    void funnel.then((loaded) => loaded?.close())
  }
}
