import { assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { RelinkError, relinkErrorCodes, type RelinkErrorCode } from '../errors/relink-error.ts'
import type { IssueCause } from '../issues/link-issue.ts'
import { plaidAliases, plaidCodes } from '../issues/plaid-codes.fixture.ts'
import type { ItemHealth } from '../health/item-health.ts'
import { item } from '../test/samples.fixture.ts'
import type { RepairFailure } from '../wire/link-backend.ts'
import { developerCodes } from './developer-codes.fixture.ts'
import { diagnose, type Diagnostic } from './diagnose.ts'
import { otherPages, peoplesCodes, plaidHints } from './plaid-hints.ts'

const left = (type: string, code: string, message = ''): Diagnostic | null =>
  diagnose({
    from: 'exit',
    exit: {
      error: { type, code, message, displayMessage: 'Words for people.' },
      status: null,
      institution: null,
      linkSessionId: 'session-1',
      requestId: 'request-1',
      bankWindowFailed: false,
    },
  })

const failed = (
  code: RelinkErrorCode,
  message = 'Failed to list the banks: no.',
  plaid: { type: string; code: string } | null = null,
): Diagnostic | null =>
  diagnose({ from: 'error', error: new RelinkError(code, message, { requestId: 'req-7', plaid }) })

const expectWhole = (diagnostic: Diagnostic | null): void => {
  if (diagnostic === null) throw new Error('There is no diagnostic.')
  const { cause, fix, docs, code, sentence } = diagnostic
  expect(cause).toMatch(/^\S.+[^.]\.$/)
  expect(cause).not.toMatch(/^[a-z]/)
  expect(fix).toMatch(/^[A-Z].+\.$/)
  expect(sentence).toMatch(/^Failed to .+: .+ \(.+\)\. .+/)
  expect(sentence).not.toContain('\n')
  for (const part of [code, fix, docs ?? '', cause.slice(1, -1)]) expect(sentence).toContain(part)
  // Neither a gap, nor a hint in which something was taken for a secret.
  expect(cause + fix).not.toMatch(/undefined|null|\{|\[(token|key|e-mail|phone|id)\]/)
}

test('the table has exactly the codes that the catalogue for people leaves to developers', () => {
  const developers = plaidCodes.filter(([, , audience]) => audience === 'developer')
  expect(developerCodes.map(([type, code]) => `${type}/${code}`).sort()).toEqual(
    developers.map(([type, code]) => `${type}/${code}`).sort(),
  )
})

test.for(developerCodes)('%s / %s has a cause, a fix and Plaid’s page', ([type, code, page]) => {
  const diagnostic = left(type ?? '', code)
  expectWhole(diagnostic)
  expect(diagnostic).toMatchObject({
    type,
    code,
    requestId: 'request-1',
    linkSessionId: 'session-1',
  })
  const section = page === null ? /^(errors|link)\// : `errors/${page}/#${code.toLowerCase()}`
  expect(diagnostic?.docs?.replace('https://plaid.com/docs/', '')).toMatch(section)
  const refused = failed('plaid_error', 'Failed to x: no.', { type: type ?? '', code })
  expect(refused).toMatchObject({ type, code, docs: diagnostic?.docs, requestId: 'req-7' })
})

test.for(plaidCodes.filter(([, , audience]) => audience === 'user'))(
  '%s / %s is nothing for a developer',
  ([type, code]) => {
    expect(left(type ?? '', code)).toBeNull()
    expect(failed('plaid_error', 'Failed to x: no.', { type: type ?? '', code })).toBeNull()
  },
)

test.for(plaidAliases)('%s is taken for %s', ([alias, code]) => {
  for (const [type] of plaidCodes.filter(([, name]) => name === code))
    expect(left(type ?? '', alias)?.fix).toBe(left(type ?? '', code)?.fix)
})

test('every code that a hint names is one of Plaid’s', () => {
  const known = new Set([
    ...plaidCodes.flatMap(([type, code]) => [code, `${type}/${code}`]),
    ...plaidAliases.map(([alias]) => alias.toUpperCase().replaceAll('-', '_')),
  ])
  const named = [
    ...Object.values(plaidHints).flatMap(({ codes }) => Object.keys(codes)),
    ...Object.keys(otherPages),
    ...peoplesCodes,
  ]
  expect(named.filter((code) => !known.has(code))).toEqual([])
})

test('a code that nobody knows is a developer’s where its type is', () => {
  expectWhole(left('INVALID_INPUT', 'NEW_TODAY'))
  expectWhole(left('NEW_ERROR', 'NEW_TODAY'))
  expect(left('NEW_ERROR', 'INVALID_API_KEYS')?.docs).toMatch(/#invalid_api_keys$/)
  for (const type of ['ITEM_ERROR', 'INSTITUTION_ERROR', 'API_ERROR', 'OAUTH_ERROR'])
    expect(left(type, 'NEW_TODAY')).toBeNull()
})

const dashboard = 'in Plaid’s dashboard under Developers > API > Allowed redirect URIs'

test.each<[string, string, string | RegExp]>([
  [
    'INVALID_FIELD',
    'OAuth redirect URI must be configured in the developer dashboard. See https://plaid.com/docs/#oauth-redirect-uris',
    `Add that exact address ${dashboard}`,
  ],
  [
    'INVALID_FIELD',
    'redirect_uri https://app.test/oauth. is not allowed',
    `Add exactly https://app.test/oauth ${dashboard}`,
  ],
  ['INVALID_FIELD', 'receivedRedirectUri must contain oauth_state_id', '<OAuthReturn>'],
  ['INVALID_FIELD', 'client_user_id must not be an email address', 'no e-mail address'],
  ['INVALID_FIELD', 'country_codes: DE is not enabled', 'Name only countries'],
  ['INVALID_FIELD', 'language is not supported', 'one of the languages'],
  ['INVALID_FIELD', 'something else', /the message names the field/],
  [
    'INVALID_PRODUCT',
    'client is not authorized to access the following products: ["identity_verification"]',
    'Ask for it in Plaid’s dashboard',
  ],
  [
    'INVALID_ACCESS_TOKEN',
    'provided access token is in an invalid format. expected format: access-<environment>-<identifier>',
    'whole and decrypted',
  ],
  [
    'INVALID_LINK_CUSTOMIZATION',
    'requested link customization is not set to update account selection',
    'Turn on account selection',
  ],
  ['INVALID_LINK_CUSTOMIZATION', 'no use case is set', 'Data Transparency Messaging'],
  [
    'PRODUCTS_NOT_SUPPORTED',
    'account select update is not supported for the assets product',
    'with either of the two',
  ],
])('%s goes by what Plaid says: %s', (code, said, fix) => {
  const diagnostic = left('INVALID_REQUEST', code, said)
  expectWhole(diagnostic)
  expect(diagnostic?.fix).toMatch(fix)
  expect(diagnostic?.said).toBe(said)
  expect(diagnostic?.sentence).toContain(said)
})

test('a redirect URI that Relink’s server named is named again', () => {
  const message =
    'Failed to create a link token: Plaid refused the redirect URI. Add exactly https://app.test/oauth to "Allowed redirect URIs".'
  const plaid = { type: 'INVALID_REQUEST', code: 'INVALID_FIELD' }
  expect(failed('plaid_error', message, plaid)).toMatchObject({
    code: 'INVALID_FIELD',
    fix: expect.stringContaining('Add exactly https://app.test/oauth in'),
    sentence: expect.stringMatching(/^Failed to create a link token: the redirect URI is not on/),
  })
})

test('a sentence is one line with all there is to know', () => {
  const said = 'you are not\nauthorized'
  expect(left('INVALID_INPUT', 'UNAUTHORIZED_ENVIRONMENT', said)?.sentence).toBe(
    'Failed to finish Link: this client id may not use the environment that the server calls (INVALID_INPUT / UNAUTHORIZED_ENVIRONMENT). Ask for Production in Plaid’s dashboard, or call Sandbox with Sandbox’s secret until you have it. https://plaid.com/docs/errors/invalid-input/#unauthorized_environment What was said: "you are not authorized" Request id: request-1 Link session: session-1',
  )
})

/** Relink's own codes that people or time mend. */
const passing: RelinkErrorCode[] = [
  'script_timeout',
  'request_failed',
  'request_timeout',
  'unauthenticated',
  'not_found',
  'link_token_unknown',
  'public_token_invalid',
  'too_many_requests',
  'plaid_unavailable',
]
const mended = (Object.keys(relinkErrorCodes) as RelinkErrorCode[]).filter(
  (code) => !passing.includes(code),
)

test.each(mended)('%s has a cause and a fix', (code) => {
  const diagnostic = failed(code)
  expectWhole(diagnostic)
  expect(diagnostic).toMatchObject({ code, type: null, docs: null, linkSessionId: null })
})

test.each(passing)('%s is nothing for a developer by itself', (code) => {
  expect(failed(code)).toBeNull()
})

test.each<[RelinkErrorCode, string]>([
  ['not_found', 'Failed to GET /api/link/items: the server answered 404. See its log.'],
  ['unauthenticated', 'Failed to GET /api/link/items: the server answered 401. See its log.'],
  ['unauthenticated', 'Failed to GET /api/link/items: the server answered 403. See its log.'],
  ['internal_error', 'Failed to GET /api/link/items: the server answered 502. See its log.'],
  ['request_failed', 'Failed to go on: Error: no. Reject with a RelinkError.'],
])('%s that did not come from Relink’s server is a developer’s: %s', (code, message) => {
  const diagnostic = failed(code, message)
  expectWhole(diagnostic)
  expect(diagnostic?.said).toBe(message)
})

test.each<[string, IssueCause]>([
  [
    'a person who closed Link',
    {
      from: 'exit',
      exit: {
        error: null,
        status: 'requires_credentials',
        institution: null,
        linkSessionId: null,
        requestId: null,
        bankWindowFailed: true,
      },
    },
  ],
  ['a page that went', { from: 'interrupted' }],
  ['a bank that is connected already', { from: 'already_connected', existing: item }],
  ['a return that ran out', { from: 'refusal', refusal: 'expired' }],
])('%s is nothing for a developer', (_, cause) => {
  expect(diagnose(cause)).toBeNull()
})

const unrepaired = (
  failure: RepairFailure | null,
  health: ItemHealth = {
    status: 'sign_in_required',
    code: 'ITEM_LOGIN_REQUIRED',
    reason: null,
  },
): Diagnostic | null => diagnose({ from: 'not_repaired', item: { ...item, health }, failure })

test('a repair that did not help, with an access token of the other environment, is a developer’s', () => {
  const diagnostic = unrepaired('other_environment')
  expectWhole(diagnostic)
  expect(diagnostic).toMatchObject({
    code: 'other_environment',
    type: null,
    cause: expect.stringContaining('belongs to Plaid’s other environment'),
    fix: expect.stringContaining('one database for each environment'),
    docs: 'https://plaid.com/docs/link/update-mode/',
  })
})

test('a repair in whose place a newer Item had come is a developer’s', () => {
  const diagnostic = unrepaired('new_item')
  expectWhole(diagnostic)
  expect(diagnostic?.fix).toContain('remove this one')
})

test.each(['not_known', null] as const)(
  'a repair that did not help, nobody knows why (%s), names the likely causes and what it is not',
  (failure) => {
    const diagnostic = unrepaired(failure)
    expectWhole(diagnostic)
    expect(diagnostic?.code).toBe('ITEM_LOGIN_REQUIRED')
    for (const likely of ['another login', 'a newer Item', 'still down', 'other environment'])
      expect(diagnostic?.cause).toContain(likely)
    expect(diagnostic?.fix).toContain('no mismatch between the link token’s user and the access')
    expect(unrepaired(failure, { status: 'healthy' })?.code).toBe('not_repaired')
  },
)

test.each(['other_login', 'consent_missing', 'bank_down'] as const)(
  'a repair that did not help because of %s is nothing for a developer',
  (failure) => {
    expect(unrepaired(failure)).toBeNull()
  },
)

test('a return from Plaid’s other environment is a developer’s', () => {
  const diagnostic = diagnose({ from: 'refusal', refusal: 'other_environment' })
  expectWhole(diagnostic)
  expect(diagnostic).toMatchObject({ code: 'other_environment', docs: null })
})

const secrets = [
  'access-sandbox-8ab976e6-64bc-4b38-98f7-731e7a349970',
  'link-production-6f1d6a5b-0a0c-4a7a-9d37-6c8a0a6d7f0c',
  '5f4dcc3b5aa765d61d8327de',
  '5f4dcc3b5aa765d61d8327deb882cf',
  'ann@example.com',
]

test('no token, key or address gets through, wherever it stands', () => {
  const secret = constantFrom(...secrets)
  assert(
    property(secret, oneof(string(), secret), oneof(string(), secret), (hidden, type, text) => {
      const said = `${text} ${hidden} redirect_uri https://app.test/${hidden}`
      for (const diagnostic of [
        left('INVALID_REQUEST', 'INVALID_FIELD', said),
        left(type, hidden, said),
        failed('response_invalid', `Failed to ${hidden}: ${said}`),
        failed('plaid_error', said, { type, code: hidden }),
      ]) {
        expect(diagnostic).not.toBeNull()
        const all = JSON.stringify(diagnostic).toLowerCase()
        expect(secrets.filter((each) => all.includes(each))).toEqual([])
      }
    }),
  )
})

test('nothing that Plaid comes up with makes it throw', () => {
  assert(
    property(string(), string(), string(), (type, code, said) => {
      left(type, code, said)
      failed('plaid_error', said, { type, code })
    }),
  )
  for (const name of ['constructor', '__proto__', 'toString']) expectWhole(left(name, name))
})
