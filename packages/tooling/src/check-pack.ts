// Packs every published package and lets publint and are-the-types-wrong look at what users get.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../../..', import.meta.url).pathname
const published = ['core', 'react', 'server', 'simulator']
const folder = mkdtempSync(join(tmpdir(), 'relink-pack-'))

const run = (command: string, parameters: string[], cwd = root): boolean =>
  spawnSync(command, parameters, { cwd, stdio: 'inherit', shell: false }).status === 0

let isOk = true
for (const name of published) {
  console.log(`\n@relink/${name}`)
  const cwd = join(root, 'packages', name)
  const target = join(folder, name)
  isOk = run('pnpm', ['pack', '--silent', '--pack-destination', target], cwd) && isOk
  const [tarball] = readdirSync(target)
  if (tarball === undefined) throw new Error(`Nothing was packed for ${name}.`)
  const path = join(target, tarball)
  isOk = run('publint', ['run', path, '--strict']) && isOk
  // Stylesheets have no types to be wrong.
  isOk =
    run('attw', [path, '--profile', 'esm-only', '--exclude-entrypoints', './styles.css']) && isOk
}
process.exit(isOk ? 0 : 1)
