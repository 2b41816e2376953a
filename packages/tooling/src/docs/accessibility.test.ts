import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTestFile, isThere, readNamedRows } from './named-tests.ts'

const root = new URL('../../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const statement = read('packages/react/ACCESSIBILITY.md')
const named = readNamedRows(statement).flatMap(({ columns }) => columns.flat())

test('what the statement on accessibility says of itself was checked', () => {
  expect(named.length).toBeGreaterThanOrEqual(12)
})

test.each(named)('$file has a test “$name”', (each) => {
  expect(isTestFile(each.file)).toBe(true)
  expect(isThere(each, read(each.file))).toBe(true)
})

test('every component has a row in it', () => {
  const door = read('packages/react/src/exports/index.node.ts')
  const components = [...door.matchAll(/^ {2}([A-Z]\w+),$/gm)].flatMap(([, name]) => name ?? [])
  expect(components).toContain('ItemCard')
  const rows = readNamedRows(statement).map(({ what }) => what)
  // The provider shows nothing of its own.
  for (const name of components.filter((each) => each !== 'RelinkProvider'))
    expect(rows).toContain(`\`${name}\``)
})
