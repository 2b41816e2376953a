import {
  isRelinkError,
  relinkErrorCodes,
  type PlaidRefusal,
  type RelinkErrorCode,
} from '@relink/core'
import type { Log } from '../log/log.ts'
import { readPlaidFailure } from '../plaid/plaid-failure.ts'
import { RateLimited } from './limit-rate.ts'

interface Answer {
  status: number
  code: RelinkErrorCode
  message: string
  /** Why Plaid refused: its type and code, nothing else it said. */
  plaid?: PlaidRefusal
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
    : {
        status,
        code: error.code,
        message: error.message,
        // Of another version of the package it may be missing.
        ...(error.plaid ? { plaid: { type: error.plaid.type, code: error.plaid.code } } : {}),
      }
}

/** In seconds. Plaid does not say how long; its limits count by the minute. */
const waitFor = (error: unknown): number => (error instanceof RateLimited ? error.retryAfter : 60)

/**
 * Turns anything that was thrown into an answer: a code that core's table gives a status leaves as it
 * is, everything else as `internal_error`. Of what Plaid said its type and code go along; the rest goes to the
 * log only.
 */
export const errorResponse = (
  error: unknown,
  about: { requestId: string; method: string; path: string },
  log: Log,
): Response => {
  const { status, ...told } = answerFor(error)
  const plaid = readPlaidFailure(error)
  log(status >= 500 ? 'error' : 'warn', 'request_failed', {
    ...about,
    status,
    code: told.code,
    ...(plaid === null ? {} : { plaid }),
    ...(status >= 500 ? { error } : { message: told.message }),
  })
  return Response.json(
    { error: { ...told, requestId: about.requestId } },
    {
      status,
      ...(status === 429 ? { headers: { 'retry-after': String(waitFor(error)) } } : {}),
    },
  )
}
