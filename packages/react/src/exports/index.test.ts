import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as serverDoor from './index.node.ts'
import * as door from './index.ts'

test('the door gives out these names', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "AccountChanges",
      "BankLinkButton",
      "EmbeddedBankSearch",
      "ItemCard",
      "ItemList",
      "LinkNotice",
      "LinkStatus",
      "OAuthReturn",
      "ReconnectBanner",
      "RelinkProvider",
      "captureOAuthReturn",
      "clearPendingLinks",
      "httpBackend",
      "itemKeys",
      "itemQuery",
      "itemsQuery",
      "useBankLink",
      "useIsLinkOpen",
      "useItem",
      "useItemEvents",
      "useItems",
      "useOAuthReturn",
      "useRemoveItem",
      "useRepair",
    ]
  `)
})

test('servers and tests get the same from their door', () => {
  expect({ ...serverDoor }).toEqual({ ...door })
})

test.each(['index.ts', 'index.node.ts'])(
  '%s opens with "use client", which server components need',
  (file) => {
    const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    expect(source.split('\n')[0]).toBe("'use client'")
  },
)

test('what renders on a server gets the door for servers, though bundlers call it a browser', () => {
  const manifest = readFileSync(`${import.meta.dirname}/../../package.json`, 'utf8')
  const { exports, publishConfig } = JSON.parse(manifest) as Record<
    'exports' | 'publishConfig',
    Record<string, Record<string, unknown>>
  >
  for (const map of [exports['.'], publishConfig['exports']?.['.']]) {
    const conditions = Object.entries(map as Record<string, string>)
    // The first that applies counts.
    for (const runtime of ['workerd', 'edge-light', 'worker'])
      expect(
        conditions.find(([name]) => [runtime, 'browser', 'default'].includes(name))?.[1],
      ).toMatch(/index\.node\.(ts|js)$/)
  }
})
