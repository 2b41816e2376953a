import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkLinks } from '../docs/check-links.ts'
import { mustRun } from './run-command.ts'

/**
 * Looks up every link of a package's docs within its tarball, headings included: what was not packed is nowhere for
 * whoever installed it.
 *
 * @returns How many docs it has.
 */
export const checkPackedLinks = async (tarball: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-links-'))
  try {
    await mustRun('tar', ['-xzf', tarball, '-C', folder], folder)
    const root = join(folder, 'package')
    const files = globSync('*.md', { cwd: root }).sort()
    if (!files.includes('README.md')) throw new Error('It has no README.')
    const docs = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    const faults = checkLinks(docs, root)
    if (faults.length > 0)
      throw new Error(faults.map(({ file, line, what }) => `${file}:${line}: ${what}`).join('\n'))
    return files.join(', ')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
