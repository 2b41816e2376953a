import { expect, test } from 'vitest'
import { checkCommand, checkHtml, checkJson, checkShell, readScripts } from './check-shell.ts'
import type { Block } from './read-docs.ts'

const root = new URL('../../../..', import.meta.url).pathname
const scripts = readScripts(root)

const block = (language: string, code: string): Block => ({
  file: 'guide.md',
  line: 5,
  language,
  ignored: null,
  code,
})

test('a script that is not there is told', () => {
  expect(checkCommand('npx -y pnpm@12 tset', scripts)).toBe('the root has no script "tset"')
})

test('the scripts of the root, of a package and of pnpm itself are known', () => {
  expect(checkCommand('npx -y pnpm@12 test', scripts)).toBeNull()
  expect(checkCommand('npx -y pnpm@12 --filter @relink/example-next-app dev', scripts)).toBeNull()
  expect(checkCommand('CI=1 pnpm exec vitest run', scripts)).toBeNull()
  expect(checkCommand('node server.js # pnpm nothing', scripts)).toBeNull()
})

test('a script of a package that does not have it, or of no package, is told', () => {
  expect(checkCommand('pnpm --filter @relink/core dev', scripts)).toBe(
    '@relink/core has no script "dev"',
  )
  expect(checkCommand('pnpm --filter @relink/nothing dev', scripts)).toBe(
    'there is no package @relink/nothing',
  )
})

test('a fault in a block of shell has its line', () => {
  expect(checkShell(block('sh', 'cd app\npnpm nothing'), scripts)).toEqual([
    { file: 'guide.md', line: 6, what: 'the root has no script "nothing"' },
  ])
})

test('JSON that can’t be read is told', () => {
  expect(checkJson(block('json', '{ "a": 1 }'))).toEqual([])
  expect(checkJson(block('json', '{ a: 1 }'))).toMatchObject([{ line: 5 }])
})

test('HTML whose tags do not match is told', () => {
  expect(checkHtml(block('html', '<p>Hello <br> <b>you</b></p>'))).toEqual([])
  expect(checkHtml(block('html', '<p><b>you</p></b>'))).toMatchObject([
    { what: '</p> closes nothing' },
  ])
  expect(checkHtml(block('html', '<p>you'))).toMatchObject([{ what: '<p> is not closed' }])
})
