import type { ReleaseState } from './release-state.ts'

/** How the release is asked for. */
export interface ReleaseRequest {
  isDryRun: boolean
  env: Record<string, string | undefined>
}

/** The services that sign provenance, by what their machines have in the environment. */
const signsProvenance = (env: ReleaseRequest['env']): boolean =>
  env['GITHUB_ACTIONS'] === 'true' || env['GITLAB_CI'] === 'true'

/**
 * Says why a release may not be made: one sentence, and what to do. Null where nothing speaks against it.
 *
 * A dry run bears changes that no version has yet, for it shows which versions they lead to; and it needs neither
 * a repository's name nor a service that signs.
 */
export const findRefusal = (
  { uncommitted, changes, packages }: ReleaseState,
  { isDryRun, env }: ReleaseRequest,
): string | null => {
  if (uncommitted.length > 0)
    return `Failed to release: ${uncommitted.length === 1 ? 'a file is' : `${uncommitted.length} files are`} not committed (${uncommitted[0]?.trim() ?? ''}). Commit or remove them first.`
  const isNew = packages.some(({ isDescribed, isPublished }) => isDescribed && !isPublished)
  if (changes.length === 0 && !isNew)
    return 'Failed to release: no change is described since the last version. Describe what users will notice with `pnpm changeset`.'
  if (isDryRun) return null
  if (changes.length > 0)
    return `Failed to release: ${changes.length} described ${changes.length === 1 ? 'change is' : 'changes are'} in no version yet. Run \`pnpm changeset version\`, commit what it writes, and release again.`
  const nameless = packages.filter(({ hasRepository }) => !hasRepository)
  if (nameless.length > 0)
    return `Failed to release: provenance says which repository a package was built from, and ${nameless.map(({ folder }) => `${folder}/package.json`).join(', ')} ${nameless.length === 1 ? 'names' : 'name'} none. Add \`"repository": { "type": "git", "url": "…", "directory": "…" }\` with the address that this is published from.`
  if (!signsProvenance(env))
    return 'Failed to release: provenance is signed by GitHub Actions or GitLab CI, and this is neither. Run the release there.'
  return null
}
