import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCopy } from './check-copies.ts'
import type { Block } from './read-docs.ts'

const root = mkdtempSync(join(tmpdir(), 'copies-'))
writeFileSync(join(root, 'app.ts'), 'const a = 1\n\nconst b = 2\nconst c = 3\n')

const whatIs = (code: string, ignored: string | null): string[] => {
  const block: Block = { file: 'guide.md', line: 3, language: 'ts', ignored, code }
  return checkCopy(block, root).map(({ what }) => what)
}

test('a block that says which file it is may leave lines out, and may not change any', () => {
  const reason = 'it is app.ts, which is checked there'
  expect(whatIs('const a = 1\nconst c = 3', reason)).toEqual([])
  expect(whatIs('const a = 2', reason)).toEqual([
    'app.ts has not, or not in this order: const a = 2',
  ])
  expect(whatIs('const b = 2\nconst a = 1', reason)).toHaveLength(1)
})

test('a file that is gone is told, and other reasons are left alone', () => {
  expect(whatIs('const a = 1', 'it is gone.ts')).toEqual(['there is no gone.ts'])
  expect(whatIs('const z = 1', 'it needs keys')).toEqual([])
  expect(whatIs('const z = 1', null)).toEqual([])
})
