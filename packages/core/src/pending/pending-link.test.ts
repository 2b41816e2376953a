import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import { pendingLink, start } from '../test/samples.fixture.ts'
import { isSpent, readPendingLink, readPendingRecord, type SpentLink } from './pending-link.ts'

const { linkToken: _, ...untokened } = pendingLink()
const spent: SpentLink = { ...untokened, spentAt: start, stateId: 'state-1', settled: true }
const update = pendingLink({ mode: 'update', itemId: 'item-1', context: { step: [1, null] } })
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test.each([
  ['a new link', pendingLink()],
  ['a repair with what the app gave along', update],
  ['a link of nobody known', pendingLink({ userKey: null })],
  ['a spent link', spent],
  ['a spent link that never left the page', { ...spent, stateId: null }],
])('%s is read as it was written', (_, record) => {
  expect(readPendingRecord(throughJson(record))).toEqual(record)
})

test.each([
  ['another version', { ...pendingLink(), v: 2 }],
  ['no version', { ...pendingLink(), v: undefined }],
  ['no flow id', { ...pendingLink(), flowId: '' }],
  ['no link token', { ...pendingLink(), linkToken: '' }],
  ['an unknown mode', { ...pendingLink(), mode: 'merge' }],
  ['a repair of no Item', { ...update, itemId: undefined }],
  ['a time in words', { ...pendingLink(), expiresAt: '2026-05-01' }],
  ['no end', { ...pendingLink(), expiresAt: Infinity }],
  ['no user key', { ...pendingLink(), userKey: undefined }],
  ['a context that is a list', { ...pendingLink(), context: [] }],
  ['no way back', { ...pendingLink(), returnTo: 7 }],
  ['a spent link without a time', { ...spent, spentAt: null }],
  ['a spent link with a state id that is no text', { ...spent, stateId: 7 }],
  ['a list', []],
  ['a text', 'relink'],
  ['nothing', null],
])('a record with %s is not read', (_, value) => {
  expect(readPendingRecord(value)).toBeNull()
})

test('a server cannot hand out a link that was used already', () => {
  expect(readPendingLink(pendingLink())).toEqual(pendingLink())
  expect(readPendingLink(spent)).toBeNull()
})

const known = new Set(Object.keys({ ...update, ...spent }))
/** Records with some fields replaced by anything, some left out, and some that do not belong there. */
const damaged = fc
  .tuple(
    fc.constantFrom<object>(pendingLink(), update, spent, { ...update, ...spent }),
    fc.dictionary(fc.constantFrom(...known), fc.jsonValue(), { maxKeys: 2 }),
    fc.array(fc.constantFrom(...known), { maxLength: 2 }),
    fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
  )
  .map(([record, replaced, missing, foreign]) => {
    const fields = Object.entries({ ...foreign, ...record, ...replaced })
    return Object.fromEntries(fields.filter(([name]) => !missing.includes(name)))
  })

test('no damage to a record makes reading it throw, nor lets a foreign field through', () => {
  const isReadWell = (value: unknown): boolean => {
    const record = readPendingRecord(value)
    const again = readPendingRecord(throughJson(record))
    return (
      JSON.stringify(again) === JSON.stringify(record) &&
      Object.keys(record ?? {}).every((name) => known.has(name))
    )
  }
  expect(counterexample(fc.oneof(damaged, fc.anything()), isReadWell, 1000)).toBeNull()
})

test('what remains of a spent link never has a link token', () => {
  const hasNoToken = (value: unknown): boolean => {
    const record = readPendingRecord(value)
    return record === null || !isSpent(record) || !('linkToken' in record)
  }
  expect(counterexample(damaged, hasNoToken, 1000)).toBeNull()
})
