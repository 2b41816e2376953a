import type { ItemEvent } from '@relink/core'
import { createEventStreamReader } from './event-stream.ts'

/** What {@link followEvents} needs of the back end that loads it. */
export interface EventSourcePorts {
  url: string
  headers: Record<string, string>
  signal: AbortSignal | undefined
  hear: (event: ItemEvent | null, eventId: string | null) => void
  readEvent: (type: string, value: unknown) => ItemEvent
  /** Makes an error of an answer that is no stream of events. */
  refuse: (status: number, text: string) => Error
}

/**
 * Follows `GET /events` until it ends. Loaded on first use; it imports nothing that every page loads, for a
 * bundler would split that off for it.
 */
export const followEvents = async (ports: EventSourcePorts): Promise<void> => {
  const { url, headers, signal, hear, refuse } = ports
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    cache: 'no-store',
    ...(signal && { signal }),
  })
  const { ok, status, body } = response
  if (!ok) throw refuse(status, await response.text())
  const type = response.headers.get('content-type') ?? ''
  if (body === null || !type.startsWith('text/event-stream')) {
    // The page of a single-page app, which its server answers to anything, may be long.
    await body?.cancel()
    throw refuse(status, '')
  }

  const reader = body.getReader()
  const stop = (): void => {
    // A stream that broke by itself has nothing to call off.
    reader.cancel().catch(() => undefined)
  }
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  const read = createEventStreamReader((frame) => {
    const data = frame?.data ?? null
    const event = data === null ? null : readEvent(ports, frame?.type ?? '', data)
    hear(event, frame?.id ?? null)
  })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      read(value)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

const readEvent = (ports: EventSourcePorts, type: string, data: string): ItemEvent => {
  try {
    return ports.readEvent(type, JSON.parse(data))
  } catch {
    // It would be as unreadable after a new start.
    return { type: 'missed' }
  }
}
