/**
 * Every code a {@link RelinkError} can carry, with the HTTP status a server answers it with.
 * `null` marks a code that never leaves the place where it was raised.
 */
export const relinkErrorCodes = {
  /** A hook or component was used outside `<RelinkProvider>`. */
  provider_missing: null,
  /** An option passed to Relink cannot work, or a required one is missing. */
  option_invalid: null,
  /** A redirect URI that Plaid would refuse. */
  redirect_uri_invalid: null,
  /** Outside development, a key or setting that has to come from the environment is missing. */
  key_missing: null,
  /** Plaid's script could not be loaded: an ad blocker, a firewall or a content security policy. */
  script_blocked: null,
  /** Plaid's script neither loaded nor failed in time. */
  script_timeout: null,
  /** Link was created but never said that it had loaded. */
  link_timeout: null,
  /** `Plaid.create` or `open` threw. */
  link_threw: null,
  /** The request never got an answer: no network, or the server is unreachable. */
  request_failed: null,
  /** The server did not answer in time. */
  request_timeout: null,
  /** The server's answer has not the shape the wire contract promises. */
  response_invalid: null,
  /** What was set aside could not be written or read: storage is full, disabled or refused. */
  storage_failed: null,
  /** A stored secret does not decrypt: wrong key, another Item's or another owner's row, or damage. */
  token_unreadable: null,
  /** The stored row or token belongs to another Plaid environment. */
  environment_mismatch: null,

  /** The request lacks something or has a field of the wrong kind; the message names the field. */
  invalid_request: 400,
  /** Nobody is signed in, or the session is over. */
  unauthenticated: 401,
  /** The request came from a page of another origin. */
  origin_refused: 403,
  /** No such route, or no such Item among the person's own. */
  not_found: 404,
  /** The link token was not made for this person, is spent, or is unknown here. */
  link_token_unknown: 409,
  /** The public token is no longer good; the person has to go through Link again. */
  public_token_invalid: 409,
  /**
   * A server stopped between Plaid's answer and its own record, and what came of the link is lost; the
   * person has to go through Link again.
   */
  exchange_lost: 410,
  /** The body was not sent as `application/json`. */
  json_only: 415,
  /** Too many requests; wait and try again. */
  too_many_requests: 429,
  /** Something broke on the server; details are in its log under the request id. */
  internal_error: 500,
  /** Plaid answered with an error that people cannot mend. */
  plaid_error: 502,
  /** Plaid is down or unreachable. */
  plaid_unavailable: 503,
} as const

/** A machine-stable code; compare with this, never with a message. */
export type RelinkErrorCode = keyof typeof relinkErrorCodes

/** Why Plaid refused a request of the server's, as far as a browser may know. */
export interface PlaidRefusal {
  /** Plaid's `error_type`; the set is open. */
  type: string
  /** Plaid's `error_code`; the set is open. */
  code: string
}

/** What a {@link RelinkError} may carry besides its code and message. */
export interface RelinkErrorOptions {
  /** What Plaid said to the server, where it was Plaid that refused. */
  plaid?: PlaidRefusal | null
  /** What was caught, if anything. */
  cause?: unknown
  /** The server's id for the failed request, to quote to support. */
  requestId?: string | null
}

/**
 * The one error class of Relink: a code for programs, a sentence for developers.
 *
 * `message` names what failed, why, and the way out. It is not for people, whose words
 * come from `describeIssue`.
 */
export class RelinkError extends Error {
  override readonly name = 'RelinkError'
  readonly code: RelinkErrorCode
  /** The server's id for the failed request, or null when no server was involved. */
  readonly requestId: string | null
  /** Why Plaid refused, or null when it was not Plaid, or is not known. */
  readonly plaid: PlaidRefusal | null

  constructor(code: RelinkErrorCode, message: string, options: RelinkErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.requestId = options.requestId ?? null
    this.plaid = options.plaid ?? null
  }
}

/**
 * Tells whether a caught value is a {@link RelinkError}, also one made by another copy of the package,
 * which `instanceof` would not know.
 */
export const isRelinkError = (value: unknown): value is RelinkError =>
  typeof value === 'object' &&
  value !== null &&
  (value as { name?: unknown }).name === 'RelinkError' &&
  'code' in value
