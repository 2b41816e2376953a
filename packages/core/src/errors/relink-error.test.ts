import { expect, test } from 'vitest'
import { isRelinkError, RelinkError } from './relink-error.ts'

test('an error carries its code, its cause and the id to quote to support', () => {
  const cause = new TypeError('Failed to fetch')
  const error = new RelinkError('request_failed', 'Failed to ask.', { cause, requestId: 'r-1' })
  expect(error).toMatchObject({ name: 'RelinkError', code: 'request_failed', requestId: 'r-1' })
  expect(error.cause).toBe(cause)
})

test('an error without a server has no request id and no cause', () => {
  const error = new RelinkError('script_blocked', 'Failed to load.')
  expect(error.requestId).toBeNull()
  expect('cause' in error).toBe(false)
})

test('an error of another copy of the package is known as one; other errors are not', () => {
  expect(isRelinkError(new RelinkError('not_found', 'Failed to find.'))).toBe(true)
  const ofAnotherCopy = Object.assign(new Error('Failed.'), {
    name: 'RelinkError',
    code: 'not_found',
    requestId: null,
  })
  expect(isRelinkError(ofAnotherCopy)).toBe(true)
  const ofAnotherKit = Object.assign(new Error('Failed.'), { code: 'not_found' })
  for (const value of [new Error('no'), ofAnotherKit, null, undefined, 'not_found'])
    expect(isRelinkError(value)).toBe(false)
})
