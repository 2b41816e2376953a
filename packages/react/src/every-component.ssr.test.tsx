// @vitest-environment node
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as door from './exports/index.node.ts'
import {
  casesOf,
  componentCases,
  componentsOf,
  pageOf,
  queryCases,
} from './test/every-component.tsx'

test('every component of the door is rendered on a server here', () => {
  expect(Object.keys(componentCases).sort()).toEqual(componentsOf(door).sort())
})

test.each(casesOf(door))(
  '%s is rendered where there is no window, in one go and the same each time',
  (_, element) => {
    expect(typeof window).toBe('undefined')
    for (const queries of Object.values(queryCases)) {
      const html = renderToString(pageOf(door, queries(door), element))
      expect(html).toMatch(/<\w/)
      // How React marks what it left for the browser to render.
      expect(html).not.toMatch(/<!--\$[?!]-->|<template/)
      expect(renderToString(pageOf(door, queries(door), element))).toBe(html)
    }
  },
)

test('connections are rendered with words and dates that are the same in any browser', () => {
  const words = Object.fromEntries(
    casesOf(door).map(([name, element]) => [
      name,
      renderToString(pageOf(door, queryCases['without Items'](), element)),
    ]),
  )
  expect(words['ReconnectBanner, one']).toContain('Reconnect Tartan Bank')
  expect(words['ReconnectBanner, several']).toContain('2 banks need you')
  expect(words['ItemCard, healthy']).toContain('Up to date')
  expect(words['ItemCard, healthy']).toContain('May 1, 2026')
  expect(words['AccountChanges, changed']).toContain('Now shared')
  expect(words['ItemList, asked']).toContain('aria-busy="true"')
})
