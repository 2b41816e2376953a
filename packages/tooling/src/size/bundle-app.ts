import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const root = new URL('../../../..', import.meta.url).pathname

/** One file of an app's build. */
export interface Chunk {
  name: string
  /** Minified, for looking into. */
  code: string
  /** Minified and brotli, in bytes. */
  size: number
  /** Whether a page loads it with its first script; others are fetched when something needs them. */
  isAtOnce: boolean
  /** The modules in it and how long each is, in bytes before it is minified. */
  modules: { file: string; length: number }[]
}

const { peerDependencies } = JSON.parse(
  readFileSync(`${root}packages/react/package.json`, 'utf8'),
) as { peerDependencies: Record<string, string> }
const peers = Object.keys(peerDependencies)

/**
 * Bundles what an app imports for production, without peers, as its own build would for browsers.
 *
 * @param imports As after `export`: `{ useItems }` or `*`.
 * @param from The file of the door.
 */
export const bundleApp = async (imports: string, from: string): Promise<Chunk[]> => {
  const build = await rolldown({
    input: 'entry',
    external: (id) => peers.some((peer) => id === peer || id.startsWith(`${peer}/`)),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : null),
        load: (id) => (id === 'entry' ? `export ${imports} from ${JSON.stringify(from)}` : null),
      },
    ],
    // What an app's build leaves out: warnings for developers.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    platform: 'browser',
    // As an app's build has it: what an entry and a later chunk share lies in the entry.
    preserveEntrySignatures: 'allow-extension',
    logLevel: 'silent',
  })
  // An app's build keeps no comments, the /* @__PURE__ */ of libraries among them.
  const { output } = await build.generate({ minify: true, format: 'esm', comments: false })
  const chunks = new Map(
    output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
  )
  const atOnce = new Set<string>()
  const load = (fileName: string): void => {
    const chunk = chunks.get(fileName)
    if (chunk === undefined || atOnce.has(fileName)) return
    atOnce.add(fileName)
    chunk.imports.forEach(load)
  }
  load(output[0].fileName)
  return [...chunks.values()].map((chunk) => ({
    name: chunk.name,
    code: chunk.code,
    size: brotliCompressSync(chunk.code).length,
    isAtOnce: atOnce.has(chunk.fileName),
    modules: Object.entries(chunk.modules)
      .filter(([id]) => id !== 'entry')
      .map(([id, { renderedLength }]) => ({
        file: relative(root, id).replace(/^.*node_modules\//, ''),
        length: renderedLength,
      }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length),
  }))
}

/** What chunks weigh together, in bytes. */
export const sizeOf = (chunks: readonly Chunk[]): number =>
  chunks.reduce((sum, { size }) => sum + size, 0)
