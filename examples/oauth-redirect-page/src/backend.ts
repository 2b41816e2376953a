import {
  readItemUpdatedResponse,
  readLinkItemResponse,
  readTakenPendingLink,
  RelinkError,
  type LinkBackend,
  type RelinkErrorCode,
} from '@relink/core'

/** The part of the server's contract that a return needs. */
export const createBackend = (
  api: string,
): Required<
  Pick<LinkBackend, 'createLinkToken' | 'linkItem' | 'confirmUpdated' | 'takePendingLink'>
> => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(api + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    }).catch((cause: unknown) => {
      throw new RelinkError(
        'request_failed',
        `Failed to POST ${path}: the server could not be reached. Check the network and the address.`,
        { cause },
      )
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return answer
    const { error } = (answer ?? {}) as { error?: { code?: RelinkErrorCode; requestId?: string } }
    throw new RelinkError(
      error?.code ?? 'internal_error',
      `Failed to POST ${path}: the server answered ${response.status}. See its log.`,
      { requestId: error?.requestId ?? null },
    )
  }
  return {
    // A return goes on with the token that was set aside; to start again, people go back to the app.
    createLinkToken: () =>
      Promise.reject(
        new RelinkError(
          'option_invalid',
          'Failed to create a link token: this page only finishes links. Start one in the app.',
        ),
      ),
    linkItem: async (request) => readLinkItemResponse(await post('/items', request)),
    confirmUpdated: async (itemId) =>
      readItemUpdatedResponse(await post(`/items/${encodeURIComponent(itemId)}/updated`, {})),
    takePendingLink: async () => readTakenPendingLink(await post('/pending-link/take', {})),
  }
}
