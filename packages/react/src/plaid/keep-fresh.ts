import { clock } from '../browser/clock.ts'

/** Milliseconds before its end from which a flow takes a token for one that has to be replaced. */
const margin = 25_000
/** Milliseconds until a new token is asked for again. */
const pause = 30_000

/**
 * Asks for a new token shortly before one runs out, while somebody sees the page: a hidden page asks when it is seen
 * again. It asks again, also as soon as there is a network, until the answer is called.
 *
 * @param expiresAt Milliseconds since the epoch.
 */
export const keepFresh = (expiresAt: number, renew: () => void): (() => void) => {
  const due = expiresAt - margin
  const look = (): void => {
    if (clock.now() >= due && document.visibilityState === 'visible') renew()
  }
  let callOff: () => void
  const wait = (): void => {
    callOff = clock.after(Math.max(due - clock.now(), pause), () => {
      look()
      wait()
    })
  }
  wait()
  document.addEventListener('visibilitychange', look)
  window.addEventListener('online', look)
  return () => {
    callOff()
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('online', look)
  }
}
