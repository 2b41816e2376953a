import { createHash } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const hash = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Bytes: the page is for moments when nothing else is here yet. */
const limit = 4000

/** Puts the script into the page, so that one file is all, and its hash and the style's into the page's policy. */
const oneFile = (): Plugin => ({
  name: 'one-file',
  enforce: 'post',
  apply: 'build',
  generateBundle(_, bundle) {
    const page = bundle['oauth.html']
    const script = bundle['oauth.js']
    if (page?.type !== 'asset' || script?.type !== 'chunk')
      throw new Error('Failed to write the page: the build gave no oauth.html or no oauth.js.')
    const html = String(page.source)
    // Not a module, which would wait for the whole page.
    const code = `(()=>{${script.code.trim()}})()`
    const size = brotliCompressSync(code).length
    if (size > limit)
      throw new Error(
        `Failed to write the page: its script has ${size} bytes (brotli), of ${limit}.`,
      )
    const tag = /<script type="module"[^>]*><\/script>/.exec(html)?.[0] ?? ''
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
    page.source = html
      .replace(tag, '')
      // Where the tag stood in the source, after Plaid's: Vite moves it to the end of the head.
      .replace('<style>', () => `<script>${code}</script>\n    <style>`)
      .replace('__SCRIPT__', () => hash(code))
      .replace('__STYLE__', () => hash(style))
    delete bundle['oauth.js']
  },
})

// One page, with a name that stays, to be put wherever the redirect URI points.
export default defineConfig({
  base: './',
  plugins: [oneFile()],
  build: {
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: 'oauth.html',
      output: { entryFileNames: 'oauth.js' },
    },
  },
})
