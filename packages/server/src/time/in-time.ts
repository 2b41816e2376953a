import { RelinkError } from '@relink/core'
import { letEnd } from './let-end.ts'

/** Waits for something no longer than this; then throws what `late` gives, and what was begun goes on alone. */
export const orLate = async <T>(
  work: Promise<T>,
  milliseconds: number,
  late: () => Error,
): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isLate = new Promise<never>((_, reject) => {
    timer = letEnd(setTimeout(() => reject(late()), milliseconds))
  })
  try {
    return await Promise.race([work, isLate])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Waits for an answer of Plaid's no longer than this, where the SDK by itself waits for ever. Throws
 * `plaid_unavailable`.
 */
export const inTime = <T>(answer: Promise<T>, milliseconds: number, what: string): Promise<T> =>
  orLate(answer, milliseconds, () => {
    const why = `Plaid did not answer within ${milliseconds / 1000} seconds`
    return new RelinkError(
      'plaid_unavailable',
      `Failed to ${what}: ${why}. Try again in a few minutes.`,
    )
  })
