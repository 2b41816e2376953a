import { expect, test } from 'vitest'
import { createEventQueue } from './event-queue.ts'
import { shuffle } from '../engine/shuffle.ts'

const numbers = Array.from({ length: 20 }, (_, index) => index)

test('the same seed gives the same order, and another seed another one', () => {
  expect(shuffle(numbers, 7)).toEqual(shuffle(numbers, 7))
  expect(shuffle(numbers, 7)).not.toEqual(shuffle(numbers, 8))
})

test('shuffling loses nothing and leaves the list itself alone', () => {
  const shuffled = shuffle(numbers, 0)
  expect(shuffled).not.toEqual(numbers)
  expect([...shuffled].sort((a, b) => a - b)).toEqual(numbers)
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

const metadata = {
  link_session_id: 'session',
  request_id: 'request',
  timestamp: '2026-01-01T00:00:00.000Z',
  institution_id: null,
  institution_name: null,
  brand_name: null,
  view_name: null,
  error_type: null,
  error_code: null,
  error_message: null,
  exit_status: null,
  institution_search_query: null,
  match_reason: null,
  mfa_type: null,
  selection: null,
  routing_number: null,
  account_number_mask: null,
  is_update_mode: null,
}

const tell = (seed: number | null): string[] => {
  const told: string[] = []
  const queue = createEventQueue((name) => told.push(name))
  queue.shuffleBy(seed)
  queue.add(['OPEN', 'a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ id: name, name, metadata })))
  expect(told).toEqual(['OPEN'])
  queue.flush(() => told.push('closing'))
  return told
}

test('without a seed, held-back events come in order around the closing call', () => {
  expect(tell(null)).toEqual(['OPEN', 'a', 'b', 'c', 'closing', 'd', 'e', 'f'])
})

test('with a seed, held-back events come in the order of the seed and OPEN stays first', () => {
  const told = tell(3)
  expect(told).toEqual(tell(3))
  expect(told).not.toEqual(tell(null))
  expect(told[0]).toBe('OPEN')
  expect(new Set(told)).toEqual(new Set(tell(null)))
  expect(told).toHaveLength(8)
})
