import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBlocks, type Block } from './docs/read-docs.ts'

const root = new URL('../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const vitestTests = 'examples/testing-vitest/src/app.test.tsx'
const jestTests = 'examples/testing-jest/src/app.test.tsx'
const playwrightTests = 'examples/web-app/e2e/short-journeys.spec.ts'

/** The tests of a file, from the line with their name to the one that closes them. */
const readTests = (file: string): { name: string; lines: number }[] => {
  const lines = read(file).split('\n')
  return lines.flatMap((line, start) => {
    const [, indent, name] = /^( *)test\('(.+?)', async/.exec(line) ?? []
    if (name === undefined) return []
    const length = lines.slice(start).indexOf(`${indent}})`) + 1
    return [{ name, lines: length }]
  })
}

test.each([vitestTests, jestTests, playwrightTests])(
  'in %s a success, an error, a return and a repair take eight lines at most, the first and last included',
  (file) => {
    const tests = readTests(file)
    expect(tests.map(({ name }) => name).sort()).toEqual([
      'a bank is connected',
      expect.stringMatching(/^a connection that (broke|breaks) is repaired$/),
      'a person comes back from their bank’s own page',
      'a person whose bank locked them out reads what to do',
    ])
    for (const { name, lines } of tests) {
      expect([name, lines >= 4]).toEqual([name, true])
      expect([name, lines <= 8]).toEqual([name, true])
    }
  },
)

test.each(['app.tsx', 'app.test.tsx', 'test-setup.tsx'])(
  '%s is the same for Jest as for Vitest, but for where `test` comes from',
  (name) => {
    const forVitest = read(`examples/testing-vitest/src/${name}`)
    expect(read(`examples/testing-jest/src/${name}`)).toBe(
      forVitest.replace("from 'vitest'", "from '@jest/globals'"),
    )
  },
)

/** The file whose text a block says to be. */
const shownFile = ({ ignored }: Block): string | undefined =>
  /^it is (\S+), which is checked there$/.exec(ignored ?? '')?.[1]

test.each(['packages/simulator/README.md', '.storybook/guides/testing.mdx'])(
  '%s shows the examples as they are',
  (file) => {
    const shown = new Map(
      readBlocks({ file, text: read(file) }).map((block) => [shownFile(block), block.code]),
    )
    shown.delete(undefined)
    expect(new Set(shown.keys())).toEqual(
      new Set([
        'examples/testing-jest/jest.config.js',
        vitestTests,
        'examples/testing-vitest/src/test-setup.tsx',
        playwrightTests,
      ]),
    )
    for (const [name = '', code] of shown) expect(`${code}\n`).toBe(read(name))
  },
)
