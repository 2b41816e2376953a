import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTestFile, isThere, readNamedRows } from './docs/named-tests.ts'

const root = new URL('../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const guide = read('CONTRIBUTING.md')
const rows = readNamedRows(
  guide.slice(guide.indexOf('## What goes wrong elsewhere'), guide.indexOf('\n## Code')),
)

test('the guide names what goes wrong elsewhere: on the way back, with tokens, callbacks, the page, words, the script and connections', () => {
  expect(rows).toHaveLength(84)
})

test.each(rows)('“$what” has a test of the name that the guide gives', ({ columns }) => {
  const tests = columns.flat()
  expect(tests.length).toBeGreaterThan(0)
  expect(tests.filter(({ file }) => !isTestFile(file))).toEqual([])
  expect(tests.filter((each) => !isThere(each, read(each.file)))).toEqual([])
})
