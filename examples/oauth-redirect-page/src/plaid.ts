import { RelinkError, type LinkFlow, type LinkGrant, type PlaidLinkError } from '@relink/core'

/** Link on this page. */
export interface PlaidLink {
  open(): void
  close(): void
}

interface Institution {
  institution_id: string | null
  name: string | null
}

interface PlaidGlobal {
  create(options: {
    token: string
    receivedRedirectUri?: string
    onLoad(): void
    onSuccess(
      publicToken: string | null,
      metadata: {
        institution: Institution | null
        accounts?: {
          id: string
          name: string
          mask: string | null
          type: string
          subtype: string | null
        }[]
        link_session_id: string | null
      },
    ): void
    onExit(
      error: {
        error_type: string
        error_code: string
        error_message: string
        display_message: string | null
      } | null,
      metadata: {
        institution: Institution | null
        status: string | null
        link_session_id: string | null
        request_id: string | null
      },
    ): void
  }): { open(): void; destroy(): void }
}

const readPlaid = (): PlaidGlobal | undefined => (window as { Plaid?: PlaidGlobal }).Plaid

export const isPlaidThere = (): boolean => readPlaid() !== undefined

type Hear = (news: Parameters<LinkFlow['hear']>[1]) => void

/** Makes Link go on where the bank sent the person back, and tells what comes of it in the core's words. */
export const createPlaidLink = (grant: LinkGrant, hear: Hear): PlaidLink | null => {
  try {
    const handler = readPlaid()?.create({
      token: grant.linkToken,
      ...(grant.returned === null
        ? {}
        : { receivedRedirectUri: grant.returned.receivedRedirectUri }),
      onLoad: () => hear({ type: 'loaded' }),
      onSuccess: (publicToken, { institution, accounts = [], link_session_id }) =>
        hear({
          type: 'succeeded',
          success: {
            publicToken,
            institution: readInstitution(institution),
            // The server takes these fields and no others; Plaid hands over more.
            accounts: accounts.map(({ id, name, mask, type, subtype }) => ({
              id,
              name,
              mask,
              type,
              subtype,
            })),
            linkSessionId: link_session_id,
          },
        }),
      onExit: (error, { institution, status, link_session_id, request_id }) =>
        hear({
          type: 'left',
          exit: {
            error: error === null ? null : readError(error),
            status,
            institution: readInstitution(institution),
            linkSessionId: link_session_id,
            requestId: request_id,
          },
        }),
    })
    return handler === undefined
      ? null
      : { open: () => handler.open(), close: () => handler.destroy() }
  } catch (cause) {
    hear({
      type: 'failed',
      error: new RelinkError(
        'link_threw',
        'Failed to open Link: Plaid’s script threw. Check the link token and try again.',
        { cause },
      ),
    })
    return null
  }
}

const readInstitution = (institution: Institution | null) =>
  institution === null ? null : { id: institution.institution_id, name: institution.name }

const readError = (
  error: NonNullable<Parameters<Parameters<PlaidGlobal['create']>[0]['onExit']>[0]>,
): PlaidLinkError => ({
  type: error.error_type,
  code: error.error_code,
  message: error.error_message,
  displayMessage: error.display_message,
})
