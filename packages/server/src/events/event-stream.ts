/** One stream of server-sent events. */
export interface EventStream {
  response: Response
  /**
   * @param signal Aborted when the browser is gone.
   * @param onEnd Called once, however it ends; at once when it has ended already.
   */
  begin(signal: AbortSignal, onEnd: () => void): void
  /** @param data Anything that JSON can say. */
  send(type: string, data: object, id: string): void
  /** Names a place to go on from, and tells nothing. */
  sendId(id: string): void
  /** A comment, which says only that the stream is alive. */
  beat(): void
  end(): void
}

/** What a stream is answered with. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies that gather an answer before they pass it on would gather this one for ever.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const

/** Bytes that may wait for a browser that does not read. */
const mostWaiting = 256 * 1024

/**
 * Opens a stream.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const openEventStream = (): EventStream => {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let leave = (): void => {}

  const end = (): void => {
    if (controller === null) return
    const ended = controller
    controller = null
    try {
      ended.close()
    } catch {
      // The browser closed it first.
    }
    leave()
  }

  const write = (text: string): void => {
    if (controller === null) return
    // Whoever reads this slowly is better served by a new stream, which begins with what is so now.
    if ((controller.desiredSize ?? 0) < -mostWaiting) return end()
    controller.enqueue(encoder.encode(text))
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(started) {
        controller = started
      },
      cancel: end,
    },
    { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 },
  )

  return {
    response: new Response(body, { headers: eventStreamHeaders }),
    begin(signal, onEnd) {
      leave = () => {
        signal.removeEventListener('abort', end)
        onEnd()
      }
      if (controller === null) leave()
      else if (signal.aborted) end()
      else signal.addEventListener('abort', end)
    },
    send: (type, data, id) => write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`),
    sendId: (id) => write(`id: ${id}\n\n`),
    beat: () => write(': alive\n\n'),
    end,
  }
}
