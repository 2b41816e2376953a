// What a browser has to load of Relink: minified, brotli, peers left out. Needs `pnpm build` first.
// It bundles by itself because it also looks into the bundle for what must not be there. "Everything"
// is all that @relink/react exports, with what that needs of @relink/core; what core has for servers,
// tests and other hosts no page loads.
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { rolldown } from 'rolldown'

interface Entry {
  name: string
  /** What an app imports. */
  imports: string
  /** From which door; `@relink/react` by default. */
  from?: string
  /** Bytes. */
  limit: number
  /** Words of the catalogue and of components: a lone hook must not bring them along. */
  without?: string[]
}

const root = new URL('../../..', import.meta.url).pathname
const react = `${root}packages/react/dist/exports/index.js`
const core = `${root}packages/core/dist/exports`
/** Of other languages: an app ships those that it imports. */
const foreign = ['Ihre Bank', 'votre banque']
const words = ['relink-notice', 'your bank', 'Try again', 'item_locked']

const entries: Entry[] = [
  { name: 'everything, with English', imports: '*', limit: 22_400, without: foreign },
  {
    name: 'provider, button, return page, notice and back end, with English',
    imports: '{ RelinkProvider, BankLinkButton, OAuthReturn, LinkNotice, httpBackend }',
    limit: 16_050,
    without: foreign,
  },
  {
    name: 'RelinkProvider + useBankLink',
    imports: '{ RelinkProvider, useBankLink }',
    limit: 7_800,
    without: words,
  },
  {
    name: 'RelinkProvider + useRepair, with English',
    imports: '{ RelinkProvider, useRepair }',
    limit: 11_600,
    without: foreign,
  },
  { name: 'useBankLink', imports: '{ useBankLink }', limit: 2_000, without: words },
  { name: 'useItems', imports: '{ useItems }', limit: 1_700, without: words },
  {
    name: 'describeIssue with the English catalogue',
    imports: '{ describeIssue }',
    from: `${core}/index.js`,
    limit: 4_000,
  },
  ...readdirSync(`${core}/messages`)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({
      name: `the language ${file.replace('.js', '')}`,
      imports: '*',
      from: `${core}/messages/${file}`,
      limit: 4_000,
    })),
]

const peers = Object.keys(
  (
    JSON.parse(readFileSync(`${root}packages/react/package.json`, 'utf8')) as {
      peerDependencies: Record<string, string>
    }
  ).peerDependencies,
)

/** The chunks that are loaded at once. */
const bundle = async (imports: string, from: string): Promise<string[]> => {
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
    logLevel: 'silent',
  })
  // An app's build keeps no comments, the /* @__PURE__ */ of libraries among them.
  const { output } = await build.generate({ minify: true, format: 'esm', comments: false })
  // What is fetched only when it is needed, such as telemetry, is not loaded with the page.
  const chunks = new Map(
    output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
  )
  const loaded = new Set<string>()
  const load = (fileName: string): void => {
    const chunk = chunks.get(fileName)
    if (chunk === undefined || loaded.has(fileName)) return
    loaded.add(fileName)
    chunk.imports.forEach(load)
  }
  load(output[0].fileName)
  return [...loaded].map((fileName) => chunks.get(fileName)?.code ?? '')
}

let isOk = true
for (const { name, imports, from = react, limit, without = [] } of entries) {
  const chunks = await bundle(imports, from)
  const size = chunks.reduce((total, code) => total + brotliCompressSync(code).length, 0)
  const found = without.filter((word) => chunks.some((code) => code.includes(word)))
  const isGood = size <= limit && found.length === 0
  isOk &&= isGood
  const verdict = isGood ? 'ok' : 'TOO MUCH'
  console.log(`${String(size).padStart(6)} of ${limit} bytes  ${verdict}  ${name}`)
  if (found.length > 0)
    console.log(`       contains ${found.map((word) => `"${word}"`).join(', ')}`)
}
process.exit(isOk ? 0 : 1)
