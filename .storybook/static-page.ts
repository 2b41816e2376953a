import { build, type Plugin } from 'vite'

const root = new URL('../examples/oauth-redirect-page/', import.meta.url).pathname
const plaidScript = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'

/** The example as its own build writes it, with the story's Plaid wherever it names Plaid's script. */
const buildPage = async (): Promise<string> => {
  const built = await build({ root, logLevel: 'error', build: { write: false } })
  const outputs = 'output' in built ? built.output : []
  const page = outputs.find(({ fileName }) => fileName === 'oauth.html')
  if (page?.type !== 'asset') throw new Error('Failed to build the static page: no oauth.html.')
  return (
    String(page.source)
      .replace(`script-src ${plaidScript}`, "script-src 'self'")
      // Plaid's Link is a page of Plaid's; the story's is a part of this one, and has styles.
      .replace(/style-src 'sha256-[^']+'/, "style-src 'unsafe-inline'")
      .replace(plaidScript, 'plaid.js')
  )
}

/** What is served beside the stories, by name. */
const files: Record<string, () => string | Promise<string>> = {
  'static-page/oauth.html': buildPage,
  'static-page/plaid.js': () => 'parent.openStaticPage(window)\n',
  // Where the page goes in the end; the story shows the app from there on.
  'static-page/banks.html': () => '<!doctype html><html lang="en"><title>Your banks</title></html>',
}

/** Serves `examples/oauth-redirect-page` as a file beside the stories, for the one that goes through it. */
export const staticPage = (): Plugin => ({
  name: 'static-page',
  async generateBundle() {
    for (const [fileName, write] of Object.entries(files))
      this.emitFile({ type: 'asset', fileName, source: await write() })
  },
  configureServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const [path = ''] = (request.url ?? '').slice(1).split('?')
      const write = files[path]
      if (write === undefined) return next()
      const type = path.endsWith('.js') ? 'text/javascript' : 'text/html'
      response.setHeader('content-type', `${type}; charset=utf-8`)
      const answer = async (): Promise<void> => {
        response.end(await write())
      }
      return void answer()
    })
  },
})
