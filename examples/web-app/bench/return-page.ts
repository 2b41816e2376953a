import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { start, stop } from '../e2e/start-example.ts'
import { median } from './median.ts'
import { openChromium } from './open-chromium.ts'
import { createdMark, serveReturnPages, type Created } from './serve-return-pages.ts'
import { readSetAside } from './set-aside.ts'
import { warnWhenBusy } from './warn-when-busy.ts'

/**
 * What the static return page adds to a bare one: from the navigation to `Plaid.create`, turn and turn
 * about, with nothing in the cache. The link it goes on with was really begun, in the example.
 */
const limit = 1.1
const rounds = Number(process.argv[2] ?? 15)
const warmUp = 2
const port = 4350
const origin = `http://localhost:${port}`

// A script that is there at once leaves nothing to hide behind what the browser's lock manager takes to
// answer. No network is so fast, so this is for information.
const conditions = [
  { name: "Plaid's script after 300 ms", delay: 300, isSlow: false, isLimited: true },
  { name: '1.6 Mbps, 40 ms; script after 300 ms', delay: 300, isSlow: true, isLimited: true },
  { name: "Plaid's script at once", delay: 0, isSlow: false, isLimited: false },
  { name: '1.6 Mbps, 40 ms; script at once', delay: 0, isSlow: true, isLimited: false },
]

const slowDown = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 1_600_000 / 8,
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
const aside = await readSetAside(browser, origin)
await stop(example)
// From here on the same origin is the pages' own, with what the example left in its storage.
const served = await serveReturnPages(port)
aside.local['link-token'] = 'link-sandbox-bench'

type Path = '/bare' | '/oauth'

/** Comes back from the bank once, in a browser that has not been here since the link began. */
const comeBack = async (path: Path, isSlow: boolean): Promise<Created & { before: number }> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/set-aside`)
  await page.evaluate(({ local, session }) => {
    for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value)
    for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value)
  }, aside)
  if (isSlow) await slowDown(page)
  const [said] = await Promise.all([
    page.waitForEvent('console', (message) => message.text().startsWith(createdMark)),
    page.goto(`${origin}${path}?oauth_state_id=bench`),
  ])
  const before = await page.evaluate((address) => {
    const requests = performance.getEntriesByType('resource')
    const begun = requests.find(({ name }) => name === address)?.startTime ?? Number.NaN
    return requests.filter(({ startTime }) => startTime < begun).length
  }, served.scriptAddress)
  await context.close()
  return { ...(JSON.parse(said.text().slice(createdMark.length)) as Created), before }
}

type Pair = Record<Path, Created & { before: number }>

const pairUp = async (round: number, isSlow: boolean): Promise<Pair> => {
  const bareFirst = round % 2 === 0 ? await comeBack('/bare', isSlow) : null
  const oauth = await comeBack('/oauth', isSlow)
  return { '/bare': bareFirst ?? (await comeBack('/bare', isSlow)), '/oauth': oauth }
}

const both = (show: (path: Path) => string): string =>
  `bare ${show('/bare')}, static page ${show('/oauth')}`

// With the script last to come, so that nothing but the page's own way of going on is counted.
served.answerScript({ delay: 300, countsTurns: true })
const counted: Pair[] = []
for (let round = 0; round < 6; round += 1) counted.push(await pairUp(round, false))
const most = both((path) => String(Math.max(...counted.map((pair) => pair[path].before))))
const turns = both((path) => String(median(counted.map((pair) => pair[path].turns))))
console.log(`requests before that for Plaid's script: ${most}`)
console.log(`turns of the event loop from Plaid's script to Plaid.create: ${turns}   aim: one more`)

let isMet = true
console.log(`from navigation to Plaid.create, medians of ${rounds} interleaved pairs`)
for (const { name, delay, isSlow, isLimited } of conditions) {
  served.answerScript({ delay, countsTurns: false })
  const pairs: Pair[] = []
  for (let round = -warmUp; round < rounds; round += 1) {
    const pair = await pairUp(round, isSlow)
    if (round >= 0) pairs.push(pair)
  }
  const times = both((path) => {
    const own = pairs.map((pair) => pair[path].at)
    return `${median(own).toFixed(1)} ms (fastest ${Math.min(...own).toFixed(1)})`
  })
  const ratio = median(pairs.map((pair) => pair['/oauth'].at / pair['/bare'].at))
  const verdict = ratio <= limit ? 'met' : 'not met'
  console.log(
    `${name.padEnd(37)}${times}, ratio ${ratio.toFixed(3)}${isLimited ? `   limit ${limit.toFixed(2)} ${verdict}` : ''}`,
  )
  if (isLimited && ratio > limit) isMet = false
}

warnWhenBusy()

await browser.close()
served.close()
if (!isMet) console.error(`Too slow: more than ${limit.toFixed(2)} times the bare page.`)
process.exit(isMet ? 0 : 1)
