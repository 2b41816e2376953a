import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTestFile, isThere, readNamedRows, type Named } from './named-tests.ts'

const root = new URL('../../../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const model = read('packages/server/THREAT-MODEL.md')
const threats = model.slice(model.indexOf('## Spoofing'), model.indexOf('## Limits'))
const rows = readNamedRows(threats)

test('every kind of threat is thought of', () => {
  expect([...threats.matchAll(/^## (.+?):/gm)].map(([, kind]) => kind)).toEqual([
    'Spoofing',
    'Tampering',
    'Repudiation',
    'Information disclosure',
    'Denial of service',
    'Elevation of privilege',
  ])
  expect(rows.length).toBeGreaterThanOrEqual(28)
})

test.each(rows)('“$what” names the code that defends, and a test that attacks', ({ columns }) => {
  const [, where = [], tests = []] = columns
  expect(columns).toHaveLength(4)
  expect(where.length).toBeGreaterThan(0)
  expect(tests.length).toBeGreaterThan(0)
  const isGone = (each: Named): boolean => !isThere(each, read(each.file))
  expect([...where, ...tests].filter(isGone)).toEqual([])
  expect(tests.filter(({ file }) => !isTestFile(file))).toEqual([])
})
