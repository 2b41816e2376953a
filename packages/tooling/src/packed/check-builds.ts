import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun } from './run-command.ts'

interface ManifestEntry {
  file: string
  name?: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
}

/** Words of other languages, and a name of the development panel, which is empty in production: no page gets them. */
const unwanted = ['Ihre Bank', 'votre banque', 'relink-inspector']
/** What only components for Items say: fetched when one of them is shown. */
const wantedLater = 'relink-items-list'

const readScripts = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(join(folder, 'assets'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => [`assets/${file}`, readFileSync(join(folder, 'assets', file), 'utf8')]),
  )

/** The files that a page loads with its first script. */
const loadedAtOnce = (manifest: Record<string, ManifestEntry>): Set<string> => {
  const files = new Set<string>()
  const load = (entry: ManifestEntry | undefined): void => {
    if (entry === undefined || files.has(entry.file)) return
    files.add(entry.file)
    for (const key of entry.imports ?? []) load(manifest[key])
  }
  for (const entry of Object.values(manifest)) if (entry.isEntry === true) load(entry)
  return files
}

/** The guard that keeps the development panel out of an app's production build, in the page of `inspector.html`. */
const guarded = '{import.meta.env.DEV && <Inspector />}'

/** Builds one page with the guarded development panel and without it: not a byte may differ. */
const comparePanel = async (vite: string, consumer: string): Promise<void> => {
  const page = join(consumer, 'inspector.tsx')
  const build = async (folder: string): Promise<string> => {
    const environment = { NODE_ENV: 'production', PAGE: 'inspector.html' }
    await mustRun(vite, ['build', '--outDir', folder], consumer, environment)
    return JSON.stringify([...readScripts(join(consumer, folder))])
  }
  const withPanel = await build('with-panel')
  const code = readFileSync(page, 'utf8')
  const without = code.replace(/^import .*inspector'\n/m, '').replace(guarded, '{false}')
  if (/inspector/i.test(without)) throw new Error('The page without the panel still has it.')
  writeFileSync(page, without)
  const withoutPanel = await build('without-panel')
  if (withPanel !== withoutPanel)
    throw new Error(
      `A guarded development panel leaves something in production: ${withPanel.length} characters of script, not ${withoutPanel.length}.`,
    )
}

/** Builds an app with every component, and looks at which chunks come of it, for production and for development. */
export const checkVite = async (consumer: string): Promise<string> => {
  const vite = 'node_modules/.bin/vite'
  await mustRun(vite, ['build', '--outDir', 'dist'], consumer, { NODE_ENV: 'production' })
  const text = readFileSync(join(consumer, 'dist/manifest.json'), 'utf8')
  const manifest = JSON.parse(text) as Record<string, ManifestEntry>
  const scripts = readScripts(join(consumer, 'dist'))
  for (const [file, code] of scripts) {
    const found = unwanted.filter((word) => code.includes(word))
    if (found.length > 0) throw new Error(`${file} contains ${found.join(', ')}.`)
  }
  const atOnce = loadedAtOnce(manifest)
  const withItems = [...scripts].filter(([, code]) => code.includes(wantedLater))
  if (withItems.length === 0) throw new Error('No chunk has the components for Items.')
  if (withItems.some(([file]) => atOnce.has(file)))
    throw new Error('The components for Items are loaded at once, not when one is shown.')

  const environment = { NODE_ENV: 'development' }
  const parameters = ['build', '--outDir', 'development', '--mode', 'development']
  await mustRun(vite, parameters, consumer, environment)
  const development = [...readScripts(join(consumer, 'development')).values()].join('\n')
  if (!development.includes('relink-inspector'))
    throw new Error('The development panel is missing from a development build.')

  await comparePanel(vite, consumer)

  const later = Object.values(manifest).filter(({ isDynamicEntry }) => isDynamicEntry === true)
  return `not a byte of a guarded panel; fetched later: ${later.map(({ name, file }) => name ?? file).join(', ')}`
}

/** Builds the example for Next's App Router against the packed packages. */
export const checkNext = async (consumer: string): Promise<string> => {
  const printed = await mustRun('node_modules/.bin/next', ['build'], consumer, {
    NEXT_TELEMETRY_DISABLED: '1',
  })
  for (const route of ['/oauth', '/api/link/[...path]'])
    if (!printed.includes(route)) throw new Error(`The build has no ${route}:\n${printed}`)
  return 'App Router, with @relink/react in the browser and @relink/server in a route'
}
