/** One frame of an event stream; `data` is null in a frame that only names an id. */
export interface StreamFrame {
  type: string
  data: string | null
  /** Of this frame or of the last one that had one, to resume after; null when there is none. */
  id: string | null
}

/**
 * Reads an event stream as the HTML standard says, in chunks that are cut anywhere.
 *
 * By hand, since frames with an id and nothing else count here, and parsers made for `EventSource` drop them.
 *
 * @param hear Gets each frame once it is complete, and null for each comment.
 * @returns To be given the chunks.
 */
export const createEventStreamReader = (
  hear: (frame: StreamFrame | null) => void,
): ((chunk: Uint8Array) => void) => {
  // Keeps characters that are cut in two, and drops a byte order mark.
  const decoder = new TextDecoder()
  let rest = ''
  let endedInReturn = false
  let type = ''
  let data: string[] = []
  let id: string | null = null
  let hasId = false

  const endFrame = (): void => {
    if (data.length > 0) hear({ type: type || 'message', data: data.join('\n'), id })
    else if (hasId) hear({ type: 'message', data: null, id })
    type = ''
    data = []
    hasId = false
  }

  const readLine = (line: string): void => {
    if (line === '') return endFrame()
    const colon = line.indexOf(':')
    if (colon === 0) return hear(null)
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') data.push(value)
    else if (field === 'event') type = value
    else if (field === 'id' && !value.includes('\0')) {
      id = value || null
      hasId = true
    }
  }

  return (chunk) => {
    let text = decoder.decode(chunk, { stream: true })
    if (text === '') return
    // The second half of a line's end whose first half has ended the line already.
    if (endedInReturn && text.startsWith('\n')) text = text.slice(1)
    endedInReturn = text.endsWith('\r')
    const lines = (rest + text).split(/\r\n|\n|\r/)
    rest = lines.pop() ?? ''
    lines.forEach(readLine)
  }
}
