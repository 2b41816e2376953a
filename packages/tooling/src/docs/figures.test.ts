import { readFileSync } from 'node:fs'
import { english, languages } from '@relink/core/messages'
import { expect, test } from 'vitest'

const root = new URL('../../../../', import.meta.url)

const figuresIn = (file: string, figure: RegExp): number[] =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(figure)].map(([, count = '']) =>
    Number(count.replaceAll('_', '')),
  )

test.each(['packages/react/README.md', '.storybook/guides/errors.mdx'])(
  '%s counts the kinds of issues right',
  (file) => {
    expect(figuresIn(file, /one of (\d+) kinds/g)).toEqual([Object.keys(english.issues).length])
  },
)

test.each(['README.md', 'packages/react/README.md', 'packages/core/README.md'])(
  '%s counts the languages right',
  (file) => {
    expect(figuresIn(file, /(\d+) languages/g)).toEqual([languages.length])
  },
)

const budget = 'packages/tooling/src/check-size.ts'
/** Of `check:size`, in bytes: what the first three entries may have. */
const atOnce = figuresIn(budget, /\blimit: ([\d_]+)/g).slice(0, 3)
const later = figuresIn(budget, /\blaterLimit: ([\d_]+)/g).slice(0, 3)

/** A size in kB, rounded, belongs to a limit in bytes that it is at most 5 % above, and not 10 % below. */
const fits = (kilobytes: number, limit: number): boolean =>
  kilobytes * 1000 <= limit * 1.05 && kilobytes * 1000 >= limit * 0.9

test.each([
  ['CONTRIBUTING.md', /^\| [^|]+ \| +([\d.]+) \| +[\d.]+ \| +\d/gm, atOnce],
  ['CONTRIBUTING.md', /^\| [^|]+ \| +[\d.]+ \| +([\d.]+) \| +\d/gm, later],
  ['packages/react/README.md', /([\d.]+) kB at once/g, atOnce],
  ['packages/react/README.md', /([\d.]+) kB later/g, later],
] as const)('%s gives sizes that are near to their limits', (file, figure, limits) => {
  const sizes = figuresIn(file, figure)
  expect(sizes).toHaveLength(3)
  expect(sizes.filter((size, at) => !fits(size, limits[at] ?? 0))).toEqual([])
})
