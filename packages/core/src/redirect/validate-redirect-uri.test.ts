import { expect, test } from 'vitest'
import { validateRedirectUri, type PlaidEnvironment } from './validate-redirect-uri.ts'

test.each<[string, PlaidEnvironment, string | null]>([
  ['https://app.example/oauth', 'production', null],
  ['https://app.example/oauth', 'sandbox', null],
  ['https://app.example', 'production', null],
  ['https://app.example:8443/oauth.html', 'production', null],
  ['http://localhost:5173/oauth', 'sandbox', null],
  ['http://127.0.0.1:5173/oauth', 'sandbox', null],
  ['http://[::1]:5173/oauth', 'sandbox', null],
  ['', 'sandbox', 'missing'],
  ['  ', 'production', 'missing'],
  ['http://localhost:5173/oauth', 'production', 'insecure'],
  ['http://app.example/oauth', 'production', 'insecure'],
  ['http://app.example/oauth', 'sandbox', 'insecure'],
  ['http://localhost.evil.example/oauth', 'sandbox', 'insecure'],
  ['https://app.example/oauth?from=bank', 'production', 'query'],
  ['https://app.example/oauth?', 'production', 'query'],
  ['https://app.example/#/oauth', 'production', 'fragment'],
  ['https://app.example/oauth#', 'production', 'fragment'],
  ['myapp://oauth', 'production', 'scheme'],
  ['javascript:alert(1)', 'sandbox', 'scheme'],
  ['https://*.app.example/oauth', 'production', 'wildcard'],
  ['/oauth', 'sandbox', 'not_a_url'],
  ['app.example/oauth', 'sandbox', 'not_a_url'],
  ['https://', 'production', 'not_a_url'],
  ['https://app.example/oauth\n', 'production', 'not_a_url'],
  [' https://app.example/oauth', 'production', 'not_a_url'],
])('the redirect URI %j in %s: %s', (uri, environment, reason) => {
  expect(validateRedirectUri(uri, environment)?.reason ?? null).toBe(reason)
})

test('a refused redirect URI is named, with what to do about it', () => {
  const message = (uri: string) => validateRedirectUri(uri, 'production')?.message
  expect([
    message(''),
    message('https://*.app.example/oauth'),
    message('/oauth'),
    message('https://app.example/oauth '),
    message('myapp://oauth'),
    message('https://app.example/#/oauth'),
    message('https://app.example/oauth?a=b'),
    message('http://app.example/oauth'),
  ]).toMatchInlineSnapshot(`
    [
      "Failed to use the redirect URI "": it is empty. Set it to the address of your OAuth return page.",
      "Failed to use the redirect URI "https://*.app.example/oauth": a wildcard is not allowed in a request. Name one exact address.",
      "Failed to use the redirect URI "/oauth": it is not an absolute URL. Write it out, with https:// and host.",
      "Failed to use the redirect URI "https://app.example/oauth ": it has white space in it. Remove it, also at the end.",
      "Failed to use the redirect URI "myapp://oauth": the scheme myapp: is not allowed on the web. Use https.",
      "Failed to use the redirect URI "https://app.example/#/oauth": it has a fragment (#). Use a path without one.",
      "Failed to use the redirect URI "https://app.example/oauth?a=b": it has a query (?). Keep such values in \`returnTo\` or \`context\`.",
      "Failed to use the redirect URI "http://app.example/oauth": http is allowed on localhost in Sandbox only. Use https.",
    ]
  `)
})
