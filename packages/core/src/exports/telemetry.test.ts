import { expect, test } from 'vitest'
import * as door from './telemetry.ts'

test('this is all that the door gives at run time', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "createFunnel",
    ]
  `)
})
