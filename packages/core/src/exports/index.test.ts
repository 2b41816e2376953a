import { expect, test } from 'vitest'
import * as door from './index.ts'

test('this is all that the package gives at run time', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "RelinkError",
      "awaitsServer",
      "claimPendingLink",
      "createLinkFlow",
      "createLinkFlows",
      "createMemoryPendingLinkStore",
      "createPendingLinks",
      "createWebPageLocks",
      "createWebPendingLinkStore",
      "describeIssue",
      "english",
      "fillText",
      "findReturn",
      "flowCause",
      "idle",
      "isBeforeOpen",
      "isRelinkError",
      "isSettled",
      "isSpent",
      "linkKey",
      "plaidCsp",
      "plaidScriptAddress",
      "readItem",
      "readItemUpdatedResponse",
      "readItems",
      "readLinkItemResponse",
      "readLinkTokenResponse",
      "readOAuthReturn",
      "readPendingLink",
      "readPendingRecord",
      "readRecoverLinkResponse",
      "readTabMessage",
      "readTakenPendingLink",
      "relinkErrorCodes",
      "safeReturnTo",
      "stripOAuthReturn",
      "tabChannel",
      "transition",
      "validateRedirectUri",
    ]
  `)
})
