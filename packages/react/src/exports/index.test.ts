import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as door from './index.ts'

test('the door gives out these names', () => {
  expect(Object.keys(door).sort()).toMatchInlineSnapshot(`
    [
      "AccountChanges",
      "BankLinkButton",
      "ItemCard",
      "ItemList",
      "LinkNotice",
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
      "useItem",
      "useItemEvents",
      "useItems",
      "useOAuthReturn",
      "useRemoveItem",
      "useRepair",
    ]
  `)
})

test('the door opens with "use client", which server components need', () => {
  const source = readFileSync(`${import.meta.dirname}/index.ts`, 'utf8')
  expect(source.split('\n')[0]).toBe("'use client'")
})
