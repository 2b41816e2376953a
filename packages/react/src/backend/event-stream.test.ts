import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventStreamReader, type StreamFrame } from './event-stream.ts'

/** Reads a stream that arrives in these pieces. */
const readAll = (pieces: Uint8Array[]): (StreamFrame | null)[] => {
  const heard: (StreamFrame | null)[] = []
  pieces.forEach(createEventStreamReader((frame) => heard.push(frame)))
  return heard
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string): (StreamFrame | null)[] => readAll([bytes(text)])

test.each<[string, string, (StreamFrame | null)[]]>([
  ['an event', 'data: 1\n\n', [{ type: 'message', data: '1', id: null }]],
  [
    'an event with a name and an id',
    'id: 7\nevent: changed\ndata: {"a":1}\n\n',
    [{ type: 'changed', data: '{"a":1}', id: '7' }],
  ],
  [
    'several lines of data',
    'data: a\ndata\ndata: b\n\n',
    [{ type: 'message', data: 'a\n\nb', id: null }],
  ],
  ['a comment', ': alive\n\n', [null]],
  ['an id and nothing else', 'id: 7\n\n', [{ type: 'message', data: null, id: '7' }]],
  [
    'an id that stays for the events after it',
    'id: 7\ndata: a\n\ndata: b\n\n',
    [
      { type: 'message', data: 'a', id: '7' },
      { type: 'message', data: 'b', id: '7' },
    ],
  ],
  [
    'an empty id, which ends that',
    'id: 7\n\nid\ndata: b\n\n',
    [
      { type: 'message', data: null, id: '7' },
      { type: 'message', data: 'b', id: null },
    ],
  ],
  ['an id that may not be', 'id: 7\0\ndata: a\n\n', [{ type: 'message', data: 'a', id: null }]],
  [
    'a name without data',
    'event: changed\n\ndata: a\n\n',
    [{ type: 'message', data: 'a', id: null }],
  ],
  [
    'one space taken off, and no second',
    'data:  a\n\n',
    [{ type: 'message', data: ' a', id: null }],
  ],
  ['no space at all, and a colon', 'data:a:b\n\n', [{ type: 'message', data: 'a:b', id: null }]],
  [
    'fields that mean nothing',
    'retry: 10\nfoo: x\ndata: a\n\n',
    [{ type: 'message', data: 'a', id: null }],
  ],
  ['a byte order mark', '\uFEFFdata: a\n\n', [{ type: 'message', data: 'a', id: null }]],
  [
    'every way to end a line',
    'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
    [
      { type: 'message', data: 'a', id: null },
      { type: 'message', data: 'b', id: null },
      { type: 'message', data: 'c', id: null },
    ],
  ],
  ['an event that was cut off', 'data: a\n', []],
])('%s is read', (_, text, heard) => {
  expect(read(text)).toEqual(heard)
})

const value = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.replace(/[\r\n\0]/g, ''))
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('data', 'event', 'id', 'retry', '', 'x'), value)
    .map(([name, text]) => `${name}: ${text}`),
  fc.constantFrom('data', 'id', ''),
)
const stream = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 20 })
  .map((lines) => lines.map((parts) => parts.join('')).join('') + '\n\n')

test('a stream that is cut anywhere, in the middle of a character too, reads the same', () => {
  fc.assert(
    fc.property(
      stream,
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.boolean(),
      (text, cuts, marked) => {
        const whole = bytes((marked ? '\uFEFF' : '') + text)
        const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort(
          (a, b) => a - b,
        )
        const pieces = at.slice(1).map((end, index) => whole.slice(at[index], end))
        expect(readAll(pieces)).toEqual(readAll([bytes(text)]))
      },
    ),
    { numRuns: 1000 },
  )
})

test('an event is heard when its last line ends, not when the next one begins', () => {
  const heard: unknown[] = []
  const reader = createEventStreamReader((frame) => heard.push(frame?.data))
  reader(bytes('data: a\r\n\r'))
  expect(heard).toEqual(['a'])
  reader(bytes('\ndata: b\r\n\r\n'))
  expect(heard).toEqual(['a', 'b'])
})
