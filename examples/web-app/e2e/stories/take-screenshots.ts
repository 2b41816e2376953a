import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { openStory } from './open-story.ts'
import { readEntries, serveStories, type StoryEntry } from './serve-stories.ts'

/*
 * Takes a picture of every story, and makes one sheet for each component, width and colour scheme.
 *
 * node examples/web-app/e2e/stories/take-screenshots.ts [part of a title]
 */
const folder = new URL('../../test-results/screenshots/', import.meta.url).pathname
const widths = [375, 1280]
const schemes = ['light', 'dark'] as const

const wanted = (process.argv[2] ?? '').toLowerCase()
const titles = new Map<string, StoryEntry[]>()
for (const entry of readEntries())
  if (entry.type === 'story' && entry.title.toLowerCase().includes(wanted))
    titles.set(entry.title, [...(titles.get(entry.title) ?? []), entry])

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const looks = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })))

/** Every look of a story, as a part of a sheet. */
const take = async (page: Page, origin: string, { id, name }: StoryEntry): Promise<string[]> => {
  const faults = await openStory(page, origin, id)
  if (faults.length > 0) console.log(`${id}: ${faults[0]?.slice(0, 300)}`)
  const figures: string[] = []
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 420 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const picture = await page.screenshot({ fullPage: true, animations: 'disabled' })
    figures.push(
      `<figure style="width:${width === 375 ? 372 : 760}px"><figcaption>${escape(name)}</figcaption>
      <img src="data:image/png;base64,${picture.toString('base64')}"></figure>`,
    )
  }
  return figures
}

const served = await serveStories()
const browser = await chromium.launch({
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ...(process.env['CHROMIUM_PATH'] === undefined
    ? {}
    : { executablePath: process.env['CHROMIUM_PATH'] }),
})
mkdirSync(folder, { recursive: true })
const page = await browser.newPage({ reducedMotion: 'reduce' })
const sheet = await browser.newPage({ viewport: { width: 1560, height: 600 } })
for (const [title, stories] of titles) {
  const figures: string[][] = []
  for (const story of stories) figures.push(await take(page, served.origin, story))
  for (const [at, { width, colorScheme }] of looks.entries()) {
    await sheet.setContent(
      `<style>body{display:flex;flex-wrap:wrap;align-items:start;gap:12px;font:14px system-ui;background:#888}
      figure{margin:0}img{width:100%}</style>${figures.map((of) => of[at]).join('')}`,
    )
    const name = `${title} ${width} ${colorScheme}`.replaceAll(/[^\w]+/g, '-').toLowerCase()
    writeFileSync(`${folder}${name}.png`, await sheet.screenshot({ fullPage: true }))
  }
}
await browser.close()
served.close()
