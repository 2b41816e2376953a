import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readScripts } from './check-shell.ts'

const root = new URL('../../../../', import.meta.url)
const guide = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8')
const table = guide.slice(guide.indexOf('## Scripts'), guide.indexOf('## What is loaded later'))
const named = table
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
  .map(([, name = '']) => name)

/** Parts of others, which nobody runs by themselves. */
const parts = ['format', 'build:example', 'build:storybook', 'prepare:tests']

test('every script of the root is explained in CONTRIBUTING, and no other', () => {
  const scripts = [...(readScripts(root.pathname).get('') ?? [])]
  expect(named.sort()).toEqual(scripts.filter((script) => !parts.includes(script)).sort())
})
