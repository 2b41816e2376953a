import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Manifest } from './pack-packages.ts'

/** One way into a package. */
export interface Door {
  /** What an app imports, such as `@relink/core/messages/de`. */
  specifier: string
  /** The name of its file without an ending, such as `messages/de`; `index` for the main door. */
  name: string
  /** Its declarations, relative to the package; null where it has none, as a stylesheet. */
  types: string | null
}

/** Finds the declarations in an entry of `exports`, however deep conditions are nested. */
const typesOf = (entry: unknown): string | null => {
  if (typeof entry !== 'object' || entry === null) return null
  const conditions = entry as Record<string, unknown>
  if (typeof conditions['types'] === 'string') return conditions['types']
  for (const nested of Object.values(conditions)) {
    const types = typesOf(nested)
    if (types !== null) return types
  }
  return null
}

const doorOf = (manifest: Manifest, key: string, types: string | null): Door => ({
  specifier: manifest.name + key.slice(1),
  name: key === '.' ? 'index' : key.slice(2),
  types,
})

/**
 * Lists the doors of a built package from what it publishes, with each of those that a pattern stands for.
 *
 * @param packageFolder Where `dist` is.
 */
export const listDoors = (manifest: Manifest, packageFolder: string): Door[] => {
  const exported = (manifest.publishConfig?.['exports'] ?? manifest.exports) as Manifest['exports']
  return Object.entries(exported).flatMap(([key, entry]) => {
    const types = typesOf(entry)
    if (!key.includes('*') || types === null) return [doorOf(manifest, key, types)]
    return globSync(types, { cwd: packageFolder })
      .map((file) => basename(file, '.d.ts'))
      .sort()
      .map((part) => doorOf(manifest, key.replace('*', part), join(dirname(types), `${part}.d.ts`)))
  })
}
