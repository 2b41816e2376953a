import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openStory, test, watch } from './open-story.ts'
import { readEntries } from './serve-stories.ts'

const entries = readEntries()
const stories = entries.filter(({ type }) => type === 'story')
const documentation = entries.filter(({ type }) => type === 'docs')

/** What is checked: WCAG 2.2 to level AA, and what axe holds to be good practice. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What can change with the colours alone. */
const ofColours = ['color-contrast', 'link-in-text-block']

const check = async (page: Page, ask: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> => {
  const axe = ask(new AxeBuilder({ page })).setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`)
}

test('every story is there', () => {
  expect(stories.length).toBeGreaterThan(100)
  expect(stories.filter(({ title }) => title.startsWith('Journeys/')).length).toBeGreaterThan(8)
})

/** Plaid's own script is asked for in the story of a blocked one, and kept out by the page's policy. */
const isBlockedScript = (fault: string): boolean =>
  fault.includes('https://cdn.plaid.com/link/v2/stable/link-initialize.js')

for (const { id, title, name, tags } of stories) {
  test(`${title}, ${name}: plays without a fault, light and dark`, async ({
    origin,
    storiesPage: page,
  }) => {
    const { faults, stop } = watch(page)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect(await openStory(page, origin, id)).toEqual([])
    expect(await check(page, (axe) => axe.withTags(standards)), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await check(page, (axe) => axe.withRules(ofColours)), 'dark').toEqual([])
    const expected = tags.includes('script-blocked') ? faults.filter(isBlockedScript) : []
    expect(faults).toEqual(expected)
    expect(expected.length > 0).toBe(tags.includes('script-blocked'))
    stop()
  })
}

/** The story of each component that shows most of its colours. */
const mostTelling = [
  'components-banklinkbutton--connected-already',
  'components-linkstatus--linked',
  'components-embeddedbanksearch--server-fails',
  'components-oauthreturn--expired',
  'components-linknotice--connections',
  'components-reconnectbanner--every-state',
  'components-itemlist--some-banks',
  'components-itemcard--every-state',
  'components-accountchanges--with-kept',
]

test('no component is left out where people ask for more contrast', () => {
  const titles = (all: readonly string[]): string[] => [...new Set(all)].sort()
  const components = stories.filter(({ title }) => title.startsWith('Components/'))
  const checked = components.filter(({ id }) => mostTelling.includes(id))
  expect(titles(checked.map(({ title }) => title))).toEqual(
    titles(components.map(({ title }) => title)),
  )
})

for (const id of mostTelling)
  test(`${id}: who asks for more contrast gets it, light and dark`, async ({
    origin,
    storiesPage: page,
  }) => {
    const { stop } = watch(page)
    const line = (): Promise<string> =>
      page
        .locator('html')
        .evaluate((root) => getComputedStyle(root).getPropertyValue('--relink-line'))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce', contrast: 'more' })
      expect(await openStory(page, origin, id)).toEqual([])
      expect(await line(), 'the rule of the stylesheet').toContain('62%')
      // Level AAA: seven to one, which nothing promises to others.
      const faults = await check(page, (axe) =>
        axe.include('.stage-story').withRules(['color-contrast-enhanced']),
      )
      expect(faults, colorScheme).toEqual([])
    }
    await page.emulateMedia({ contrast: 'no-preference' })
    stop()
  })

for (const { id, title, name } of documentation) {
  test(`${title}, ${name}: opens without a fault`, async ({ origin, storiesPage: page }) => {
    const { faults, stop } = watch(page)
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    expect(faults).toEqual([])
    stop()
  })
}
