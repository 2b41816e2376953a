import { expect, onTestFinished, vi } from 'vitest'
import type { StartedRelink } from './start-relink.ts'

/** One frame of a stream; a comment has neither. */
export interface Frame {
  id?: string
  event?: string
  data?: unknown
}

/** A stream as a browser sees it. */
export interface Followed {
  status: number
  headers: Headers
  /** The whole answer, of one that was refused. */
  refusal: unknown
  frames: Frame[]
  /** All that came, as text. */
  text: () => string
  /** The frames that tell something. */
  events: () => Frame[]
  /** Waits until that many events came. */
  hears: (count: number) => Promise<Frame[]>
  lastEventId: () => string | undefined
  ended: () => boolean
  /** The browser goes away. */
  leave: () => void
}

interface Asking {
  person?: string | null
  lastEventId?: string
  headers?: Record<string, string>
}

const readFrame = (text: string): Frame => {
  const frame: Frame = {}
  for (const line of text.split('\n')) {
    const [, field, value = ''] = /^(\w+): (.*)$/.exec(line) ?? []
    if (field === 'data') frame.data = JSON.parse(value)
    else if (field === 'id' || field === 'event') frame[field] = value
  }
  return frame
}

/** Asks for events, as a page does. */
export const askForEvents = (
  { relink }: Pick<StartedRelink, 'relink'>,
  { person = 'ann', lastEventId, headers = {} }: Asking,
  signal: AbortSignal | null = null,
): Promise<Response> =>
  relink.fetch(
    new Request('https://app.test/api/link/events', {
      signal,
      headers: {
        ...(person === null ? {} : { 'x-person': person }),
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
        ...headers,
      },
    }),
  )

/** Follows a person's events until the test ends. */
export const followEvents = async (
  server: Pick<StartedRelink, 'relink'>,
  asking: Asking = {},
): Promise<Followed> => {
  const aborter = new AbortController()
  onTestFinished(() => aborter.abort())
  const response = await askForEvents(server, asking, aborter.signal)
  const { status, headers, body } = response
  const frames: Frame[] = []
  let text = ''
  let hasEnded = false
  const read = async (): Promise<void> => {
    const reader = body?.getReader()
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const chunk = await reader?.read()
      if (chunk?.value === undefined) break
      const more = decoder.decode(chunk.value, { stream: true })
      text += more
      const parts = (rest + more).split('\n\n')
      rest = parts.pop() ?? ''
      frames.push(...parts.map(readFrame))
    }
    hasEnded = true
  }
  const refusal = status === 200 ? null : ((await response.json()) as unknown)
  if (status === 200) void read()
  const events = (): Frame[] => frames.filter(({ event }) => event !== undefined)
  return {
    status,
    headers,
    refusal,
    frames,
    text: () => text,
    events,
    hears: async (count) => {
      await vi.waitFor(() => expect(events()).toHaveLength(count), { timeout: 5000, interval: 10 })
      return events()
    },
    lastEventId: () => frames.flatMap(({ id }) => id ?? []).at(-1),
    ended: () => hasEnded,
    leave: () => aborter.abort(),
  }
}
