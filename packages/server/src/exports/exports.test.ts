import { expect, test } from 'vitest'
import * as main from './index.ts'
import * as postgres from './postgres.ts'
import * as sqlite from './sqlite.ts'
import * as testing from './testing.ts'

test('the doors let out what they say and nothing else', () => {
  expect(Object.keys(main)).toMatchInlineSnapshot(`
    [
      "createRelink",
      "isRelinkError",
      "plaidCsp",
      "RelinkError",
    ]
  `)
  expect(Object.keys(sqlite)).toMatchInlineSnapshot(`
    [
      "memoryStore",
      "sqliteStore",
    ]
  `)
  expect(Object.keys(postgres)).toMatchInlineSnapshot(`
    [
      "postgresStore",
    ]
  `)
  expect(Object.keys(testing)).toMatchInlineSnapshot(`
    [
      "installTestServer",
    ]
  `)
})
