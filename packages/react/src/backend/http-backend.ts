import {
  readItem,
  readItems,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  readRecoverLinkResponse,
  readTakenPendingLink,
  RelinkError,
  type BackendCall,
  type LinkBackend,
  type RelinkErrorCode,
} from '@relink/core'

/** Options of {@link httpBackend}. */
export interface HttpBackendOptions {
  /** Headers to send along, asked for at each request; for an app that does not use cookies. */
  headers?: () => Record<string, string>
  /** Milliseconds until a request is given up. Default 30,000. */
  timeout?: number
}

/**
 * Speaks Relink's wire contract to a server, such as `@relink/server`, with the page's cookies.
 *
 * @param baseUrl Where the server is mounted, such as `/api/link`.
 * @returns An object whose methods reject with a `RelinkError`: a code from the server, or
 *   `request_failed`, `request_timeout`, `response_invalid`.
 */
export const httpBackend = (baseUrl: string, options: HttpBackendOptions = {}): LinkBackend => {
  const base = baseUrl.replace(/\/+$/, '')

  const request = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    call: BackendCall = {},
  ): Promise<unknown> => {
    const what = `${method} ${base}${path}`
    const { ok, status, text } = await send(what, `${base}${path}`, method, body, call, options)
    const answer = parse(text)
    if (ok) return answer
    throw readError(what, status, answer)
  }

  const itemPath = (itemId: string): string => `/items/${encodeURIComponent(itemId)}`
  return {
    createLinkToken: async (body, call) =>
      readLinkTokenResponse(await request('POST', '/link-tokens', body, call)),
    linkItem: async (body, call) =>
      readLinkItemResponse(await request('POST', '/items', body, call)),
    confirmUpdated: async (itemId, body, call) =>
      readItemUpdatedResponse(await request('POST', `${itemPath(itemId)}/updated`, body, call)),
    listItems: async (call) => readItems(await request('GET', '/items', undefined, call)),
    getItem: async (itemId, call) =>
      readItem(await request('GET', itemPath(itemId), undefined, call)),
    removeItem: async (itemId, call) => {
      await request('DELETE', itemPath(itemId), undefined, call)
    },
    takePendingLink: async (body, call) =>
      readTakenPendingLink(await request('POST', '/pending-link/take', body, call)),
    recoverLink: async (body, call) =>
      readRecoverLinkResponse(await request('POST', '/pending-link/recover', body, call)),
  }
}

/** Characters, each of which may take three bytes. */
const keepaliveLimit = 20_000

const send = async (
  what: string,
  url: string,
  method: string,
  body: unknown,
  { signal }: BackendCall,
  { headers, timeout = 30_000 }: HttpBackendOptions,
): Promise<{ ok: boolean; status: number; text: string }> => {
  const patience = AbortSignal.timeout(timeout)
  const text = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers?.(),
      },
      // What Link gave still arrives when the page goes right after; browsers allow 64 kB for that.
      ...(text === undefined ? {} : { body: text, keepalive: text.length < keepaliveLimit }),
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    })
    const { ok, status } = response
    // An answer can break off, too.
    return { ok, status, text: await response.text() }
  } catch (cause) {
    throw patience.aborted
      ? new RelinkError('request_timeout', `Failed to ${what}: no answer in time. Try again.`, {
          cause,
        })
      : new RelinkError('request_failed', `Failed to ${what}: no answer. Check the network.`, {
          cause,
        })
  }
}

/** What came as JSON; null for an empty answer, or one that did not come from Relink's server. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const readError = (what: string, status: number, answer: unknown): RelinkError => {
  const { code, message, requestId } =
    (answer as { error?: Record<string, unknown> } | null)?.error ?? {}
  return new RelinkError(
    // A newer server may know codes that this page does not; they are said in general words.
    typeof code === 'string' ? (code as RelinkErrorCode) : codeOfStatus(status),
    String(message ?? `Failed to ${what}: the server answered ${status}. See its log.`),
    { requestId: typeof requestId === 'string' ? requestId : null },
  )
}

/** For answers that did not come from Relink's server: a proxy, a login wall. */
const codeOfStatus = (status: number): RelinkErrorCode => {
  if (status === 404) return 'not_found'
  if (status === 429) return 'too_many_requests'
  return status === 401 || status === 403 ? 'unauthenticated' : 'internal_error'
}
