import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkPackedLinks } from './check-packed-links.ts'

const pack = (docs: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-pack-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'package'))
  for (const [file, text] of Object.entries(docs))
    writeFileSync(join(folder, 'package', file), text)
  const tarball = join(folder, 'package.tgz')
  execFileSync('tar', ['-czf', tarball, '-C', folder, 'package'])
  return tarball
}

test('a link of a packed README to a file or a heading that was not packed fails', async () => {
  const readme = '# Package\n\n[API](API.md), [the stream](API.md#stream), [more](MORE.md)\n'
  await expect(
    checkPackedLinks(pack({ 'README.md': readme, 'API.md': '# API\n' })),
  ).rejects.toThrow('README.md:3: API.md has no heading #stream\nREADME.md:3: there is no MORE.md')
  const whole = { 'README.md': readme, 'API.md': '# API\n\n## Stream\n', 'MORE.md': '# More\n' }
  expect(await checkPackedLinks(pack(whole))).toBe('API.md, MORE.md, README.md')
})

test('a package without a README fails', async () => {
  await expect(checkPackedLinks(pack({ 'API.md': '# API\n' }))).rejects.toThrow('no README')
})
