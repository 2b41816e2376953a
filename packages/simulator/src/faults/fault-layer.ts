import { errorResponse } from '../api/error-response.ts'
import type { Engine } from '../engine/engine.ts'
import { PlaidFailure, type LinkError } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { Fault } from '../engine/simulator-state.ts'

/** What goes wrong on purpose, before a call is answered. */
export interface FaultLayer {
  /**
   * Lets a call meet the fault that waits for it.
   *
   * @param path The call's path, or `script`.
   * @returns The answer of a fault that answers; null when the call goes on.
   * @throws TypeError when the connection is cut, as `fetch` does.
   */
  meet: (path: string, signal: AbortSignal) => Promise<Response | null>
  /** Lets those calls go on whose fault has been cleared. */
  release: () => void
  /** Lets every call go on. */
  close: () => void
}

const covers = ({ where, times }: Fault, path: string): boolean => {
  if (times === 0) return false
  if (where === path) return true
  if (path === 'script' || !where.endsWith('*')) return false
  return path.startsWith(where.slice(0, -1))
}

const tooMany: LinkError = {
  error_type: 'RATE_LIMIT_EXCEEDED',
  error_code: 'RATE_LIMIT',
  error_message: 'rate limit exceeded for attempts to access this endpoint. try again later',
  display_message: null,
}

const refusal = ({ kind, errorCode, status }: Fault): Response => {
  const response = errorResponse(
    kind === 'rate_limit'
      ? new PlaidFailure(tooMany, 429)
      : new PlaidFailure(signInError(errorCode), status),
  )
  // Link calls from whatever page it is on, and has to be able to read why it was refused.
  response.headers.set('access-control-allow-origin', '*')
  return response
}

/** Makes the layer that holds up, refuses or cuts calls. */
export const createFaultLayer = (engine: Engine): FaultLayer => {
  /** Calls that wait, and whether they may go on. */
  const waiting = new Set<{ isOver: () => boolean; go: () => void }>()
  let closed = false
  const release = (): void => {
    for (const call of waiting) if (closed || call.isOver()) call.go()
  }
  const wait = (
    signal: AbortSignal,
    isOver: () => boolean,
    milliseconds: number | null,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        waiting.delete(call)
        clearTimeout(timer)
        signal.removeEventListener('abort', aborted)
      }
      const call = {
        isOver,
        go: () => {
          end()
          resolve()
        },
      }
      const aborted = (): void => {
        end()
        reject(signal.reason as Error)
      }
      const timer = milliseconds === null ? undefined : setTimeout(call.go, milliseconds)
      waiting.add(call)
      signal.addEventListener('abort', aborted)
      if (signal.aborted) aborted()
    })
  const find = (path: string): Fault | undefined =>
    closed ? undefined : engine.state.faults.find((fault) => covers(fault, path))
  return {
    meet: async (path, signal) => {
      const fault = find(path)
      if (!fault) return null
      if (fault.times !== null) fault.times -= 1
      const isOver = (): boolean => !engine.state.faults.some(({ id }) => id === fault.id)
      switch (fault.kind) {
        case 'slow':
          await wait(signal, isOver, fault.delay)
          return null
        case 'hang':
          await wait(signal, isOver, null)
          return null
        case 'block':
          throw new TypeError('Failed to fetch')
        case 'fail':
        case 'rate_limit':
          return refusal(fault)
        default: {
          const never: never = fault.kind
          return never
        }
      }
    },
    release,
    close: () => {
      closed = true
      release()
    },
  }
}
