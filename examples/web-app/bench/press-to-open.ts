import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { begin } from '../e2e/person.ts'
import { start, stop } from '../e2e/start-example.ts'
import { median } from './median.ts'
import { openChromium } from './open-chromium.ts'
import { warnWhenBusy } from './warn-when-busy.ts'

/**
 * What the app adds between a press on "Connect a bank" and Link's `open`, beyond the slower of the two that
 * have to be waited for: the link token and Plaid's script.
 *
 * Included are Relink and React from the press to both requests, what they do with the answers, and what the
 * simulator stands for of Plaid: running its script, `Plaid.create`, and the empty frame it loads before
 * it says that it is ready. What the two requests take from their own beginning, 300 ms and the way, is taken off.
 * A bare page that does the same by hand, turn and turn about, shows how much of it is the simulator's and the machine's.
 */
const limit = 50
const rounds = Number(process.argv[2] ?? 15)
const warmUp = 2
const delay = 300
const port = 4352
const origin = `http://localhost:${port}`

const plaidScript = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'
const simulatorTag = /<script[^>]*src="([^"]*link-initialize\.js)"[^>]*><\/script>/g

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, delay))

// Run after the simulator's script, which is answered here anyway; so nothing waits to hear of `window.Plaid`.
const noteOpen = `;{
  const { create } = window.Plaid
  window.Plaid.create = (options) => {
    const handler = create(options)
    const { open } = handler
    handler.open = () => {
      performance.mark('opened')
      open()
    }
    return handler
  }
}`

/** Leaves the page as for Plaid, without the simulator's tags, and answers for Plaid when it asks. */
const delayBoth = async (context: BrowserContext): Promise<void> => {
  const html = await (await context.request.get(origin)).text()
  const address = [...html.matchAll(simulatorTag)].map(([, src]) => src ?? '').at(-1) ?? ''
  const script = await (await context.request.get(address)).text()
  await context.route(`${origin}/banks`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replaceAll(simulatorTag, '') }),
  )
  await context.route(plaidScript, async (route) => {
    await later()
    await route.fulfill({ contentType: 'text/javascript', body: script + noteOpen })
  })
  await context.route(`${origin}/bare`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: readFileSync(new URL('bare-connect-page.html', import.meta.url), 'utf8'),
    }),
  )
  await context.route('**/bare/link-tokens', async (route) => {
    await later()
    await route.fulfill({ json: { linkToken: 'link-sandbox-bench' } })
  })
  await context.route('**/api/link/link-tokens', async (route) => {
    await later()
    await route.continue()
  })
}

const browser = await openChromium()
const folder = mkdtempSync(join(tmpdir(), 'relink-bench-'))
const example = await start(port, folder)
// Also when something fails.
process.once('exit', () => {
  example.process.kill()
  rmSync(folder, { recursive: true, force: true })
})

const signedIn = await browser.newContext({ baseURL: origin })
await begin(await signedIn.newPage())
const storageState = await signedIn.storageState()
await signedIn.close()

type Path = '/bare' | '/banks'

interface Press {
  /** Milliseconds from the press to `open`. */
  open: number
  token: number
  script: number
}

/** Milliseconds after which a page has come to rest. */
const atRest = 1000

/**
 * Presses once on a page that has come to rest.
 *
 * The coldest press there is, with no pointer over the button and no focus on it before: nothing can have begun earlier.
 */
const press = async (path: Path): Promise<Press> => {
  // A page that Playwright answers for has no address of its own, so the browser would ask before it lets
  // it speak to the simulator on this machine.
  const context = await browser.newContext({ storageState, permissions: ['local-network-access'] })
  await delayBoth(context)
  const page = await context.newPage()
  await page.goto(origin + path)
  // The stream of events keeps the network from ever being idle; what is fetched in a quiet moment is there by then.
  await page.waitForTimeout(atRest)
  await page.getByRole('button', { name: 'Connect a bank' }).evaluate((button: HTMLElement) => {
    performance.mark('pressed')
    button.click()
  })
  await page.waitForFunction(() => performance.getEntriesByName('opened').length > 0)
  const measured = await page.evaluate((plaidScript) => {
    const at = (mark: string): number =>
      performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN
    const longest = (isMeant: (name: string) => boolean): number => {
      const durations = performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => isMeant(name) && startTime >= at('pressed'))
        .map(({ duration }) => duration)
      return Math.max(0, ...durations)
    }
    return {
      open: at('opened') - at('pressed'),
      token: longest((name) => name.endsWith('/link-tokens')),
      script: longest((name) => name === plaidScript),
    }
  }, plaidScript)
  await context.close()
  return measured
}

const presses: Record<Path, Press[]> = { '/bare': [], '/banks': [] }
const turns: Path[][] = [
  ['/bare', '/banks'],
  ['/banks', '/bare'],
]
for (let round = -warmUp; round < rounds; round += 1) {
  for (const path of turns[Math.abs(round) % 2] ?? []) {
    const measured = await press(path)
    if (round >= 0) presses[path].push(measured)
  }
}

const middle = (path: Path, read: (measured: Press) => number): number =>
  median(presses[path].map(read))
const both = (read: (measured: Press) => number): string =>
  `${middle('/banks', read).toFixed(1).padStart(6)} ms, bare page ${middle('/bare', read).toFixed(1)} ms`
const beyond = ({ open, token, script }: Press): number => open - Math.max(token, script)
const isMet = middle('/banks', beyond) <= limit

console.log(
  `from a press to Link's open, medians of ${rounds} interleaved runs, token and script ${delay} ms each`,
)
console.log(`link token         ${both(({ token }) => token)}`)
console.log(`Plaid's script     ${both(({ script }) => script)}`)
console.log(`press to open      ${both(({ open }) => open)}`)
console.log(`beyond the slower  ${both(beyond)}   limit ${limit} ms ${isMet ? 'met' : 'not met'}`)
warnWhenBusy()

await browser.close()
await stop(example)
if (!isMet) console.error(`Too slow: more than ${limit} ms beyond the slower of the two.`)
process.exit(isMet ? 0 : 1)
