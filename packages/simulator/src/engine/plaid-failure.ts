/** The four fields of an error that Link hands to `onExit`. */
export interface LinkError {
  error_type: string
  error_code: string
  error_message: string
  display_message: string | null
}

/** A request that Plaid would refuse: what it says, and the HTTP status it says it with. */
export class PlaidFailure extends Error {
  readonly error: LinkError
  readonly status: number

  constructor(error: LinkError, status = 400) {
    super(error.error_message)
    this.name = 'PlaidFailure'
    this.error = error
    this.status = status
  }
}

const failure =
  (type: string) =>
  (code: string, message: string, status = 400): PlaidFailure =>
    new PlaidFailure(
      { error_type: type, error_code: code, error_message: message, display_message: null },
      status,
    )

/** The request is malformed. */
export const invalidRequest: ReturnType<typeof failure> = failure('INVALID_REQUEST')

/** The request is well formed but a value in it is wrong. */
export const invalidInput: ReturnType<typeof failure> = failure('INVALID_INPUT')

/** The Item cannot serve the request. */
export const itemError: ReturnType<typeof failure> = failure('ITEM_ERROR')

/** The return from a bank does not fit the session that left. */
export const oauthError: ReturnType<typeof failure> = failure('OAUTH_ERROR')

/** The Sandbox cannot do this with this Item. */
export const sandboxError: ReturnType<typeof failure> = failure('SANDBOX_ERROR')

/** Says that a link token can no longer open Link, whatever the reason: Plaid has one code for all. */
export const invalidLinkToken = (): PlaidFailure =>
  invalidInput('INVALID_LINK_TOKEN', 'invalid link_token provided')
