import { later, type Later } from './later.ts'

/** Code that nobody can do without for long. */
export interface Insistent<T> extends Omit<Later<T>, 'get'> {
  /** The code; null until it is there, false once somebody insisted and it could not be had. */
  get(): T | false | null
  /** Hears of each change of what `get` gives; the answer ends that. */
  subscribe(listener: () => void): () => void
  /**
   * Fetches it, and goes on trying until it is there: also once the network is back, and at once when asked again.
   *
   * @param tell Hears why it could not be had: the first that is given, once.
   */
  insist(tell?: (cause: unknown) => void): void
}

/** Milliseconds between two attempts. */
const pauses = [500, 2000, 8000]
const longestPause = 30_000

/** Makes a place for code that is fetched later and can be insisted on; see {@link later}. */
export const insistent = <T>(fetchCode: () => Promise<T>, patience?: number): Insistent<T> => {
  const listeners = new Set<() => void>()
  const notify = (): void => {
    for (const listener of listeners) listener()
  }
  const code = later(fetchCode, patience, notify)
  let failures = 0
  let teller: ((cause: unknown) => void) | undefined
  let hasTold = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempted: Promise<T> | undefined

  const attempt = (): void => {
    clearTimeout(timer)
    // A server that was given the door for browsers has no network that comes back.
    globalThis.removeEventListener?.('online', attempt)
    const loading = code.load()
    if (loading === attempted) return
    attempted = loading
    loading.catch((cause: unknown) => {
      globalThis.addEventListener?.('online', attempt)
      timer = setTimeout(attempt, pauses[failures] ?? longestPause)
      failures += 1
      notify()
      if (hasTold || teller === undefined) return
      hasTold = true
      teller(cause)
    })
  }

  return {
    ...code,
    get: () => code.get() ?? (failures > 0 ? false : null),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    insist(tell) {
      teller ??= tell
      // Nothing is left to try once it is there, or on its way.
      if (code.get() === null) attempt()
    },
  }
}
