import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { proseOf, readBlocks, readDocs } from './read-docs.ts'

const guide = `# A guide

- In a list:

  \`\`\`ts
  const a = 1

    const b = 2
  \`\`\`

\`\`\`sh ignore it needs keys
pnpm nothing
\`\`\`

The end.
`

test('a block is found with its line, without the indent of its list', () => {
  const [block] = readBlocks({ file: 'a.md', text: guide })
  expect(block).toEqual({
    file: 'a.md',
    line: 6,
    language: 'ts',
    ignored: null,
    code: 'const a = 1\n\n  const b = 2',
  })
})

test('a block is left out with a reason', () => {
  const [, block] = readBlocks({ file: 'a.md', text: guide })
  expect(block).toMatchObject({ language: 'sh', ignored: 'it needs keys', line: 12 })
})

test('a block without words behind its language is checked', () => {
  const [block] = readBlocks({ file: 'a.md', text: '```json\n{}\n```' })
  expect(block?.ignored).toBeNull()
})

test('prose has its lines where they were, and no code', () => {
  const prose = proseOf({ file: 'a.md', text: guide })
  expect(prose.split('\n')).toHaveLength(guide.split('\n').length)
  expect(prose).not.toMatch(/const|pnpm|```/)
  expect(prose.split('\n')[14]).toBe('The end.')
})

test('docs are read in every folder but those that are installed or built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-'))
  for (const path of [
    'README.md',
    'a/guide.mdx',
    'node_modules/x.md',
    'a/dist/y.md',
    'CHANGELOG.md',
  ]) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), '# Title')
  }
  expect(readDocs(folder).map(({ file }) => file)).toEqual(['a/guide.mdx', 'README.md'])
})
