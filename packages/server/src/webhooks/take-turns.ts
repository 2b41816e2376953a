/** Runs what it is given, at most so many at once; the others wait in line. */
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Makes a line. */
export const createTurns = (mostAtOnce: number): TakeTurn => {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < mostAtOnce) running += 1
    // Whoever ends hands its place on.
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
