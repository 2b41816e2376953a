import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import { readOAuthReturn, stripOAuthReturn } from './read-oauth-return.ts'

const page = 'https://app.example/oauth'

test.each([
  ['alone', '?oauth_state_id=x'],
  ['first', '?oauth_state_id=x&utm=1'],
  ['last', '?utm=1&oauth_state_id=x'],
  ['between others', '?a=1&oauth_state_id=x&b=2'],
  ['before a fragment', '?oauth_state_id=x#h'],
  ['with its name encoded', '?oauth%5Fstate%5Fid=x'],
])('a state id is found %s', (_, query) => {
  expect(readOAuthReturn(page + query)?.stateId).toBe('x')
})

test.each([
  ['no query', ''],
  ['an empty state id', '?oauth_state_id='],
  ['a state id inside another parameter', '?next=%3Foauth_state_id%3Dx'],
  ['a state id in the fragment', '#?oauth_state_id=x'],
  ['a name that only ends like it', '?not_oauth_state_id=x'],
])('an address with %s is no return from a bank', (_, query) => {
  expect(readOAuthReturn(page + query)).toBeNull()
})

test('Link is given neither foreign parameters nor the fragment', () => {
  expect(readOAuthReturn(`${page}?utm=1&oauth_state_id=x&b=#h`)?.receivedRedirectUri).toBe(
    `${page}?oauth_state_id=x`,
  )
})

test('the correlation id of a payment is noticed and stays in what Link is given', () => {
  expect(readOAuthReturn(`${page}?link_correlation_id=c&utm=1&oauth_state_id=x`)).toEqual({
    stateId: 'x',
    correlationId: 'c',
    receivedRedirectUri: `${page}?link_correlation_id=c&oauth_state_id=x`,
  })
})

test('a return without anything foreign is given to Link byte for byte', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ09-_~.!*()=/+%@:, ä'), minLength: 1 })
  const isKept = (stateId: string): boolean => {
    const { href } = new URL(`${page}?oauth_state_id=${stateId}`)
    const returned = readOAuthReturn(href)
    return returned === null || returned.receivedRedirectUri === href
  }
  expect(counterexample(text, isKept)).toBeNull()
})

test.each([
  ['?oauth_state_id=x', ''],
  ['?utm=1&oauth_state_id=x&link_correlation_id=c#h', '?utm=1#h'],
  ['?flag&q=a%20b~&oauth_state_id=x', '?flag&q=a%20b~'],
  ['?next=%3Foauth_state_id%3Dx#h', '?next=%3Foauth_state_id%3Dx#h'],
  ['', ''],
])('the address with %j is left with %j when the return is over', (query, left) => {
  expect(stripOAuthReturn(page + query)).toBe(page + left)
})

test('an address once stripped is no return any more', () => {
  const address = fc
    .tuple(fc.webQueryParameters(), fc.webFragments())
    .map(([query, fragment]) => `${page}?${query}&oauth_state_id=x#${fragment}`)
  const isStripped = (href: string) => readOAuthReturn(stripOAuthReturn(href)) === null
  expect(counterexample(address, isStripped)).toBeNull()
})
