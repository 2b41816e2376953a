import { vi } from 'vitest'

/** Waits until a check no longer throws, as long as a busy machine may need. */
export const soon = <T>(check: () => T | Promise<T>, timeout = 10_000): Promise<T> =>
  vi.waitFor(check, { timeout })
