import { RelinkError, type RelinkErrorCode } from '@relink/core'

/** An error that Plaid answered with. */
export interface PlaidFailure {
  /** Plaid's `error_type`; the set is open. */
  type: string
  /** Plaid's `error_code`; the set is open. */
  code: string
  /** Plaid's `error_code_reason`: why an OAuth Item needs its person. */
  reason: string | null
  message: string | null
  /** Plaid's own `request_id`, which its support asks for. */
  requestId: string | null
  /** HTTP status, where there was an answer. */
  status: number | null
}

const fieldsOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What was caught and what caused it, outermost first. Each once: a chain of causes can be a loop. */
const causesOf = (caught: unknown): Record<string, unknown>[] => {
  const causes: Record<string, unknown>[] = []
  let next = fieldsOf(caught)
  while (next !== null && !causes.includes(next)) {
    causes.push(next)
    next = fieldsOf(next['cause'])
  }
  return causes
}

/**
 * Takes the request out of what the SDK threw, in place. Axios keeps it whole on its errors, the access
 * token in the body and Plaid's secret in the headers, and whoever prints the error prints both.
 */
export const forgetRequest = (caught: unknown): void => {
  for (const error of causesOf(caught)) {
    if (error['isAxiosError'] !== true) continue
    for (const holder of [error, fieldsOf(error['response'])]) {
      if (holder === null) continue
      Reflect.deleteProperty(holder, 'config')
      Reflect.deleteProperty(holder, 'request')
    }
  }
}

/**
 * Finds Plaid's error in whatever was caught: what the SDK throws, a RelinkError around it, or the
 * error object itself as Items and webhooks carry it.
 *
 * @returns The error in Relink's words, or null when Plaid said nothing.
 */
export const readPlaidFailure = (caught: unknown): PlaidFailure | null => {
  for (const thrown of causesOf(caught)) {
    const response = fieldsOf(thrown['response'])
    const body = response === null ? thrown : fieldsOf(response['data'])
    const code = textOf(body?.['error_code'])
    if (body === null || code === null) continue
    const status = response?.['status'] ?? body['status']
    return {
      type: textOf(body['error_type']) ?? '',
      code,
      reason: textOf(body['error_code_reason']),
      message: textOf(body['error_message']),
      requestId: textOf(body['request_id']),
      status: typeof status === 'number' ? status : null,
    }
  }
  return null
}

const codeFor = (failure: PlaidFailure | null, status: number | null): RelinkErrorCode => {
  if (failure?.type === 'RATE_LIMIT_EXCEEDED' || status === 429) return 'too_many_requests'
  if (failure?.code === 'INVALID_PUBLIC_TOKEN') return 'public_token_invalid'
  // Without an answer, or with one that is not Plaid's own, nobody at Plaid heard us.
  if (failure === null || failure.type === 'API_ERROR' || (status ?? 400) >= 500)
    return 'plaid_unavailable'
  return 'plaid_error'
}

const advice: Partial<Record<RelinkErrorCode, string>> = {
  too_many_requests: 'Plaid had too many requests. Wait a minute and try again.',
  public_token_invalid:
    'the public token is expired, used or of another environment. Go through Link again.',
  plaid_unavailable: 'Plaid could not be reached or is down. Try again in a few minutes.',
  plaid_error: "Plaid refused. Plaid's own error is in the server's log under this request id.",
}

/**
 * Makes one call to Plaid, and of what the SDK throws a RelinkError.
 *
 * @param explain What to say instead of the general advice, where the failure is one that is known.
 */
export const callPlaid = async <T>(
  what: string,
  request: () => Promise<{ data: T }>,
  explain: (failure: PlaidFailure) => string | null = () => null,
): Promise<T> => {
  try {
    return (await request()).data
  } catch (error) {
    forgetRequest(error)
    const failure = readPlaidFailure(error)
    const status = failure?.status ?? fieldsOf(fieldsOf(error)?.['response'])?.['status']
    const code = codeFor(failure, typeof status === 'number' ? status : null)
    const why = (failure === null ? null : explain(failure)) ?? advice[code] ?? ''
    throw new RelinkError(code, `Failed to ${what}: ${why}`, {
      cause: error,
      plaid: failure && { type: failure.type, code: failure.code },
    })
  }
}
