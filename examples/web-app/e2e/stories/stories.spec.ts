import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { expect, test, type Page } from '@playwright/test'
import { Hono } from 'hono'
import { connectByCredentials, finishLink, linkFrame, typeCredentials } from '../person.ts'

const built = new URL('../../../../.storybook/static/', import.meta.url).pathname

interface StoryEntry {
  id: string
  title: string
  name: string
  type: 'story' | 'docs'
}

const readEntries = (): StoryEntry[] => {
  if (!existsSync(`${built}index.json`))
    throw new Error('The stories are not built yet: run `pnpm build:storybook` first.')
  const index = JSON.parse(readFileSync(`${built}index.json`, 'utf8')) as {
    entries: Record<string, StoryEntry>
  }
  return Object.values(index.entries)
}

const entries = readEntries()
const stories = entries.filter(({ type }) => type === 'story')
const documentation = entries.filter(({ type }) => type === 'docs')

let server: Server
let origin = ''

test.beforeAll(async () => {
  const app = new Hono().use(serveStatic({ root: built }))
  server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Notes everything that a story must not do: complain, fail, or ask for something from elsewhere. */
const watch = (page: Page): string[] => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isHere = hostname === 'localhost' || !protocol.startsWith('http')
    if (!isHere) faults.push(`asked for ${request.url()}`)
  })
  return faults
}

/** Opens a story by itself, with the check that runs inside of Storybook off: this is the one. */
const openStory = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`)
  await expect(page.locator('.stage-story > *').first()).toBeAttached()
}

test('every story is there', () => {
  expect(stories.length).toBeGreaterThan(30)
})

for (const { id, title, name } of stories) {
  test(`${title}, ${name}: opens without a fault, light and dark`, async ({ page }) => {
    const faults = watch(page)
    await openStory(page, id)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map((violation) => `${violation.id}: ${violation.help}`)).toEqual([])
    }
    expect(faults).toEqual([])
  })
}

for (const { id, title } of documentation) {
  test(`${title}: its documentation opens without a fault`, async ({ page }) => {
    const faults = watch(page)
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    expect(faults).toEqual([])
  })
}

test('a bank is connected in the story of the button, with no network', async ({ page }) => {
  const faults = watch(page)
  await openStory(page, 'components-banklinkbutton--new-bank')
  await connectByCredentials(page)
  await expect(page.getByText('onLinked: First Platypus Bank')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Connect a bank' })).toBeFocused()
  expect(faults).toEqual([])
})

test('a connection is repaired in the story of the banner', async ({ page }) => {
  await openStory(page, 'components-reconnectbanner--reconnect-needed')
  await page.getByRole('button', { name: /^Reconnect/ }).click()
  await typeCredentials(page)
  await finishLink(page)
  await expect(page.getByText('First Platypus Bank is connected again.')).toBeVisible()
  await expect(page.getByText('Up to date')).toBeVisible()
})

test('a blocked script is said in its story, and let in it works', async ({ page }) => {
  await openStory(page, 'components-banklinkbutton--script-blocked')
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toContainText('Something is blocking this page')
  await page.getByLabel('Block Plaid’s script').uncheck()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(linkFrame(page).getByRole('dialog')).toBeVisible()
})

test('a return is finished in its story', async ({ page }) => {
  await openStory(page, 'components-oauthreturn--approved')
  await finishLink(page)
  await expect(page.getByText('onFinished: linked, on to /banks')).toBeVisible()
  expect(page.url()).not.toContain('oauth_state_id')
})

test('a bank that is connected already is asked about in its story', async ({ page }) => {
  await openStory(page, 'components-banklinkbutton--connected-already')
  await connectByCredentials(page)
  await page.getByRole('button', { name: 'Keep this connection' }).click()
  await expect(page.getByText('onExited: the connection there was is kept')).toBeVisible()
})

test('the catalogue is searched by Plaid’s code, in any language', async ({ page }) => {
  const faults = watch(page)
  await openStory(page, 'errors-catalogue--everything')
  const entries = page.getByRole('listitem')
  expect(await entries.count()).toBeGreaterThan(45)
  await page.getByLabel('Code or words').fill('item_locked')
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText('Your sign-in is locked')
  for (const [language, button] of [
    ['de', 'Andere Bank wählen'],
    ['hi', 'दूसरा बैंक चुनें'],
  ] as const) {
    await page.getByLabel('Language').selectOption(language)
    await expect(page.getByRole('button', { name: button })).toBeVisible()
    await expect(entries.locator(`[lang="${language}"]`)).toBeVisible()
  }
  await page.getByLabel('Language').selectOption('en')
  await page.getByLabel('Code or words').fill('INVALID_API_KEYS')
  await expect(page.getByText('No entry of its own')).toBeVisible()
  await expect(entries).toContainText('This is on our side')
  expect(faults).toEqual([])
})

test('what support needs is copied from a notice by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openStory(page, 'components-linknotice--signing-in')
  const notice = page.locator('[data-kind="account_locked"]')
  await notice.locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(notice.getByRole('button', { name: 'Copy' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(notice.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Request: m8MDnv9okwxFNBV',
  )
})
