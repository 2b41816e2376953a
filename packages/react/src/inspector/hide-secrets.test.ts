import { expect, test } from 'vitest'
import { hideEverywhere, hideQuery, hideSecrets, hideUser, shortenToken } from './hide-secrets.ts'

test('a token keeps its kind and its last four characters', () => {
  expect(shortenToken('link-sandbox-12345678-aaaa-bbbb-cccc-1234567890ab')).toBe(
    'link-sandbox-…90ab',
  )
  expect(shortenToken('some-other-thing-that-is-long')).toBe('some-other-…long')
  // Four characters of a short one would be too many.
  expect(shortenToken('link-sandbox-short')).toBe('link-sandbox-…')
  expect(shortenToken('secret')).toBe('…')
})

test('ids stay, and long numbers go', () => {
  const ids = ['207578464-3714335211-3147498698-2186290101', '612c164a-1aa8-429f-b189-e0ee947d3822']
  expect(ids.map(hideSecrets)).toEqual(ids)
  const numbers = [
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111111111111111',
    '1-415-555-0123',
    '0044-20-7946-0958',
  ]
  expect(numbers.map(hideSecrets)).toEqual(numbers.map(() => '[number]'))
})

test('a person who is known by a number or an e-mail address is not named', () => {
  expect(hideUser('user_42')).toBe('user_42')
  expect(hideUser('123456')).toBe('123456')
  const numbers = ['1-415-555-0123', '+45 12 34 56 78', '12345678', '030/1234567', '555-0123']
  expect(numbers.map(hideUser)).toEqual(numbers.map(() => '[number]'))
  expect(hideUser('ann@mail.example')).toBe('[e-mail]')
})

test('of an address only names of the query stay', () => {
  expect(hideQuery('/banks?month=5&name=ann#rent')).toBe('/banks?month=…&name=…#…')
  expect(hideQuery('/banks?hunter22')).toBe('/banks?…')
  expect(hideQuery('/banks?a=1=2&hunter22&b=')).toBe('/banks?a=…&…&b=…')
  expect(hideQuery('https://app.example/banks')).toBe('https://app.example/banks')
  expect(hideQuery('/a#b?c=d')).toBe('/a#…')
})

test('a path stays, except for what looks like a secret', () => {
  expect(hideQuery('/people/ann/cards/12?x=1')).toBe('/people/ann/cards/12?x=…')
  expect(hideQuery('/cards/4111-1111-1111-1111')).toBe('/cards/[number]')
  expect(hideQuery('/t/link-sandbox-12345678-aaaa')).toBe('/t/[token]')
})

test('names of fields are looked at, too', () => {
  expect(
    hideEverywhere({ 'ann@mail.example': [{ at: 'ann@mail.example', n: 1, no: null }] }),
  ).toEqual({
    '[e-mail]': [{ at: '[e-mail]', n: 1, no: null }],
  })
})
