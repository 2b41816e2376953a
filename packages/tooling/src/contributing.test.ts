import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

interface Row {
  what: string
  tests: { file: string; name: string }[]
}

const readRows = (): Row[] => {
  const guide = read('CONTRIBUTING.md')
  const table = guide.slice(
    guide.indexOf('## What goes wrong elsewhere'),
    guide.indexOf('\n## Code'),
  )
  return table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Elsewhere'))
    .filter((line) => !line.startsWith('| --'))
    .map((line) => {
      const [what = '', here = ''] = line.slice(2, -1).split(' | ')
      const tests = here.split('<br>').map((each) => {
        const [, file = '', name = ''] = /^`([^`]+)`: (.+?) *$/.exec(each.trim()) ?? []
        return { file, name }
      })
      return { what: what.trim(), tests }
    })
}

test('the guide names what goes wrong elsewhere: on the way back, with tokens, callbacks, words, the script and connections', () => {
  expect(readRows()).toHaveLength(75)
})

test.each(readRows())('“$what” has a test of the name that the guide gives', ({ tests }) => {
  expect(tests.length).toBeGreaterThan(0)
  for (const { file, name } of tests)
    expect([file, read(file)]).toEqual([file, expect.stringContaining(name)])
})
