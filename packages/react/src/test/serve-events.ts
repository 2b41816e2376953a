import type { ItemEvent } from '@relink/core'
import { onTestFinished } from 'vitest'

/** One request for events, as the server sees it. */
export interface ServedStream {
  /** What the browser asked to go on from. */
  lastEventId: string | null
  headers: Headers
  /** Whether the browser still listens. */
  isOpen: boolean
  write(text: string | Uint8Array): void
  send(event: ItemEvent, id: string): void
  beat(): void
  /** Ends it, as the server does now and then. */
  end(): void
  /** Breaks it off, as a network does. */
  break(): void
}

/** The network, with a server at its other end that tells of events. */
export interface EventNetwork {
  streams: ServedStream[]
  /** Requests but those for events, such as `GET /api/link/items`. */
  requests: string[]
  /** Answers all further requests for events, and all others, with these. */
  answerEvents: (() => Response | Promise<Response>) | undefined
  answer: (path: string) => Response | Promise<Response>
  open(): ServedStream[]
}

/** Puts a server that tells of events in the place of the network, until the test is over. */
export const serveEvents = (): EventNetwork => {
  const network: EventNetwork = {
    streams: [],
    requests: [],
    answerEvents: undefined,
    answer: () => Response.json({ items: [] }),
    open: () => network.streams.filter(({ isOpen }) => isOpen),
  }
  const fromNetwork: typeof fetch = async (input, init = {}) => {
    const path = String(input)
    const { signal } = init
    signal?.throwIfAborted()
    if (!path.endsWith('/events')) {
      network.requests.push(`${init.method} ${path}`)
      return network.answer(path)
    }
    const stream = openStream(new Headers(init.headers), signal ?? undefined)
    network.streams.push(stream)
    if (network.answerEvents === undefined) return stream.response
    stream.isOpen = false
    return network.answerEvents()
  }
  const pageFetch = globalThis.fetch
  globalThis.fetch = fromNetwork
  onTestFinished(() => {
    globalThis.fetch = pageFetch
  })
  return network
}

const openStream = (
  headers: Headers,
  signal: AbortSignal | undefined,
): ServedStream & { response: Response } => {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(started) {
      controller = started
    },
    cancel() {
      stream.isOpen = false
    },
  })
  const write = (text: string | Uint8Array): void =>
    controller?.enqueue(typeof text === 'string' ? encoder.encode(text) : text)
  const stream = {
    lastEventId: headers.get('last-event-id'),
    headers,
    isOpen: true,
    response: new Response(body, {
      headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    }),
    write,
    send(event: ItemEvent, id: string) {
      const data = event.type === 'changed' ? event.item : event.type === 'removed' ? event : {}
      write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    beat: () => write(': alive\n\n'),
    end() {
      stream.isOpen = false
      controller?.close()
    },
    break() {
      stream.isOpen = false
      controller?.error(new TypeError('network error'))
    },
  }
  stream.beat()
  signal?.addEventListener('abort', () => {
    if (!stream.isOpen) return
    stream.isOpen = false
    controller?.error(signal.reason)
  })
  return stream
}
