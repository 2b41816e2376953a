// Makes the two animated pictures of the README anew, light and dark: a bank is connected, breaks, and is repaired.
// Needs a Chromium, which it finds as the journeys do, and the built pages: `pnpm build:example`.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
// oxlint-disable-next-line no-restricted-imports -- a tool of the repository; nothing of Relink
import { animateWebp, type Frame } from '../../../packages/tooling/src/docs/animate-webp.ts'
import {
  approveAtBank,
  bankCard,
  chooseOAuthBank,
  finishLink,
  goToBank,
  linkFrame,
  openBanks,
  removeAllBanks,
  signIn,
  webview,
} from '../e2e/person.ts'
import { start, stop } from '../e2e/start-example.ts'
import { openChromium } from './open-chromium.ts'

const port = 4390
const bank = 'Platypus OAuth Bank'
const size = { width: 760, height: 500 }
const scale = 1.5
/** Bytes that a README may well load. */
const limit = 600_000

type Scheme = 'light' | 'dark'

/** Puts what a page shows over a line that says what happens. */
const slideOf = (screenshot: Buffer, words: string, scheme: Scheme): string => `
<style>
  :root { color-scheme: ${scheme} }
  body { margin: 0; background: Canvas; color: CanvasText; font: 500 17px/52px system-ui, sans-serif }
  img { display: block; width: ${size.width}px; height: ${size.height}px; border-bottom: 1px solid GrayText }
  p { margin: 0; padding-inline: 20px }
</style>
<img alt="" src="data:image/png;base64,${screenshot.toString('base64')}"><p>${words}</p>`

/** Encodes as WebP what Chromium itself can encode. */
const toWebp = (stage: Page, png: Buffer): Promise<string> =>
  stage.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', 0.86).split(',')[1] ?? ''
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )

/** Waits for the transactions, of which a broken bank has none. */
const isFetched = (page: Page): Promise<void> =>
  page.getByText('Fetching your transactions').waitFor({ state: 'detached' })

const record = async (browser: Browser, scheme: Scheme): Promise<Buffer> => {
  const look = { colorScheme: scheme, deviceScaleFactor: scale } as const
  const context = await browser.newContext({
    ...look,
    viewport: size,
    userAgent: webview,
    reducedMotion: 'reduce',
    baseURL: `http://localhost:${port}`,
  })
  const page = await context.newPage()
  const stage = await browser.newPage({
    ...look,
    viewport: { width: size.width, height: size.height + 53 },
  })
  const frames: Frame[] = []
  const show = async (words: string, duration = 1900): Promise<void> => {
    await stage.setContent(slideOf(await page.screenshot(), words, scheme))
    const webp = Buffer.from(await toWebp(stage, await stage.screenshot()), 'base64')
    frames.push({ webp, duration })
  }

  await signIn(page)
  await removeAllBanks(page)
  await page.getByRole('button', { name: 'Connect a bank' }).hover()
  await show('“Connect a bank” is one line of code.')
  await chooseOAuthBank(page)
  await linkFrame(page)
    .getByRole('button', { name: /Continue to/ })
    .waitFor()
  await show('This bank signs people in on its own site.')
  await goToBank(page)
  await show('The page goes there. What was begun is set aside.')
  await approveAtBank(page)
  await linkFrame(page)
    .getByRole('button', { name: /Finish/ })
    .waitFor()
  await show('Back again, Link goes on where it was.')
  await finishLink(page)
  await page.getByText('Latest transactions').waitFor()
  await isFetched(page)
  await show('Connected, and the person is where they began.', 2400)
  await openBanks(page)
  const card = bankCard(page, bank)
  await card.getByRole('button', { name: 'Break this connection' }).click()
  await card.getByRole('button', { name: /^Reconnect/ }).waitFor()
  await page.getByRole('link', { name: 'Overview' }).click()
  const reconnect = page.getByRole('button', { name: /^Reconnect/ }).first()
  await reconnect.waitFor()
  await isFetched(page)
  await show('Months later it breaks. Every open page says so by itself.', 2600)
  await reconnect.click()
  await linkFrame(page)
    .getByRole('button', { name: /Continue to/ })
    .waitFor()
  await show('One press repairs it, in the update mode that it needs.')
  await goToBank(page)
  await approveAtBank(page)
  await finishLink(page)
  await openBanks(page)
  await card.getByRole('button', { name: 'Break this connection' }).waitFor()
  await show('The same connection, up to date. Nothing was exchanged.', 3200)
  await context.close()
  await stage.close()
  return animateWebp(frames)
}

const data = await mkdtemp(join(tmpdir(), 'journey-'))
const server = await start(port, data)
const browser = await openChromium()
try {
  for (const scheme of ['light', 'dark'] as const) {
    const picture = await record(browser, scheme)
    if (picture.length > limit)
      throw new Error(
        `The ${scheme} picture has ${picture.length} bytes; at most ${limit} are good.`,
      )
    await writeFile(new URL(`../journey-${scheme}.webp`, import.meta.url), picture)
    console.log(`journey-${scheme}.webp  ${picture.length} bytes`)
  }
} finally {
  await browser.close()
  await stop(server)
  await rm(data, { recursive: true, force: true })
}
