// What a browser has to load of Relink: minified, brotli, peers left out. Needs `pnpm build` first.
// It bundles by itself because it also looks into the bundle for what must not be there. "Everything"
// is all that @relink/react exports, with what that needs of @relink/core; what core has for servers,
// tests and other hosts no page loads.
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { rolldown } from 'rolldown'

interface Entry {
  name: string
  /** What an app imports from `@relink/react`. */
  imports: string
  /** Bytes. */
  limit: number
  /** Words of the catalogue and of components: a lone hook must not bring them along. */
  without?: string[]
}

const root = new URL('../../..', import.meta.url).pathname
const react = `${root}packages/react/dist/exports/index.js`
const words = ['relink-notice', 'your bank', 'Try again']

const entries: Entry[] = [
  { name: 'everything, with English', imports: '*', limit: 14_000 },
  {
    name: 'provider, button, return page, notice and back end, with English',
    imports: '{ RelinkProvider, BankLinkButton, OAuthReturn, LinkNotice, httpBackend }',
    limit: 13_400,
  },
  {
    name: 'RelinkProvider + useBankLink',
    imports: '{ RelinkProvider, useBankLink }',
    limit: 7_000,
    without: words,
  },
  { name: 'useBankLink', imports: '{ useBankLink }', limit: 2_000, without: words },
  { name: 'useItems', imports: '{ useItems }', limit: 1_500, without: words },
]

const peers = Object.keys(
  (
    JSON.parse(readFileSync(`${root}packages/react/package.json`, 'utf8')) as {
      peerDependencies: Record<string, string>
    }
  ).peerDependencies,
)

const bundle = async (imports: string): Promise<string> => {
  const build = await rolldown({
    input: 'entry',
    external: (id) => peers.some((peer) => id === peer || id.startsWith(`${peer}/`)),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : null),
        load: (id) => (id === 'entry' ? `export ${imports} from ${JSON.stringify(react)}` : null),
      },
    ],
    // What an app's build leaves out: warnings for developers.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  })
  // An app's build keeps no comments, the /* @__PURE__ */ of libraries among them.
  const { output } = await build.generate({ minify: true, format: 'esm', comments: false })
  return output[0].code
}

let isOk = true
for (const { name, imports, limit, without = [] } of entries) {
  const code = await bundle(imports)
  const size = brotliCompressSync(code).length
  const found = without.filter((word) => code.includes(word))
  const isGood = size <= limit && found.length === 0
  isOk &&= isGood
  const verdict = isGood ? 'ok' : 'TOO MUCH'
  console.log(`${String(size).padStart(6)} of ${limit} bytes  ${verdict}  ${name}`)
  if (found.length > 0)
    console.log(`       contains ${found.map((word) => `"${word}"`).join(', ')}`)
}
process.exit(isOk ? 0 : 1)
