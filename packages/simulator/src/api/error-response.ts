import { PlaidFailure, type LinkError } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'

/** The body of an answer that refuses. */
interface PlaidErrorBody extends LinkError {
  request_id: string
  documentation_url: string
  suggested_action: string | null
}

const unexpected: LinkError = {
  error_type: 'API_ERROR',
  error_code: 'INTERNAL_SERVER_ERROR',
  error_message: 'an unexpected error occurred',
  display_message: null,
}

/** Says anything that went wrong as Plaid would; what is not a refusal is an internal error. */
export const errorResponse = (cause: unknown): Response => {
  const refused = cause instanceof PlaidFailure
  const error = refused ? cause.error : unexpected
  const page = error.error_type
    .toLowerCase()
    .replace(/_error$/, '')
    .replaceAll('_', '-')
  const body: PlaidErrorBody = {
    ...error,
    request_id: requestId(),
    documentation_url: `https://plaid.com/docs/errors/${page}/#${error.error_code.toLowerCase()}`,
    suggested_action: null,
  }
  return Response.json(body, { status: refused ? cause.status : 500 })
}
