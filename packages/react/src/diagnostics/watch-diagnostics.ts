import type { LinkExit, LinkFlows, RelinkError, RepairFailure, ReturnRefusal } from '@relink/core'
import type { Diagnostic } from '@relink/core/diagnostics'

declare const process: { env: { NODE_ENV?: string } }

/** Hears what a developer can do about something that went wrong. */
export type DiagnosticListener = (diagnostic: Diagnostic) => void

/** What went wrong, in the states in which something did. */
interface Trouble {
  error?: RelinkError | null
  exit?: LinkExit | null
  refusal?: ReturnRefusal
  failure?: RepairFailure | null
}

/**
 * Tells a developer of what only they can mend. What is known of each code is loaded when something went wrong and
 * somebody listens; the console listens in development alone, not in tests, which it would surprise.
 *
 * @returns Ends it.
 */
export const watchDiagnostics = (
  flows: LinkFlows,
  listener: () => DiagnosticListener | undefined,
): (() => void) =>
  flows.watch((report) => {
    if (report.type !== 'changed') return
    const { error, exit, refusal, failure } = report.now as Trouble
    const isTrouble = error || exit?.error || refusal || failure
    if (isTrouble && (process.env.NODE_ENV === 'development' || listener()))
      void import('./tell-developer.ts').then(
        ({ tellDeveloper }) => tellDeveloper(report.now, listener()),
        // It costs the diagnostic, and nothing else.
        () => undefined,
      )
  })
