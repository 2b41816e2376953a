import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { hearLiveRegions, type Said } from './hear-live-regions.ts'
import { connectByKeyboard, focused, pressByKeyboard, repairByKeyboard, tabTo } from './keyboard.ts'
import { contrastOf, lookAtPage } from './look-at-page.ts'
import {
  bankCard,
  connectByRequest,
  controlPlaid,
  linkFrame,
  readItems,
  removeAllBanks,
} from './person.ts'

const bank = 'First Platypus Bank'
const fine = { overflow: 0, cut: [], small: [] }

const texts = (said: Said[]): string[] => said.map(({ text }) => text)

const breakAtBank = async (page: Page, id: string): Promise<void> => {
  const answer = await page.request.post(`/api/items/${id}/break`, { data: {} })
  expect(answer.ok()).toBe(true)
}

/** Ada with a bank that works, one that needs her, and an offer; on the page of banks. */
const begin = async (page: Page): Promise<void> => {
  await page.request.put('/api/session', { data: { person: 'ada' } })
  await page.goto('/banks')
  await removeAllBanks(page)
  await connectByRequest(page, 'ins_117650')
  const { id } = await connectByRequest(page)
  await breakAtBank(page, id)
  await page.reload()
  await expect(bankCard(page, bank).getByRole('button', { name: /^Reconnect/ })).toBeVisible()
}

/** Everything on the page of banks that can be opened is open: a question, and an error with its details. */
const openEverything = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  const link = linkFrame(page)
  await link.getByRole('button', { name: 'Continue', exact: true }).click()
  await link.getByRole('button', { name: bank }).click()
  await link.getByLabel('Username').fill('user_good')
  await link.getByLabel('Password').fill('error_INSTITUTION_DOWN')
  await link.getByRole('button', { name: 'Sign in' }).click()
  await link.getByRole('button', { name: 'Exit', exact: true }).click()
  await page.locator('summary').click()
  await bankCard(page, bank)
    .getByRole('button', { name: /^Disconnect/ })
    .click()
  await expect(page.getByRole('group', { name: /Disconnect/ })).toBeVisible()
}

test('the keyboard alone connects, repairs, puts off and disconnects', async ({ page }) => {
  await page.request.put('/api/session', { data: { person: 'ada' } })
  await page.goto('/banks')
  await removeAllBanks(page)
  await pressByKeyboard(page, 'Connect a bank')
  await connectByKeyboard(page)
  await pressByKeyboard(page, 'Finish')
  const card = bankCard(page, bank)
  await expect(card).toBeVisible()
  await expect(page.getByRole('button', { name: 'Connect a bank' })).toBeFocused()

  await pressByKeyboard(page, 'Break this connection')
  await expect(card.getByRole('button', { name: /^Reconnect/ })).toBeVisible()
  await pressByKeyboard(page, `Reconnect: ${bank}`)
  await repairByKeyboard(page)
  await expect(card).toHaveAttribute('data-health', 'healthy')
  await expect(card).toBeFocused()

  const plaid = await controlPlaid(page)
  const [item] = await readItems(page)
  await plaid.offerNewAccount(item?.id ?? '')
  await page.goto('/')
  await pressByKeyboard(page, 'Remind me later')
  await expect(page.getByRole('button', { name: 'Remind me later' })).toHaveCount(0)
  await expect(page.locator('.relink-banner')).toBeFocused()

  await page.goto('/banks')
  await pressByKeyboard(page, `Disconnect: ${bank}`)
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe(`Disconnect: ${bank}`)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(card).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeFocused()
})

test('each stop of Tab shows where the focus is, in the order in which things stand', async ({
  page,
}) => {
  await begin(page)
  await openEverything(page)
  const stops: { name: string; ring: boolean; isSeen: boolean; isAfter: boolean }[] = []
  const isOut = () => page.evaluate(() => document.activeElement === document.body)
  for (let presses = 0; presses < 40 && !(await isOut()); presses++)
    await page.keyboard.press('Tab')
  await page.evaluate(() => Object.assign(window, { before: null }))
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const now = document.activeElement
      const page = window as unknown as { before: Element | null }
      const { before } = page
      page.before = now
      if (now === null || now === document.body) return null
      const { left, top, width, height } = now.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(now)
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
      const follows = Node.DOCUMENT_POSITION_FOLLOWING
      return {
        name: now.getAttribute('aria-label') ?? now.textContent ?? '',
        ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        isSeen: onTop !== null && now.contains(onTop),
        isAfter: before === null || (before.compareDocumentPosition(now) & follows) !== 0,
      }
    })
    if (stop === null) break
    stops.push(stop)
  }
  expect(stops.length).toBeGreaterThan(10)
  expect(stops.filter(({ ring, isSeen, isAfter }) => !ring || !isSeen || !isAfter)).toEqual([])
})

