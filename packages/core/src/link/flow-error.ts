import { isRelinkError, RelinkError, type RelinkErrorCode } from '../errors/relink-error.ts'

/** Somebody did not answer; `advice` says what to do about that. */
export const tooLate = (
  what: string,
  advice = 'Check the back end',
  code: RelinkErrorCode = 'request_timeout',
): RelinkError => new RelinkError(code, `Failed to ${what}: no answer in time. ${advice}.`)

/** What was caught, as an error with a code. */
export const asRelinkError = (caught: unknown): RelinkError =>
  isRelinkError(caught)
    ? caught
    : new RelinkError(
        'request_failed',
        `Failed to go on: ${String(caught)}. Reject with a RelinkError.`,
        { cause: caught },
      )
