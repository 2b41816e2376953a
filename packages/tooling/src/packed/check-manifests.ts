import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { published, readManifest } from './pack-packages.ts'

/** Packages that may be on a page or in a server once only; a second copy has state of its own. */
const shared = ['react', 'react-dom', 'react-plaid-link', '@tanstack/react-query', 'plaid']
const expected: Record<string, string[]> = {
  core: [],
  react: ['@tanstack/react-query', 'react', 'react-dom', 'react-plaid-link'],
  server: ['plaid'],
  simulator: [],
}

/** Checks that a packed package asks the app for what is shared, and brings nothing of it. */
export const checkPeers = (consumer: string): string => {
  for (const name of published) {
    const manifest = readManifest(join(consumer, 'node_modules/@relink', name))
    const brought = shared.filter((each) => manifest.dependencies?.[each] !== undefined)
    if (brought.length > 0)
      throw new Error(`@relink/${name} brings ${brought.join(', ')} instead of asking for it.`)
    const asked = shared.filter((each) => manifest.peerDependencies?.[each] !== undefined).sort()
    if (asked.join() !== expected[name]?.join())
      throw new Error(
        `@relink/${name} asks for ${asked.join() || 'nothing'}, not for ${expected[name]?.join() ?? ''}.`,
      )
    const text = JSON.stringify([manifest.dependencies, manifest.peerDependencies])
    if (/workspace:|catalog:|file:/.test(text))
      throw new Error(
        `@relink/${name} was packed with versions that only the workspace knows: ${text}`,
      )
  }
  return published.map((name) => `@relink/${name}`).join(', ')
}

/** Where a package is that a module of this folder would get; null where it would get none. */
const resolveFrom = (folder: string, name: string): string | null => {
  const lookup = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []
  for (const place of lookup) {
    try {
      return realpathSync(join(place, name))
    } catch {
      continue
    }
  }
  return null
}

/** Checks that Relink gets the app's own copy of what is shared, and of @relink/core. */
export const checkCopies = (consumer: string): string => {
  const seen: string[] = []
  for (const name of [...shared, '@relink/core']) {
    const copies = new Set<string>()
    for (const user of ['', ...published]) {
      const folder = user === '' ? consumer : join(consumer, 'node_modules/@relink', user)
      const found = resolveFrom(realpathSync(folder), name)
      if (found !== null) copies.add(found)
    }
    if (copies.size !== 1)
      throw new Error(`${copies.size} copies of ${name}:\n${[...copies].join('\n')}`)
    const [copy = ''] = copies
    seen.push(`${name} ${readManifest(copy).version}`)
  }
  return seen.join(', ')
}
