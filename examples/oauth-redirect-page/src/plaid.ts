import type { LinkItemRequest } from '@relink/core'

/** What Link gave at its end. */
export type Success = Pick<LinkItemRequest, 'institution' | 'accounts'> & {
  /** Null or empty where the session makes no Item. */
  publicToken: string | null
}

/** What the page wants to hear of Link. */
export interface LinkListener {
  onLoad(): void
  onSuccess(success: Success): void
  /** With Plaid's error code, or null when the person simply closed Link. */
  onExit(code: string | null): void
}

interface PlaidGlobal {
  create(options: {
    token: string
    receivedRedirectUri: string
    onLoad(): void
    onSuccess(
      publicToken: string | null,
      metadata: {
        institution: { institution_id: string | null; name: string | null } | null
        accounts?: LinkItemRequest['accounts']
      },
    ): void
    onExit(error: { error_code: string } | null): void
  }): { open(): void; destroy(): void }
}

const readPlaid = (): PlaidGlobal | undefined => (window as { Plaid?: PlaidGlobal }).Plaid

/**
 * Waits for Plaid's script, whose tag stands before this script's.
 *
 * @param patience Milliseconds.
 */
export const waitForPlaid = (tag: HTMLElement | null, patience: number): Promise<PlaidGlobal> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const plaid = readPlaid()
      if (plaid === undefined) reject(new Error('Plaid’s script did not come.'))
      else resolve(plaid)
    }
    if (readPlaid() !== undefined) return look()
    tag?.addEventListener('load', look)
    tag?.addEventListener('error', look)
    setTimeout(look, patience)
    return undefined
  })

/** Makes Link go on where the bank sent the person back. Throws what Plaid's script throws. */
export const createLink = (
  plaid: PlaidGlobal,
  token: string,
  receivedRedirectUri: string,
  listener: LinkListener,
): { open(): void; destroy(): void } =>
  plaid.create({
    token,
    receivedRedirectUri,
    onLoad: listener.onLoad,
    onSuccess: (publicToken, { institution, accounts = [] }) =>
      listener.onSuccess({
        publicToken,
        institution: institution && { id: institution.institution_id, name: institution.name },
        // The server takes these fields and no others; Plaid hands over more.
        accounts: accounts.map(({ id, name, mask, type, subtype }) => ({
          id,
          name,
          mask,
          type,
          subtype,
        })),
      }),
    onExit: (error) => listener.onExit(error && error.error_code),
  })
