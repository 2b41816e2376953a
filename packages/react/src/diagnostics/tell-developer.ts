import type { LinkState } from '@relink/core'
import { diagnose, type Diagnostic } from '@relink/core/diagnostics'
import type { DiagnosticListener } from './watch-diagnostics.ts'

declare const process: { env: { NODE_ENV?: string } }

/** Codes that this page's console has heard of, and those with a flow before them that a listener has. */
const told = new Set<string>()

const isNew = (what: string): boolean => !told.has(what) && told.add(what).size > 0

/**
 * Tells what a developer can do about the state a flow is in, if anything: the listener once per flow and code, and
 * in development the console once per code.
 */
export const tellDeveloper = (state: LinkState, listener: DiagnosticListener | undefined): void => {
  const diagnostic = read(state)
  if (diagnostic === null || state.status === 'idle') return
  const { code, sentence } = diagnostic
  if (process.env.NODE_ENV === 'development' && isNew(code))
    // oxlint-disable-next-line no-console -- the place where a developer looks first
    console.error(sentence)
  if (isNew(`${state.flowId} ${code}`)) listener?.(diagnostic)
}

const read = (state: LinkState): Diagnostic | null => {
  if ('error' in state && state.error !== null)
    return diagnose({ from: 'error', error: state.error })
  if (state.status === 'exited') return state.exit && diagnose({ from: 'exit', exit: state.exit })
  if (state.status === 'updated')
    return state.repaired
      ? null
      : diagnose({ from: 'not_repaired', item: state.item, failure: state.failure })
  return state.status === 'refused' ? diagnose({ from: 'refusal', refusal: state.refusal }) : null
}
