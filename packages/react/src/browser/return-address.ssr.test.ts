// @vitest-environment node
import { expect, test } from 'vitest'
import { captureOAuthReturn } from './return-address.ts'

test('on a server there is no address to remember, and nothing throws', () => {
  expect(typeof window).toBe('undefined')
  expect(captureOAuthReturn).not.toThrow()
})