const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`

const looks: [how: string, width: number, style: string][] = [
  ['at 320 pixels, as at 400 %', 320, ''],
  ['with words of twice the size', 640, 'html { font-size: 200% !important; }'],
  ['with wider spaces', 320, spacing],
  ['from right to left', 320, 'html { direction: rtl; }'],
]

const isFineInAllLooks = async (page: Page): Promise<void> => {
  for (const [how, width, style] of looks) {
    await page.setViewportSize({ width, height: 512 })
    // The page's content security policy refuses a style element.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
    }, style)
    expect(await lookAtPage(page), how).toEqual(fine)
  }
}

test('nothing is cut off and everything can be pressed in a narrow window, with larger words, wider spaces and from right to left', async ({
  page,
}) => {
  await begin(page)
  await openEverything(page)
  await isFineInAllLooks(page)
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('button', { name: /^Reconnect/ })).toBeVisible()
  await isFineInAllLooks(page)
})

test('words, buttons and the ring of the focus stand out, in light and in dark', async ({
  page,
}) => {
  await begin(page)
  await openEverything(page)
  await tabTo(page, /^Reconnect/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // Only colours are others in the dark.
    if (colorScheme === 'light') axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    else axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      colorScheme,
    ).toEqual([])
    const other = page.locator('.relink-button[data-variant=other]').first()
    expect(await contrastOf(other, 'borderTopColor'), colorScheme).toBeGreaterThan(3)
    expect(await contrastOf(page.locator(':focus'), 'outlineColor'), colorScheme).toBeGreaterThan(3)
  }
})

test('each message is told to screen readers once, in a place that was there before it', async ({
  page,
}) => {
  const takeSaid = await hearLiveRegions(page)
  await begin(page)
  await takeSaid()
  // Neither a pointer that rests nor a Tab, which would have Link ready by the time of the press.
  await page.getByRole('button', { name: 'Connect a bank' }).press('Enter')
  const link = linkFrame(page)
  await link.getByRole('button', { name: 'Close' }).click()
  await link.getByRole('button', { name: 'Leave' }).click()
  expect(texts(await takeSaid())).toEqual(['Opening…'])

  await openEverything(page)
  const failed = await takeSaid()
  expect(texts(failed)).toEqual(['Opening…', expect.stringContaining('technical problem')])
  // An alert is read whenever it comes.
  expect(failed.at(-1)?.role).toBe('alert')

  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: `Reconnect: ${bank}` }).press('Enter')
  await repairByKeyboard(page)
  await expect(bankCard(page, bank)).toHaveAttribute('data-health', 'healthy')
  await expect(bankCard(page, bank).getByText(`${bank} is connected again.`)).toBeVisible()
  const repaired = await takeSaid()
  // Whether news of the Item come before the repair's own answer is up to the network.
  expect(texts(repaired).filter((text) => text !== 'Up to date')).toEqual([
    'Opening…',
    'Finishing…',
    `${bank} is connected again.`,
  ])

  await page.goto('/oauth')
  await expect(page.getByText('Nothing to do here')).toBeVisible()
  const returned = await takeSaid()
  expect(texts(returned).filter((text) => text.startsWith('Nothing to do here'))).toHaveLength(1)
  const late = [...failed, ...repaired, ...returned.slice(1)].filter(
    ({ role, wasThere }) => role === 'status' && !wasThere,
  )
  expect(late).toEqual([])
})

test('with colours of the system’s own and without motion, everything is still told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await begin(page)
  await openEverything(page)
  for (const button of await page.locator('.relink-button').all()) {
    const { width, style, colour, ground } = await button.evaluate((element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } =
        getComputedStyle(element)
      return {
        width: borderTopWidth,
        style: borderTopStyle,
        colour: borderTopColor,
        ground: backgroundColor,
      }
    })
    expect({ width, style }).toEqual({ width: '1px', style: 'solid' })
    expect(colour).not.toBe(ground)
  }
  const connect = page.getByRole('button', { name: 'Connect a bank' })
  await connect.click()
  await expect(connect).toHaveAttribute('aria-busy', 'true')
  const turn = await connect.evaluate(
    (element) => getComputedStyle(element, '::after').animationDuration,
  )
  expect(Number.parseFloat(turn)).toBeGreaterThanOrEqual(6)
})
