import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { published, type Tarballs } from './pack-packages.ts'
import { mustRun } from './run-command.ts'

const root = new URL('../../../..', import.meta.url).pathname

/** An app that installs the packed packages: its files, and what it depends on beside Relink. */
export interface Consumer {
  name: string
  /** Folders and files to copy into it, from paths in the repository. */
  files: Record<string, string>
  dependencies: Record<string, string>
}

/** The version that the workspace uses of a package, from its catalog. */
export const catalogVersion = (name: string): string => {
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  for (const line of workspace.split('\n')) {
    const [key = '', value = ''] = line.trim().split(': ')
    if (key.replaceAll("'", '') === name) return value
  }
  throw new Error(`pnpm-workspace.yaml names no version of ${name}.`)
}

/** Versions from the catalog, for a consumer's manifest. */
export const fromCatalog = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, catalogVersion(name)]))

/**
 * Makes a folder outside of the repository with one folder per consumer, and installs the tarballs in all of them.
 *
 * Peers are not installed by themselves, so a consumer has those that its manifest names.
 * @returns The folder.
 */
export const installConsumers = async (
  tarballs: Tarballs,
  consumers: readonly Consumer[],
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-packed-'))
  const ours = Object.fromEntries(
    published.map((name) => [`@relink/${name}`, `file:${tarballs[name]}`]),
  )
  const overrides = Object.entries(ours).map(([name, file]) => `  '${name}': ${file}`)
  const settings = [
    "packages: ['*']",
    'autoInstallPeers: false',
    'strictDepBuilds: false',
    'verifyDepsBeforeRun: false',
    'pmOnFail: ignore',
    'overrides:',
    ...overrides,
  ]
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), `${settings.join('\n')}\n`)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }))
  for (const { name, files, dependencies } of consumers) {
    const place = join(folder, name)
    mkdirSync(place, { recursive: true })
    for (const [to, from] of Object.entries(files))
      cpSync(join(root, from), join(place, to), {
        recursive: true,
        filter: (path) => !/\/(node_modules|\.next|\.data|dist|test-results)(\/|$)/.test(path),
      })
    const manifest = { name, version: '0.0.0', private: true, type: 'module' }
    writeFileSync(
      join(place, 'package.json'),
      JSON.stringify({ ...manifest, dependencies: { ...ours, ...dependencies } }, null, 2),
    )
  }
  await mustRun('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile'], folder)
  return folder
}
