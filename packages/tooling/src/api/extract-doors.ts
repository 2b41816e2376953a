import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { listDoors, type Door } from '../packed/list-doors.ts'
import { folderOf, readManifest, type PublishedName } from '../packed/pack-packages.ts'

const root = new URL('../../../..', import.meta.url).pathname

/** What api-extractor made of one door. */
export interface ExtractedDoor {
  door: Door
  /** The public surface as text, for `packages/<name>/api/<door>.api.md`. */
  report: string
  /** Where the model is that the reference is made from. */
  modelFile: string
}

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
  // In the workspace packages point at their sources, and api-extractor reads declarations only.
  paths: {
    '@relink/core': [join(root, 'packages/core/dist/exports/index.d.ts')],
    '@relink/core/*': [join(root, 'packages/core/dist/exports/*.d.ts')],
  },
}

/** Languages are alike, and one report tells of them all. */
export const isLanguage = ({ name }: Door): boolean => name.startsWith('messages/')

const configOf = (name: PublishedName, door: Door, place: string): ExtractorConfig => {
  const packageFolder = folderOf(name)
  const configObject: IConfigFile = {
    projectFolder: packageFolder,
    mainEntryPointFilePath: join(packageFolder, door.types ?? ''),
    compiler: {
      overrideTsconfig: { compilerOptions, files: [join(packageFolder, door.types ?? '')] },
      skipLibCheck: true,
    },
    apiReport: {
      enabled: true,
      reportFileName: `${door.name}.api.md`,
      reportFolder: place,
      reportTempFolder: join(place, 'temp'),
      includeForgottenExports: false,
    },
    docModel: {
      enabled: true,
      apiJsonFilePath: join(place, `${door.name}.api.json`),
      includeForgottenExports: false,
    },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: 'lf',
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.None },
        'ae-wrong-input-file-type': { logLevel: ExtractorLogLevel.Error },
      },
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  }
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(packageFolder, 'package.json'),
  })
}

/**
 * Reads the built declarations of a package, door by door.
 *
 * @throws Error when a door can't be read.
 */
export const extractDoors = (name: PublishedName): ExtractedDoor[] => {
  const folder = folderOf(name)
  const place = join(root, 'node_modules/.cache/relink/api', name)
  mkdirSync(place, { recursive: true })
  const doors = listDoors(readManifest(folder), folder).filter(
    (door) => door.types !== null && !isLanguage(door),
  )
  const configs = doors.map((door) => ({ door, config: configOf(name, door, place) }))
  const [first] = configs
  if (first === undefined) return []
  // One program for all doors: compiling is what takes the time.
  const compilerState = CompilerState.create(first.config, {
    additionalEntryPoints: configs.map(({ config }) => config.mainEntryPointFilePath),
  })
  return configs.map(({ door, config }) => {
    const problems: string[] = []
    const { succeeded } = Extractor.invoke(config, {
      compilerState,
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true
        if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text)
      },
    })
    if (!succeeded) throw new Error(`${door.specifier} could not be read:\n${problems.join('\n')}`)
    const report = readFileSync(join(place, `${door.name}.api.md`), 'utf8')
    return { door, report, modelFile: config.apiJsonFilePath }
  })
}

/** Tells of the language doors of a package together; null where it has none. */
export const reportLanguages = (name: PublishedName): string | null => {
  const folder = folderOf(name)
  const doors = listDoors(readManifest(folder), folder).filter(isLanguage)
  if (doors.length === 0) return null
  const parts = doors.map(({ specifier, types }) => {
    const declarations = readFileSync(join(folder, types ?? ''), 'utf8')
      .replaceAll(/\/\/# sourceMappingURL.*\n?/g, '')
      .trim()
    return `// ${specifier}\n${declarations}\n`
  })
  return `## Languages of "@relink/${name}"\n\n\`\`\`ts\n${parts.join('\n')}\`\`\`\n`
}
