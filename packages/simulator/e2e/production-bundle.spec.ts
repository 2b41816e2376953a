import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const built = fileURLToPath(new URL('../../../examples/web-app/dist/', import.meta.url))
const bundled = fileURLToPath(new URL('../dist/link-initialize.js', import.meta.url))

// Words that the simulator's code for browsers cannot do without.
const marks = ['plaid-link-iframe-', 'Link, simulated', '/link/workflow/', 'simulated-bank-iframe']

const readAll = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html|css)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')

test('nothing of the simulator is in the built example, which did not ask for it', () => {
  const example = readAll(built)
  expect(example.length).toBeGreaterThan(10_000)
  expect(marks.filter((mark) => example.includes(mark))).toEqual([])
})

test('the marks by which it would be known are in the simulator’s own script', () => {
  const script = readFileSync(bundled, 'utf8')
  expect(marks.filter((mark) => !script.includes(mark))).toEqual([])
})
