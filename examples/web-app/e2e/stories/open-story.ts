import { test as base, type Page } from '@playwright/test'
import { serveStories } from './serve-stories.ts'

/** Where the stories are, and the one page on which they are opened after one another. */
interface StoriesWorker {
  origin: string
  storiesPage: Page
}

/** A browser that keeps what it has loaded from story to story, which takes half the time. */
export const test = base.extend<object, StoriesWorker>({
  origin: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from here
    async ({}, use) => {
      const served = await serveStories()
      await use(served.origin)
      served.close()
    },
    { scope: 'worker' },
  ],
  storiesPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: 'reduce' })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
})

/** Notes everything that a story must not do: complain, fail, or ask for something from elsewhere. */
export const watch = (page: Page): { faults: string[]; stop: () => void } => {
  const faults: string[] = []
  page.removeAllListeners()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isHere = hostname === 'localhost' || !protocol.startsWith('http')
    if (!isHere) faults.push(`asked for ${request.url()}`)
  })
  return { faults, stop: () => void page.removeAllListeners() }
}

interface StoryChannel {
  last: (event: string) => unknown[] | undefined
}

/** Runs in the page: what went wrong in a story; null until it has played. */
const readFaults = (id: string): string[] | null => {
  const channel = (window as { __STORYBOOK_ADDONS_CHANNEL__?: StoryChannel })
    .__STORYBOOK_ADDONS_CHANNEL__
  const faults = [
    'storyErrored',
    'storyThrewException',
    'storyMissing',
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
  ].flatMap((event) => {
    const told = channel?.last(event)
    return told === undefined ? [] : [`${event}: ${JSON.stringify(told)}`]
  })
  if (faults.length > 0) return faults
  const [finished] = channel?.last('storyFinished') ?? []
  const { storyId, status } = (finished ?? {}) as { storyId?: string; status?: string }
  if (storyId !== id) return null
  return status === 'success' ? [] : [`the story ended with ${status}`]
}

/**
 * Opens a story by itself and waits until it has played, with the check that runs inside of Storybook off: this is
 * the one.
 *
 * @returns What went wrong while it played.
 */
export const openStory = async (
  page: Page,
  origin: string,
  id: string,
  globals = '',
): Promise<string[]> => {
  await page.goto(
    `${origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true;pace:fast${globals}`,
  )
  const faults = await page.waitForFunction(readFaults, id)
  return (await faults.jsonValue()) ?? []
}
