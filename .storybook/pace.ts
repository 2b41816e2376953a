/** Milliseconds between what a person does whom somebody watches: before a press, and before a key. */
const toWatch = { press: 900, key: 70 }
const fast = { press: 0, key: 0 }

let pace = fast

/** Whether this page stands in a page of documentation, beside other stories. */
export const isEmbedded = (): boolean => {
  try {
    return window.parent.location.search.includes('viewMode=docs')
  } catch {
    // Storybook itself is somewhere else.
    return false
  }
}

/**
 * Says how fast people act from now on.
 *
 * Slow is for who watches; tests, pages of documentation and people who want less motion get it fast.
 */
export const setPace = (isWatched: boolean): void => {
  const wantsLess = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  pace = isWatched && !wantsLess && !isEmbedded() ? toWatch : fast
}

/** Lets a watcher read before the person goes on. */
export const breathe = async (): Promise<void> => {
  if (pace.press > 0) await wait(pace.press)
}

/** Milliseconds between two keys. */
export const keyDelay = (): number => pace.key

/** Waits; a tenth of it where nobody watches. */
export const waitAbout = (milliseconds: number): Promise<void> =>
  wait(pace === fast ? milliseconds / 10 : milliseconds)

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
