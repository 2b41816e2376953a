// What a browser has to load of Relink: minified, brotli, peers left out. Needs `pnpm build` first.
//
// "At once" is all that comes with the page: the chunk an app's import lands in, and whatever that imports. "Later" is
// what is fetched by `import()`, all of it together: Link's host and the trip to the bank when somebody is about to
// press, what reads answers with the first request, words for errors and what shows Items when they are needed. Nothing
// of that is free: a page that does all of it loads all of it, only not before it can be seen and pressed. Peers
// (React, TanStack Query, react-plaid-link) are the app's own.
//
// It also looks into what comes at once for what must not be there. "Everything" is all that @relink/react exports, with
// what that needs of @relink/core; what core has for servers, tests and other hosts no page loads. Where the bytes
// come from stands below, as `report:size` prints it alone.
import { readdirSync, readFileSync } from 'node:fs'
import { bundleApp, sizeOf } from './size/bundle-app.ts'
import { reportSize } from './size/report-size.ts'

interface Entry {
  name: string
  /** What an app imports. */
  imports: string
  /** From which door; `@relink/react` in browsers by default. */
  from?: string
  /** Bytes at once. */
  limit: number
  /** Bytes that are fetched later; nothing may be where it is left out. */
  laterLimit?: number
  /** Text that must not come with the page. */
  without?: string[]
}

const root = new URL('../../..', import.meta.url).pathname
const { exports } = (
  JSON.parse(readFileSync(`${root}packages/react/package.json`, 'utf8')) as {
    publishConfig: { exports: { '.': { browser: string } } }
  }
).publishConfig
const react = new URL(exports['.'].browser, `file://${root}packages/react/`).pathname
const core = `${root}packages/core/dist/exports`
/** Of other languages: an app ships those that it imports. */
const foreign = ['Ihre Bank', 'votre banque']
/** Of the catalogue and its English, and of how an Item is. */
const wordsOfIssues = ['item_locked', 'This is on our side']
const wordsOfItems = ['No longer shared', 'relink-card']
/** Of what hosts Link, and of what is set aside over the trip to the bank. */
const codeOfLink = ['plaid-link-iframe', 'cspNonce', 'relink.return.', 'react-plaid-link']
const later = [...wordsOfIssues, ...wordsOfItems, ...codeOfLink]
/** Of buttons and notices: a lone hook brings neither. */
const components = ['relink-notice', 'Try again', 'Connect a bank']

const entries: Entry[] = [
  {
    name: 'everything; words for errors come later',
    imports: '*',
    limit: 14_000,
    laterLimit: 30_200,
    without: [...foreign, ...later],
  },
  {
    name: 'provider, button, return page, notice and back end; words for errors come later',
    imports: '{ RelinkProvider, BankLinkButton, OAuthReturn, LinkNotice, httpBackend }',
    limit: 11_700,
    laterLimit: 21_200,
    without: [...foreign, ...later],
  },
  {
    name: 'RelinkProvider + useBankLink',
    imports: '{ RelinkProvider, useBankLink }',
    limit: 7_000,
    laterLimit: 15_300,
    without: [...later, ...components],
  },
  {
    name: 'RelinkProvider + useRepair; words for errors and Items come later',
    imports: '{ RelinkProvider, useRepair }',
    limit: 8_230,
    laterLimit: 28_000,
    without: [...foreign, ...later, ...components],
  },
  {
    name: 'useBankLink',
    imports: '{ useBankLink }',
    limit: 1_280,
    without: [...later, ...components],
  },
  {
    name: 'useItems',
    imports: '{ useItems }',
    limit: 1_090,
    laterLimit: 3_000,
    without: [...later, ...components],
  },
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
      limit: 3_300,
    })),
]

const count = (size: number, limit: number): string =>
  `${String(size).padStart(6)} of ${String(limit).padStart(5)}`

console.log('bytes at once    later            verdict')
let isOk = true
for (const { name, imports, from = react, limit, laterLimit = 0, without = [] } of entries) {
  const chunks = await bundleApp(imports, from)
  const now = chunks.filter(({ isAtOnce }) => isAtOnce)
  const size = sizeOf(now)
  const sizeLater = sizeOf(chunks) - size
  const found = without.filter((word) => now.some(({ code }) => code.includes(word)))
  const isGood = size <= limit && sizeLater <= laterLimit && found.length === 0
  isOk &&= isGood
  const more = laterLimit + sizeLater > 0 ? count(sizeLater, laterLimit) : ''
  const verdict = isGood ? 'ok' : 'TOO MUCH'
  console.log(`${count(size, limit)}  ${more.padEnd(15)}  ${verdict.padEnd(8)}  ${name}`)
  if (found.length > 0)
    console.log(`       contains ${found.map((word) => `"${word}"`).join(', ')}`)
}
console.log(`\n${await reportSize()}`)
process.exit(isOk ? 0 : 1)
