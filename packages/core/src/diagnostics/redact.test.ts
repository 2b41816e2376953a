import { assert, constantFrom, emailAddress, property, string, tuple, uuid } from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const hex = (length: number) =>
  string({ unit: constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const token = tuple(
  constantFrom('link', 'public', 'access', 'processor', 'user'),
  constantFrom('sandbox', 'production', 'development'),
  uuid(),
).map((parts) => parts.join('-'))

test.each([
  ['a token', token],
  ['a client id', hex(24)],
  ['a secret', hex(30)],
  ['an e-mail address', emailAddress()],
])('nothing of %s is left, whatever stands around it', (_, secret) => {
  assert(
    property(string(), secret, string(), (before, hidden, after) => {
      expect(redact(before + hidden + after)).not.toContain(hidden)
    }),
  )
})

test('what is no secret stays as it is', () => {
  for (const text of [
    'invalid client_id or secret provided',
    'OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris',
    'expected format: access-<environment>-<identifier>',
    'Add exactly https://app.example.com/oauth to "Allowed redirect URIs".',
    'plaidCsp() of @relink/core, request HNTDNrA8F1shFEW, 2026-11-25',
  ])
    expect(redact(text)).toBe(text)
})

test('what a bank’s return is known by, and a telephone number, are hidden', () => {
  expect(redact('/oauth?oauth_state_id=9d5feadd-a873&x=1 for +1 415-555 0123')).toBe(
    '/oauth?oauth_state_id=[id]&x=1 for [number]',
  )
})

test.each([
  '4155550123',
  '(415) 555-0123',
  '+44 (0)20 7946 0958',
  '+1.415.555.0123',
  'ann%40example.com',
  '"oauth_state_id":"9d5feadd-a873"',
  'oauth_state_id%3D9d5feadd-a873',
  'DE89 3704 0044 0532 0130 00',
])('%s is hidden', (secret) => {
  const left = redact(`Failed for ${secret} today.`)
  expect(left).toMatch(/^Failed for .*\[[a-z-]+\].* today\.$/)
  expect(left).not.toMatch(/\d{3}|9d5f|ann/)
})

test('a text of any length is looked at in no time', () => {
  const began = performance.now()
  for (const each of ['a', 'a@', '1', '-sandbox-', 'A1']) redact(each.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(500)
})
