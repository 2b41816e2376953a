import { expect, test } from 'vitest'
import * as nothing from './inspector-nothing.ts'
import * as inspector from './inspector.ts'

test('this is all that the door gives at run time, in development and in production', () => {
  expect(Object.keys(inspector)).toMatchInlineSnapshot(`
    [
      "Inspector",
    ]
  `)
  expect(Object.keys(nothing)).toEqual(Object.keys(inspector))
})
