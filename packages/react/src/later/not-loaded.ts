import { RelinkError } from '@relink/core'

/** What a developer hears of code that could not be fetched. */
export const notLoaded = (what: string, cause: unknown): RelinkError =>
  new RelinkError(
    'request_failed',
    `Failed to load ${what}: see the cause. Keep serving the files of the last build.`,
    { cause },
  )
