import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTestFile, isThere, readNamedRows } from './named-tests.ts'

const root = new URL('../../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const rows = readNamedRows(
  read('packages/react/WHAT-PLAID-REQUIRES.md').split('## What is left to the app')[0] ?? '',
)

test('the rules of the OAuth guide, update mode, invalid input and tokens are there, each once', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60)
  expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length)
})

test.each(rows)('“$what” names what keeps it, and a test that is there', ({ what, columns }) => {
  expect(what).toContain('](https://')
  expect(columns).toHaveLength(2)
  for (const column of columns) expect(column.length).toBeGreaterThan(0)
  expect(columns.flat().filter((each) => !isThere(each, read(each.file)))).toEqual([])
  expect((columns[1] ?? []).filter(({ file }) => !isTestFile(file))).toEqual([])
})

/** All that stand on Plaid's page of invalid input, in its order. */
const invalidInput = `DIRECT_INTEGRATION_NOT_ENABLED INCORRECT_DEPOSIT_VERIFICATION INVALID_ACCESS_TOKEN
INVALID_ACCOUNT_ID INVALID_API_KEYS INVALID_AUDIT_COPY_TOKEN INVALID_INSTITUTION INVALID_LINK_CUSTOMIZATION
INVALID_LINK_TOKEN INVALID_PROCESSOR_TOKEN INVALID_PRODUCT ADDITIONAL_CONSENT_REQUIRED INVALID_PUBLIC_TOKEN
INVALID_STRIPE_ACCOUNT INVALID_USER_TOKEN INVALID_WEBHOOK_VERIFICATION_KEY_ID TOO_MANY_VERIFICATION_ATTEMPTS
UNAUTHORIZED_ENVIRONMENT UNAUTHORIZED_ROUTE_ACCESS USER_PERMISSION_REVOKED`

test.each(invalidInput.split(/\s+/))('%s has a rule', (code) => {
  expect(rows.filter(({ what }) => what.includes(`\`${code}\``))).toHaveLength(1)
})
