import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../../', import.meta.url).pathname
const guide = readFileSync(`${root}CONTRIBUTING.md`, 'utf8')

/** Which row of CONTRIBUTING's table each module that is fetched later belongs to. */
const rows: Readonly<Record<string, string>> = {
  'link-code': 'Link',
  'item-parts': 'Items',
  'issue-words': 'Words',
  'wire-readers': 'Answers',
  'follow-items': 'Stream',
  'follow-events': 'Stream',
  'storage-news': 'Tabs',
  'page-funnel': 'Diagnostics, telemetry',
  'tell-developer': 'Diagnostics, telemetry',
}

test('every part of @relink/react that is fetched later is explained in CONTRIBUTING', () => {
  const files = globSync('packages/react/src/**/*.{ts,tsx}', { cwd: root })
  const fetched = files
    .filter((file) => !/\.test\.|\/test\/|\.stories\./.test(file))
    .flatMap((file) => [
      ...readFileSync(root + file, 'utf8').matchAll(
        /(?<!typeof )import\('\.[./\w-]*\/([\w-]+)\.tsx?'\)/g,
      ),
    ])
    .map(([, name = '']) => name)
  expect([...new Set(fetched)].sort()).toEqual(Object.keys(rows).sort())
  for (const row of Object.values(rows)) expect(guide).toMatch(new RegExp(`^\\| ${row} +\\|`, 'm'))
})
