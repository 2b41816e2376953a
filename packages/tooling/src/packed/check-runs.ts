import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listDoors } from './list-doors.ts'
import { published, readManifest } from './pack-packages.ts'
import { mustRun } from './run-command.ts'

/** What an app can import of all packages, as they were installed there. */
export const installedDoors = (consumer: string): string[] =>
  published.flatMap((name) => {
    const folder = join(consumer, 'node_modules/@relink', name)
    return listDoors(readManifest(folder), folder)
      .filter(({ types }) => types !== null)
      .map(({ specifier }) => specifier)
  })

/** Imports every door in the Node that runs this. */
export const checkDoors = async (consumer: string): Promise<string> => {
  const doors = installedDoors(consumer)
  await mustRun(process.execPath, ['import-doors.mjs', ...doors], consumer)
  return `${doors.length} doors, Node ${process.version}`
}

/**
 * Compiles a page against the React that is installed, renders every component where there is no window, and
 * connects a bank on a page that was rendered that way.
 */
export const checkReact = async (consumer: string): Promise<string> => {
  await mustRun('node_modules/.bin/tsc', ['-p', '.'], consumer)
  const printed = await mustRun(process.execPath, ['out/render.js'], consumer)
  const { version, components } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as {
    version: string
    components: string[]
  }
  const page = readFileSync(join(consumer, 'every-component.tsx'), 'utf8')
  const missing = components.filter((name) => !new RegExp(`<${name}\\b`).test(page))
  if (missing.length > 0)
    throw new Error(`The page in every-component.tsx lacks ${missing.join(', ')}.`)
  await mustRun(process.execPath, ['out/journey.js'], consumer)
  return `React ${version}, ${components.length} components`
}
