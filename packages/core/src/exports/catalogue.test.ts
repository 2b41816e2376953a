import { expect, test } from 'vitest'
import * as door from './catalogue.ts'

test('this is all that the door gives at run time', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "explainIssue",
      "listIssues",
    ]
  `)
})
