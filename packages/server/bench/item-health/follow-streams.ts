import { get, type ClientRequest } from 'node:http'

/** Open event streams. */
export interface Streams {
  forget(): void
  /** Resolves with when the last of these people's streams had heard of a change. */
  lastHeard(people: ReadonlySet<string>): Promise<number>
  close(): Promise<void>
}

const patience = 30_000

interface Stream {
  person: string
  request: ClientRequest
  events: number
}

/** Opens a stream for each, and resolves when every one has had its first sign of life. */
export const openStreams = async (
  follows: readonly { origin: string; person: string }[],
): Promise<Streams> => {
  let onEvent = (): void => {}

  const open = (origin: string, person: string): Promise<Stream> =>
    new Promise((resolve, reject) => {
      const headers = { 'x-person': person, accept: 'text/event-stream' }
      const request = get(`${origin}/api/link/events`, { agent: false, headers }, (response) => {
        response.setEncoding('utf8')
        if (response.statusCode !== 200)
          reject(new Error(`a stream was answered with ${response.statusCode}`))
        response.on('data', (chunk: string) => {
          resolve(stream)
          const events = chunk.split('\ndata: ').length - 1
          if (events === 0) return
          stream.events += events
          onEvent()
        })
        // Cut by `close`.
        response.on('error', () => {})
      })
      const stream: Stream = { person, request, events: 0 }
      request.on('error', reject)
    })

  const streams: Stream[] = []
  // Not all in one instant: a server's queue of connections that it has not taken yet is short.
  for (let at = 0; at < follows.length; at += 100)
    streams.push(
      ...(await Promise.all(
        follows.slice(at, at + 100).map(({ origin, person }) => open(origin, person)),
      )),
    )

  return {
    forget: () => {
      for (const stream of streams) stream.events = 0
    },
    lastHeard: (people) => {
      const theirs = streams.filter(({ person }) => people.has(person))
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          const deaf = theirs.filter(({ events }) => events === 0).length
          reject(new Error(`${deaf} of ${theirs.length} streams heard nothing in ${patience} ms`))
        }, patience)
        onEvent = () => {
          if (theirs.some(({ events }) => events === 0)) return
          clearTimeout(late)
          onEvent = () => {}
          resolve(Date.now())
        }
        onEvent()
      })
    },
    close: async () => {
      await Promise.all(
        streams.map(
          ({ request }) =>
            new Promise((resolve) => {
              request.once('close', resolve)
              request.destroy()
            }),
        ),
      )
    },
  }
}
