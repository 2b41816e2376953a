import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counterexample } from '../test/counterexample.fixture.ts'
import { safeReturnTo } from './safe-return-to.ts'

const here = 'https://app.example/banks/add?step=2'

test.each([
  ['/banks?tab=2#list', '/banks?tab=2#list'],
  ['https://app.example/banks', '/banks'],
  ['?step=3', '/banks/add?step=3'],
  ['#list', '/banks/add?step=2#list'],
  ['edit', '/banks/edit'],
  ['', '/banks/add?step=2'],
])('%j of the app itself leads to %j', (value, path) => {
  expect(safeReturnTo(value, here)).toBe(path)
})

test.each([
  'https://evil.example/',
  'http://app.example/banks',
  'https://app.example:8443/banks',
  'https://app.example@evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'https://app.example//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:https://app.example/1',
  'mailto:ann@app.example',
  'https://',
])('%j does not lead out of the app', (value) => {
  expect(safeReturnTo(value, here)).toBeNull()
})

test('what it gives always stays in the app, whatever it is given', () => {
  const pieces = '/ // \\ . .. : @ ? # %2f %5c https: javascript: evil.example app.example banks'
  const address = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc
      .array(fc.constantFrom('\t', '\n', ' ', ...pieces.split(' ')), { maxLength: 8 })
      .map((parts) => parts.join('')),
  )
  const staysInside = (value: string): boolean => {
    const path = safeReturnTo(value, here)
    if (path === null) return true
    const isPath = /^\/(?![/\\])/.test(path)
    const isOurs = new URL(path, here).origin === 'https://app.example'
    return isPath && isOurs && safeReturnTo(path, here) === path
  }
  expect(counterexample(address, staysInside, 2000)).toBeNull()
})
