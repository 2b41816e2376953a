import { fileURLToPath } from 'node:url'

/**
 * Bundles link-initialize.js into one classic script.
 *
 * @returns The script, with `__SIMULATOR_ORIGIN__` where the simulator's address goes.
 */
export const bundleLinkScript = async (): Promise<string> => {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({
    input: fileURLToPath(new URL('../browser/link-initialize.ts', import.meta.url)),
    platform: 'browser',
  })
  try {
    const { output } = await build.generate({ format: 'iife', minify: true })
    return output[0].code
  } finally {
    await build.close()
  }
}
