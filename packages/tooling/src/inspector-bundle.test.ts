import { rolldown } from 'rolldown'
import { expect, test, vi } from 'vitest'

// Each test bundles all of the package, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 })

/** In a folder that has the packages among its own, as an app's sources do. */
const entry = new URL('../../../examples/web-app/src/entry-of-test.tsx', import.meta.url).pathname

interface App {
  /** What stands in the app besides a button. */
  tool?: string
  mode?: 'production' | 'development'
  source?: string
}

const app = (tool: string): string => `
  import { BankLinkButton, httpBackend, RelinkProvider } from '@relink/react'
  import { Inspector } from '@relink/react/inspector'
  export const App = () => (
    <RelinkProvider backend={httpBackend('/api/link')} userKey={null}>
      <BankLinkButton>Connect</BankLinkButton>
      ${tool}
    </RelinkProvider>
  )`

/** All that an app's build makes of it, minified, chunk by chunk. */
const bundle = async ({ tool = '', mode = 'production', source }: App): Promise<string[]> => {
  const build = await rolldown({
    input: entry,
    external: /^(react|react-dom|react-plaid-link|@tanstack\/react-query)(\/|$)/,
    platform: 'browser',
    logLevel: 'silent',
    resolve: { conditionNames: ['browser', 'import', mode] },
    transform: {
      define: {
        'process.env.NODE_ENV': JSON.stringify(mode),
        'import.meta.env.DEV': String(mode === 'development'),
      },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? (source ?? app(tool)) : null),
      },
    ],
  })
  const { output } = await build.generate({ minify: true, comments: false })
  await build.close()
  return output.map((each) => (each.type === 'chunk' ? each.code : String(each.source))).sort()
}

const weigh = (chunks: string[]): number => chunks.join('').length
const isIn = (chunks: string[]): boolean => /inspect|support report/i.test(chunks.join(''))

test('an app that guards the inspector has not a byte of it in production', async () => {
  const guarded = await bundle({ tool: '{import.meta.env.DEV && <Inspector />}' })
  // Of the guard, whatever it guards, this much is left.
  const without = await bundle({ tool: '{false}' })
  expect(weigh(guarded) - weigh(without)).toBe(0)
  expect(guarded).toEqual(without)
  expect(isIn(guarded)).toBe(false)
})

test('an app that does not guard it has an empty component of it in production, and no word of the panel', async () => {
  const without = await bundle({})
  const with_ = await bundle({ tool: '<Inspector position="start" />' })
  expect(weigh(with_) - weigh(without)).toBeLessThan(60)
  expect(isIn(with_)).toBe(false)
})

test('it is there in development', async () => {
  const tool = '{import.meta.env.DEV && <Inspector />}'
  expect(isIn(await bundle({ tool, mode: 'development' }))).toBe(true)
})

test('whoever imports the main door has nothing of it, in development either', async () => {
  const source = "export * from '@relink/react'"
  const chunks = await bundle({ source, mode: 'development' })
  expect(chunks.join('')).not.toMatch(/relink-inspector|support report/)
})
