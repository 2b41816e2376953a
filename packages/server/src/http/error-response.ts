import { isRelinkError, relinkErrorCodes, type RelinkErrorCode } from '@relink/core'
import type { Log } from '../log/log.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'

interface Answer {
  status: number
  code: RelinkErrorCode
  message: string
}

const hidden: Answer = {
  status: relinkErrorCodes.internal_error,
  code: 'internal_error',
  message:
    "Failed to answer the request: something broke on the server. Look for the request id in the server's log.",
}

const answerFor = (error: unknown): Answer => {
  if (!isRelinkError(error)) return hidden
  // Undefined for a code of another version of the package.
  const status: number | null | undefined = relinkErrorCodes[error.code]
  return typeof status !== 'number' || error.code === 'internal_error'
    ? hidden
    : { status, code: error.code, message: error.message }
}

/**
 * Turns anything that was thrown into an answer: a code that core's table gives a status leaves as it
 * is, everything else as `internal_error`. What Plaid said goes to the log only.
 */
export const errorResponse = (
  error: unknown,
  about: { requestId: string; method: string; path: string },
  log: Log,
): Response => {
  const { status, code, message } = answerFor(error)
  const plaid = readPlaidFailure(error)
  log(status >= 500 ? 'error' : 'warn', 'request_failed', {
    ...about,
    status,
    code,
    ...(plaid === null ? {} : { plaid }),
    ...(status >= 500 ? { error } : { message }),
  })
  return Response.json({ error: { code, message, requestId: about.requestId } }, { status })
}
