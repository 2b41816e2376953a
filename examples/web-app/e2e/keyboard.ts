import { expect, type Page } from '@playwright/test'
import { linkFrame } from './person.ts'

/** The name of what has the focus, inside of Link's frame too. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const outer = document.activeElement
    const element =
      outer?.tagName === 'IFRAME'
        ? (outer as HTMLIFrameElement).contentDocument?.activeElement
        : outer
    const { labels } = element as HTMLInputElement
    const name =
      element?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element?.textContent
    return name?.trim() ?? ''
  })

/** Presses Tab until what has this name has the focus; what is not there yet is looked for again. */
export const tabTo = (page: Page, name: string | RegExp): Promise<void> =>
  expect(async () => {
    const met: string[] = []
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      const now = await focused(page)
      if (typeof name === 'string' ? now === name : name.test(now)) return
      met.push(now)
    }
    expect(met.join(' | '), 'Tab comes past').toBe(String(name))
  }).toPass({ timeout: 15_000 })

/** Goes to a button by Tab alone, and presses it. */
export const pressByKeyboard = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

const paneOfLink = (page: Page, heading: string | RegExp): Promise<void> =>
  expect(linkFrame(page).getByRole('heading', { name: heading })).toBeVisible()

const signInByKeyboard = async (page: Page): Promise<void> => {
  await paneOfLink(page, /^Sign in to/)
  await tabTo(page, 'Username')
  await page.keyboard.type('user_good')
  await tabTo(page, 'Password')
  await page.keyboard.type('pass_good')
  await page.keyboard.press('Enter')
}

/** Goes from an open Link to a connected bank by keyboard alone; Link’s last pane is left open. */
export const connectByKeyboard = async (page: Page): Promise<void> => {
  await expect(linkFrame(page).getByRole('button', { name: 'Continue' })).toBeVisible()
  await pressByKeyboard(page, 'Continue')
  await paneOfLink(page, 'Choose your bank')
  await tabTo(page, 'Search for your bank')
  await page.keyboard.type('First Platypus')
  await pressByKeyboard(page, /First Platypus Bank/)
  await signInByKeyboard(page)
  await expect(linkFrame(page).getByRole('checkbox').first()).toBeVisible()
  await pressByKeyboard(page, 'Continue')
  await expect(linkFrame(page).getByRole('button', { name: 'Finish' })).toBeVisible()
}

/** Goes through an open repair by keyboard alone, and closes Link. */
export const repairByKeyboard = async (page: Page): Promise<void> => {
  await signInByKeyboard(page)
  await expect(linkFrame(page).getByRole('button', { name: 'Finish' })).toBeVisible()
  await pressByKeyboard(page, 'Finish')
}
