/** Lets webhooks be acknowledged before the work that they make, which can wait. */
export interface RightOfWay {
  /** While this runs, the others hold back. */
  goFirst<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when nobody goes first, and in the longest rush after a fifth of a second. */
  isFree(): Promise<void>
}

const pause = 20
const mostPauses = 10

/**
 * Makes a right of way. Plaid waits ten seconds for an acknowledgement, sends what it did not get one
 * for again, and stops after a day; and what is read later is read once for more webhooks.
 */
export const createRightOfWay = (): RightOfWay => {
  let first = 0
  return {
    async goFirst(work) {
      first += 1
      try {
        return await work()
      } finally {
        first -= 1
      }
    },
    async isFree() {
      for (let pauses = 0; pauses < mostPauses; pauses += 1) {
        if (first === 0) return
        await new Promise<void>((resolve) => {
          setTimeout(resolve, pause)
        })
      }
    },
  }
}
