import { expect, test } from 'vitest'
import * as door from './index.ts'

test('this is all that the package gives at run time', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "RelinkError",
      "awaitsServer",
      "createLinkFlow",
      "createLinkFlows",
      "createMemoryPendingLinkStore",
      "createPendingLinks",
      "createWebPendingLinkStore",
      "describeIssue",
      "english",
      "fillBank",
      "idle",
      "isBeforeOpen",
      "isRelinkError",
      "isSettled",
      "isSpent",
      "linkKey",
      "readItem",
      "readItemUpdatedResponse",
      "readItems",
      "readLinkItemResponse",
      "readLinkTokenResponse",
      "readOAuthReturn",
      "readPendingLink",
      "readPendingRecord",
      "readTakenPendingLink",
      "relinkErrorCodes",
      "safeReturnTo",
      "stripOAuthReturn",
      "transition",
      "validateRedirectUri",
    ]
  `)
})
