import {
  RelinkError,
  type BackendCall,
  type LinkBackend,
  type PlaidRefusal,
  type RelinkErrorCode,
} from '@relink/core'
import { loadWireReaders, wireReaders, type WireReaders } from '../later/load-wire-readers.ts'
import { whenQuiet } from '../later/when-quiet.ts'

/** Options of {@link httpBackend}. */
export interface HttpBackendOptions {
  /** Headers to send along, asked for at each request; for an app that does not use cookies. */
  headers?: () => Record<string, string>
  /** Milliseconds until a request is given up; following events is none. Default 30,000. */
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
  // So that they are there at the first answer, also if a new build of the app has replaced this one by then.
  if (wireReaders.get() === null && 'document' in globalThis) whenQuiet(fetchReaders)

  const request = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    call: BackendCall = {},
  ): Promise<unknown> => {
    const what = `${method} ${base}${path}`
    const { ok, status, text } = await send(what, `${base}${path}`, method, body, call, options)
    const answer = parse(text)
    // Plaid's own examples answer 200 with Plaid's error in it.
    if (ok && !(answer as { error?: unknown } | null)?.error) return answer
    throw readError(what, status, answer)
  }

  /** What reads the answer is fetched while the request is on its way, which waits for nothing. */
  const ask = async <Name extends Exclude<keyof WireReaders, 'readItemEvent'>>(
    reader: Name,
    ...asked: Parameters<typeof request>
  ): Promise<ReturnType<WireReaders[Name]>> => {
    // What came of the request counts, and nobody asks again while it is on its way.
    fetchReaders()
    const answer = await request(...asked)
    return (await loadWireReaders())[reader](answer) as ReturnType<WireReaders[Name]>
  }

  const itemPath = (itemId: string): string => `/items/${encodeURIComponent(itemId)}`
  return {
    createLinkToken: (body, call) =>
      ask('readLinkTokenResponse', 'POST', '/link-tokens', body, call),
    linkItem: (body, call) => ask('readLinkItemResponse', 'POST', '/items', body, call),
    confirmUpdated: (itemId, body, call) =>
      ask('readItemUpdatedResponse', 'POST', `${itemPath(itemId)}/updated`, body, call),
    listItems: (call) => ask('readItems', 'GET', '/items', undefined, call),
    getItem: (itemId, call) => ask('readItem', 'GET', itemPath(itemId), undefined, call),
    removeItem: async (itemId, call) => {
      await request('DELETE', itemPath(itemId), undefined, call)
    },
    followEvents: async (lastEventId, hear, { signal } = {}) => {
      const what = `GET ${base}/events`
      try {
        const [{ followEvents }, { readItemEvent }] = await Promise.all([
          import('./follow-events.ts'),
          loadWireReaders(),
        ])
        await followEvents({
          url: `${base}/events`,
          headers: {
            ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
            ...options.headers?.(),
          },
          signal,
          hear,
          readEvent: readItemEvent,
          refuse: (status, text) =>
            status < 300
              ? new RelinkError(
                  'response_invalid',
                  `Failed to ${what}: the answer is no stream of events. Look at what answers there.`,
                )
              : readError(what, status, parse(text)),
        })
      } catch (cause) {
        throw cause instanceof RelinkError ? cause : lost(what, cause)
      }
    },
    takePendingLink: (body, call) =>
      ask('readTakenPendingLink', 'POST', '/pending-link/take', body, call),
    recoverLink: (body, call) =>
      ask('readRecoverLinkResponse', 'POST', '/pending-link/recover', body, call),
  }
}

/** Whoever needs them hears why they could not be had. */
const fetchReaders = (): void => void wireReaders.load().catch(() => undefined)

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
      : lost(what, cause)
  }
}

const lost = (what: string, cause: unknown): RelinkError =>
  new RelinkError('request_failed', `Failed to ${what}: no answer. Check the network.`, { cause })

/** What came as JSON; null for an empty answer, or one that did not come from Relink's server. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads `{ error }` as Relink's server answers it, or Plaid's own error that somebody's back end passed on. */
const readError = (what: string, status: number, answer: unknown): RelinkError => {
  const body = answer as Record<string, unknown> | null
  const error = (body?.['error'] ?? body ?? {}) as Record<string, unknown>
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const told = error['plaid'] as Record<string, unknown> | undefined
  const plaid = {
    type: text(told?.['type'] ?? error['error_type']),
    code: text(told?.['code'] ?? error['error_code']),
  }
  const isPlaid = plaid.code !== ''
  return new RelinkError(
    // A newer server may know codes that this page does not; they are said in general words. Others spell differently.
    (/^[a-z_]+$/.exec(text(error['code']))?.[0] ??
      (isPlaid ? codeOfPlaid(plaid) : codeOfStatus(status))) as RelinkErrorCode,
    text(error['message']) || `Failed to ${what}: the server answered ${status}. See its log.`,
    {
      requestId: text(error['requestId'] ?? error['request_id']) || null,
      plaid: isPlaid ? plaid : null,
    },
  )
}

const codeOfPlaid = ({ type, code }: PlaidRefusal): RelinkErrorCode => {
  if (code === 'INVALID_PUBLIC_TOKEN') return 'public_token_invalid'
  if (type === 'API_ERROR') return 'plaid_unavailable'
  return type === 'RATE_LIMIT_EXCEEDED' ? 'too_many_requests' : 'plaid_error'
}

/** For answers that did not come from Relink's server: a proxy, a login wall. */
const codeOfStatus = (status: number): RelinkErrorCode =>
  codes[status] ?? (status < 500 ? 'invalid_request' : 'internal_error')

const codes: Record<number, RelinkErrorCode> = {
  401: 'unauthenticated',
  // Most walls in front of a server that forbid want a new sign-in.
  403: 'unauthenticated',
  404: 'not_found',
  405: 'not_found',
  408: 'request_timeout',
  429: 'too_many_requests',
  501: 'not_found',
}
