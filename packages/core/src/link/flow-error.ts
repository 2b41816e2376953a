import { isRelinkError, RelinkError, type RelinkErrorCode } from '../errors/relink-error.ts'

/** Somebody did not answer in time: a server, or the frame that Link is in. */
export const tooLate = (what: string, code: RelinkErrorCode = 'request_timeout'): RelinkError =>
  new RelinkError(
    code,
    `Failed to ${what}: no answer in time. Check the server and the page's policy.`,
  )

/** What was caught, as an error with a code. */
export const asRelinkError = (caught: unknown): RelinkError =>
  isRelinkError(caught)
    ? caught
    : new RelinkError(
        'request_failed',
        `Failed to go on: ${String(caught)}. Reject with a RelinkError.`,
        { cause: caught },
      )
