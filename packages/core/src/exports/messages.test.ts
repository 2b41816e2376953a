import { expect, test } from 'vitest'
import * as door from './messages.ts'

test('this is all that the door gives at run time', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "chooseLanguage",
      "english",
      "fillText",
      "languages",
      "loadMessages",
    ]
  `)
})
