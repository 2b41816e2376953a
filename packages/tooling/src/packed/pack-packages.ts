import { globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun } from './run-command.ts'

const root = new URL('../../../..', import.meta.url).pathname
const folder = join(root, 'node_modules/.cache/relink/tarballs')

/** The packages that are published, by the name of their folder. */
export const published = ['core', 'react', 'server', 'simulator'] as const
/** One of the packages that are published. */
export type PublishedName = (typeof published)[number]
/** Where each package's tarball is. */
export type Tarballs = Record<PublishedName, string>

/** A package's manifest, as far as the checks read it. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  repository?: unknown
  exports: Record<string, string | Record<string, unknown>>
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  publishConfig?: Record<string, unknown>
}

/** Where the sources of a published package are. */
export const folderOf = (name: PublishedName): string => join(root, 'packages', name)

/** Reads a manifest: of a folder in the workspace, or of a package that was installed. */
export const readManifest = (packageFolder: string): Manifest =>
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as Manifest

const newest = (files: string[]): number =>
  Math.max(0, ...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))

const pack = async (name: PublishedName): Promise<string> => {
  const cwd = folderOf(name)
  const { version } = readManifest(cwd)
  const tarball = join(folder, `relink-${name}-${version}.tgz`)
  const built = globSync('{dist/**,src/styles.css,package.json,*.md,LICENSE}', { cwd })
  if (!built.some((file) => file.startsWith('dist/')))
    throw new Error(`@relink/${name} has nothing to pack: run \`pnpm build\` first.`)
  const packedAt = statSync(tarball, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (packedAt > newest(built.map((file) => join(cwd, file)))) return tarball
  rmSync(tarball, { force: true })
  await mustRun('pnpm', ['pack', '--silent', '--pack-destination', folder], cwd)
  return tarball
}

/**
 * Packs what is published, as `pnpm publish` would; what is packed already and has not changed since stays.
 *
 * @throws Error when a package is not built.
 */
export const packPackages = async (): Promise<Tarballs> => {
  mkdirSync(folder, { recursive: true })
  const packed = await Promise.all(published.map(async (name) => [name, await pack(name)] as const))
  return Object.fromEntries(packed) as Tarballs
}
