/** Bytes that a process holds, after what it threw away is gone. */
export interface Memory {
  resident: number
  /** JavaScript's own, with buffers. */
  held: number
}

export const measureMemory = (): Memory => {
  // Twice: what the first finds unused may have held on to more.
  globalThis.gc?.()
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { resident: rss, held: heapUsed + external }
}
