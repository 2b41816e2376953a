import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linesNotIn, listAddedLines } from './count-added-lines.ts'
import { startWithoutKeys } from './journey/start-without-keys.ts'

const count = (before: string[], after: string[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-lines-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, lines] of [
    ['before', before],
    ['after', after],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'app.ts'), lines.map((line) => `${line}\n`).join(''))
  }
  writeFileSync(join(folder, 'before/untouched.ts'), 'untouched\n')
  return listAddedLines(join(folder, 'before'), join(folder, 'after'))
}

test('what is new or changed counts, what stayed or only moved in does not', () => {
  expect(count(['a', 'b', 'c'], ['a', 'x', 'b', '', 'c', 'y'])).toEqual(['x', 'y'])
  expect(count(['a', 'b'], ['a', 'changed'])).toEqual(['changed'])
  expect(count([], ['a', '}'])).toEqual(['a', '}'])
  expect(count(['a', 'gone'], ['  a'])).toEqual([])
  expect(count(['a'], ['a'])).toEqual([])
})

test('folders that are not there are no empty count', () => {
  expect(() => listAddedLines('/nowhere/before', '/nowhere/after')).toThrow('Failed to compare')
})

const folder = new URL('.', import.meta.url).pathname
const readme = readFileSync(`${folder}../../../../README.md`, 'utf8')
const lines = listAddedLines(`${folder}existing-app`, `${folder}with-relink`)

test('an app with a session gets linking, the redirect page, repair and error texts in at most 40 lines', () => {
  expect(lines.length).toBeGreaterThan(20)
  expect(lines.length).toBeLessThanOrEqual(40)
  for (const part of ['OAuthReturn', 'ItemList', 'createRelink', 'relinkSimulator'])
    expect(lines.join('\n')).toContain(part)
})

test('a new user finds each of these lines in the README, but for names and addresses of their own', () => {
  expect(linesNotIn(readme, lines)).toEqual([])
  const made = ['a line that nobody wrote down()', "import { nobody } from '@relink/react'"]
  expect(linesNotIn(readme, made)).toEqual(made)
})

test('the server of the journeys is started as the README says, and with nothing more', () => {
  expect(readme).toContain(`\n\`\`\`sh\n${startWithoutKeys}\n\`\`\`\n`)
})
