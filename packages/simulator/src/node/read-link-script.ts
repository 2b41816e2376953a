import { readFile } from 'node:fs/promises'

let script: Promise<string> | undefined

const read = async (): Promise<string> => {
  // Run from source, in this workspace, the script is bundled afresh, so that it is never older than its source.
  if (import.meta.url.endsWith('.ts')) {
    const { bundleLinkScript } = await import('./bundle-link-script.ts')
    return bundleLinkScript()
  }
  try {
    return await readFile(new URL('../link-initialize.js', import.meta.url), 'utf8')
  } catch (cause) {
    throw new Error(
      'Failed to serve link-initialize.js: it has not been bundled. Run the package\'s "build" script.',
      { cause },
    )
  }
}

/** Reads link-initialize.js with a simulator's address in it. */
export const readLinkScript = async (origin: string): Promise<string> => {
  script ??= read()
  return (await script).replace('__SIMULATOR_ORIGIN__', origin)
}
