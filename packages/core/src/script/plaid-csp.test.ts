import { expect, test } from 'vitest'
import { plaidCsp } from './plaid-csp.ts'

test('without a nonce the policy is the one that Plaid documents', () => {
  expect(plaidCsp({ environment: 'production' })).toEqual({
    'default-src': ['https://cdn.plaid.com/'],
    'script-src': ["'unsafe-inline'", 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'],
    'frame-src': ['https://cdn.plaid.com/'],
    'connect-src': ['https://production.plaid.com/'],
  })
})

test('with a nonce nothing inline runs but what has it', () => {
  const policy = plaidCsp({ environment: 'sandbox', nonce: 'abc' })
  expect(policy['script-src']).toEqual([
    "'nonce-abc'",
    'https://cdn.plaid.com/link/v2/stable/link-initialize.js',
  ])
  expect(policy['style-src']).toEqual(["'nonce-abc'"])
  expect(policy['connect-src']).toEqual(['https://sandbox.plaid.com/'])
})
