import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sandboxTable } from './engine/sandbox-table.ts'

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

test('the README lists exactly what the simulator knows of Plaid’s Sandbox', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const section = readme.split('## What it knows')[1]?.split('\n\n')[1] ?? ''
  const listed = section.split('\n').slice(2).map(cells)
  expect(listed).toEqual(
    sandboxTable.map(({ kind, input, ends, what }) => [kind, `\`${input}\``, `\`${ends}\``, what]),
  )
})
