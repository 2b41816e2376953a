import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { mustRun } from '../packed/run-command.ts'
import { readManifest } from '../packed/pack-packages.ts'

/** A package as it would be published. */
export interface ReleasedPackage {
  name: string
  folder: string
  /** The version in its manifest. */
  version: string
  /** The version that the changes lead to that have none yet; the one in its manifest where there are none. */
  next: string
  /** Whether its CHANGELOG tells of the version in its manifest, which `changeset version` writes. */
  isDescribed: boolean
  /** Whether git has a tag of it, which `changeset publish` makes. */
  isPublished: boolean
  hasRepository: boolean
}

/** What decides whether a release may be made. */
export interface ReleaseState {
  /** Files that are not committed. */
  uncommitted: string[]
  /** Descriptions of changes that no version has yet. */
  changes: string[]
  packages: ReleasedPackage[]
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const list = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

/** Lets changesets make the versions in a copy of the manifests, and reads what came out. */
const previewVersions = async (
  root: string,
  folders: readonly string[],
): Promise<Map<string, string>> => {
  const copy = mkdtempSync(join(tmpdir(), 'relink-release-'))
  try {
    const manifests = globSync('{packages,examples}/*/package.json', { cwd: root })
    for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset', ...manifests])
      cpSync(join(root, file), join(copy, file), { recursive: true })
    await mustRun('git', ['init', '--quiet', '--initial-branch', 'main'], copy)
    const changeset = join(dirname(new URL(import.meta.url).pathname), '../../../..')
    await mustRun(join(changeset, 'node_modules/.bin/changeset'), ['version'], copy)
    return new Map(folders.map((each) => [each, readManifest(join(copy, each)).version]))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Reads what would be released from a repository, and whether anything speaks against it. */
export const readReleaseState = async (root: string): Promise<ReleaseState> => {
  const uncommitted = list(await mustRun('git', ['status', '--porcelain'], root))
  const tags = new Set(list(await mustRun('git', ['tag', '--list'], root)))
  const changes = globSync('.changeset/*.md', { cwd: root })
    .filter((file) => !file.endsWith('README.md'))
    .sort()
  const folders = globSync('packages/*/package.json', { cwd: root })
    .map((file) => dirname(file))
    .filter((folder) => readManifest(join(root, folder)).private !== true)
    .sort()
  const next = changes.length > 0 ? await previewVersions(root, folders) : new Map<string, string>()
  const packages = folders.map((folder) => {
    const { name, version, repository } = readManifest(join(root, folder))
    return {
      name,
      folder,
      version,
      next: next.get(folder) ?? version,
      isDescribed: readText(join(root, folder, 'CHANGELOG.md')).includes(`\n## ${version}\n`),
      isPublished: tags.has(`${name}@${version}`),
      hasRepository: repository !== undefined,
    }
  })
  return { uncommitted, changes, packages }
}
