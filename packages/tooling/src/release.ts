// Publishes what `changeset version` has made versions of, with provenance. `--dry-run` builds, checks and packs
// the same and prints what would be published.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { packPackages, published, folderOf, readManifest } from './packed/pack-packages.ts'
import { findRefusal } from './release/refusal.ts'
import { readReleaseState } from './release/release-state.ts'

const root = join(new URL('../../..', import.meta.url).pathname)
const isDryRun = process.argv.includes('--dry-run')

const state = await readReleaseState(root)
const refusal = findRefusal(state, { isDryRun, env: process.env })
if (refusal !== null) {
  console.error(refusal)
  process.exit(1)
}

const run = (parameters: string[], env: Record<string, string> = {}): void => {
  const { status } = spawnSync('pnpm', parameters, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status === 0) return
  console.error(`Failed to release: \`pnpm ${parameters.join(' ')}\` found a fault; see above.`)
  process.exit(1)
}

for (const step of ['build', 'check:pack', 'check:api']) run(['run', step])

const tarballs = await packPackages()
console.log(`\n${isDryRun ? 'Would publish' : 'Publishing'}:`)
for (const name of published) {
  const manifest = readManifest(folderOf(name))
  const planned = state.packages.find((each) => each.name === manifest.name)
  const size = Math.round(statSync(tarballs[name]).size / 1024)
  console.log(`  ${manifest.name} ${planned?.next ?? manifest.version} (${size} kB packed)`)
}
if (state.changes.length > 0)
  console.log(`from ${state.changes.length} changes: ${state.changes.join(', ')}`)
if (isDryRun) console.log('Nothing was published: this was a dry run.')
// pnpm reads this variable alone: npm's, and `provenance` in publishConfig, it passes over without a word.
else run(['exec', 'changeset', 'publish'], { PNPM_CONFIG_PROVENANCE: 'true' })
