import { expect, test } from 'vitest'
import * as browser from './browser.ts'
import * as index from './index.ts'
import * as jestEnvironment from './jest-environment.ts'
import * as node from './node.ts'
import * as playwright from './playwright.ts'
import * as testing from './testing.ts'
import * as vite from './vite.ts'

test('each door gives out these names', () => {
  const doors = { index, browser, jestEnvironment, node, playwright, testing, vite }
  const names = Object.entries(doors).map(([door, exported]) => [door, Object.keys(exported)])
  expect(Object.fromEntries(names)).toMatchInlineSnapshot(`
    {
      "browser": [
        "installPlaid",
        "connectControl",
        "findControl",
      ],
      "index": [
        "connectControl",
        "createSimulator",
        "sandboxTable",
        "emptyState",
      ],
      "jestEnvironment": [
        "default",
      ],
      "node": [
        "connectControl",
        "serveSimulator",
        "simulatorTags",
      ],
      "playwright": [
        "simulatorFixtures",
      ],
      "testing": [
        "installSimulator",
      ],
      "vite": [
        "relinkSimulator",
      ],
    }
  `)
})
