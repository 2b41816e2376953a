import { RelinkError, type Account, type ItemSignal } from '@relink/core'

/** Carries a request to Plaid; here, to the simulator in the page. */
export type Send = (request: Request) => Promise<Response>

/** Calls one of Plaid's endpoints. */
export type CallPlaid = <T>(path: string, body: object) => Promise<T>

/** What `/item/get` answers, as far as it is used here. */
export interface PlaidItemAnswer {
  item: {
    item_id: string
    institution_id: string | null
    institution_name: string | null
    error: { error_code: string; error_code_reason?: string | null } | null
    consent_expiration_time: string | null
  }
}

interface PlaidAccounts {
  accounts: {
    account_id: string
    name: string
    mask: string | null
    type: string
    subtype: string | null
  }[]
}

interface PlaidRefusal {
  error_code: string
  error_message: string
  request_id: string
}

/** Calls Plaid as a server does, with keys. */
export const callPlaidBy =
  (send: Send): CallPlaid =>
  async <T>(path: string, body: object): Promise<T> => {
    const request = new Request(`https://plaid.invalid${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: 'stories', secret: 'stories', ...body }),
    })
    const response = await send(request).catch((cause: unknown) => {
      throw new RelinkError(
        'request_failed',
        `Failed to call ${path}: there was no answer. Try again.`,
        { cause },
      )
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer as T
    throw refusal(path, answer as PlaidRefusal)
  }

const refusal = (path: string, { error_code, error_message, request_id }: PlaidRefusal) =>
  new RelinkError(
    error_code === 'INVALID_PUBLIC_TOKEN' ? 'public_token_invalid' : 'plaid_error',
    `Failed to call ${path}: ${error_code}, ${error_message}.`,
    { requestId: request_id },
  )

/** Reads the accounts that an Item shares. */
export const readAccounts = async (call: CallPlaid, accessToken: string): Promise<Account[]> => {
  const answer = await call<PlaidAccounts>('/accounts/get', { access_token: accessToken })
  return answer.accounts.map(({ account_id, name, mask, type, subtype }) => ({
    id: account_id,
    name,
    mask,
    type,
    subtype,
  }))
}

/** What an answer of `/item/get` says of an Item's health. */
export const signalOf = ({ item }: PlaidItemAnswer): ItemSignal => ({
  type: 'read',
  at: Date.now(),
  error:
    item.error === null
      ? null
      : {
          code: item.error.error_code,
          reason: item.error.error_code_reason ?? null,
          products: [],
        },
  consentEndsAt:
    item.consent_expiration_time === null ? null : Date.parse(item.consent_expiration_time),
  unverified: null,
  bankIsDown: null,
})
