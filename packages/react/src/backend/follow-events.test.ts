import type { ItemEvent, LinkBackend } from '@relink/core'
import { expect, test, vi } from 'vitest'
import { healthyItem as item } from '../test/broken-item.ts'
import { serveEvents } from '../test/serve-events.ts'
import { httpBackend, type HttpBackendOptions } from './http-backend.ts'

type Hear = Parameters<NonNullable<LinkBackend['followEvents']>>[1]

const follow = (lastEventId: string | null = null, options: HttpBackendOptions = {}) => {
  const aborter = new AbortController()
  const hear = vi.fn<Hear>()
  const ended = httpBackend('/api/link/', options).followEvents?.(lastEventId, hear, {
    signal: aborter.signal,
  })
  ended?.catch(() => undefined)
  return { hear, ended, abort: () => aborter.abort() }
}

test('events are heard with their ids, and signs of life as such', async () => {
  const { streams } = serveEvents()
  const { hear, ended } = follow()
  await vi.waitFor(() => expect(hear).toHaveBeenCalledExactlyOnceWith(null, null))
  const [stream] = streams
  const events: ItemEvent[] = [
    { type: 'changed', item },
    { type: 'removed', itemId: 'item-2' },
    { type: 'missed' },
  ]
  events.forEach((event, index) => stream?.send(event, String(index)))
  stream?.write('id: 9\n\n')
  stream?.end()
  await ended
  expect(hear.mock.calls.slice(1)).toEqual([
    ...events.map((event, index) => [event, String(index)]),
    [null, '9'],
  ])
})

test('it is asked with the headers of the app, and goes on where it broke off', async () => {
  const { streams } = serveEvents()
  follow(null, { headers: () => ({ authorization: 'one' }) })
  follow('7')
  await vi.waitFor(() => expect(streams).toHaveLength(2))
  expect(Object.fromEntries(streams[0]?.headers ?? [])).toEqual({
    accept: 'text/event-stream',
    authorization: 'one',
  })
  expect(streams[1]?.lastEventId).toBe('7')
})

test('it can be called off', async () => {
  const { streams, open } = serveEvents()
  const { hear, ended, abort } = follow()
  await vi.waitFor(() => expect(hear).toHaveBeenCalled())
  abort()
  await ended?.catch(() => undefined)
  expect(open()).toEqual([])
  expect(streams).toHaveLength(1)
})

test('an event that can’t be read says that something was missed, and the stream goes on', async () => {
  const { streams } = serveEvents()
  const { hear } = follow()
  await vi.waitFor(() => expect(hear).toHaveBeenCalled())
  streams[0]?.write('id: 1\nevent: changed\ndata: {"id":1}\n\nid: 2\nevent: removed\ndata: {\n\n')
  streams[0]?.write('id: 3\nevent: of-another-version\ndata: {}\n\n')
  streams[0]?.send({ type: 'changed', item }, '4')
  await vi.waitFor(() => expect(hear).toHaveBeenLastCalledWith({ type: 'changed', item }, '4'))
  expect(hear.mock.calls.slice(1, -1)).toEqual([
    [{ type: 'missed' }, '1'],
    [{ type: 'missed' }, '2'],
    [{ type: 'missed' }, '3'],
  ])
})

test('a stream that breaks is request_failed', async () => {
  const { streams } = serveEvents()
  const { hear, ended } = follow()
  await vi.waitFor(() => expect(hear).toHaveBeenCalled())
  streams[0]?.break()
  await expect(ended).rejects.toMatchObject({ name: 'RelinkError', code: 'request_failed' })
})

test.each([
  [401, 'unauthenticated'],
  [403, 'unauthenticated'],
  [404, 'not_found'],
  [405, 'not_found'],
  [501, 'not_found'],
  [503, 'internal_error'],
])('a %i is %s', async (status, code) => {
  const network = serveEvents()
  network.answerEvents = () => new Response('<html>', { status })
  await expect(follow().ended).rejects.toMatchObject({ code })
})

test.each([
  ['a page', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['nothing', new Response(null, { status: 204 })],
])('%s in place of a stream is response_invalid', async (_, response) => {
  const network = serveEvents()
  network.answerEvents = () => response
  await expect(follow().ended).rejects.toMatchObject({ code: 'response_invalid' })
})
