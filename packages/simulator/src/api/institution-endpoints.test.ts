import type { CountryCode, Products } from 'plaid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, startTestServer, type TestServer } from './test/test-server.ts'

const us = ['US' as CountryCode]
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.served.close())

test('banks are listed page by page, for the countries that are asked for', async () => {
  const first = await server.plaid.institutionsGet({ count: 2, offset: 0, country_codes: us })
  expect(first.data.institutions.map(({ name }) => name)).toEqual([
    'First Platypus Bank',
    'Platypus OAuth Bank',
  ])
  const rest = await server.plaid.institutionsGet({ count: 500, offset: 2, country_codes: us })
  expect(rest.data.institutions).toHaveLength(first.data.total - 2)
  const oauth = { count: 500, offset: 0, country_codes: us, options: { oauth: true } }
  const { data } = await server.plaid.institutionsGet(oauth)
  expect(data.institutions.every((bank) => bank.oauth)).toBe(true)
})

test('banks are found by a part of their name and by their products', async () => {
  const found = await server.plaid.institutionsSearch({
    query: 'gingham',
    country_codes: us,
    products: ['auth' as Products],
  })
  expect(found.data.institutions.map(({ name }) => name)).toEqual(['First Gingham Credit Union'])
  const none = await server.plaid.institutionsSearch({ query: 'no such bank', country_codes: us })
  expect(none.data.institutions).toEqual([])
})

test('a bank is known by its id, with its health where that is asked for', async () => {
  const { data } = await server.plaid.institutionsGetById({
    institution_id: 'ins_132361',
    country_codes: us,
    options: { include_status: true },
  })
  expect(data.institution.status?.item_logins?.status).toBe('DOWN')
  const unknown = { institution_id: 'ins_0', country_codes: us }
  expect(await codeOf(server.plaid.institutionsGetById(unknown))).toBe('INVALID_INSTITUTION')
})

test('a country where Plaid is not, or a page of nothing, is refused', async () => {
  const nowhere = { count: 1, offset: 0, country_codes: ['XX' as CountryCode] }
  expect(await codeOf(server.plaid.institutionsGet(nowhere))).toBe('INVALID_FIELD')
  const empty = { count: 0, offset: 0, country_codes: us }
  expect(await codeOf(server.plaid.institutionsGet(empty))).toBe('INVALID_FIELD')
})
