import { expect, test, type Page } from '@playwright/test'
import {
  approveAtBank,
  begin,
  countRequests,
  finishLink,
  goToBank,
  linkFrame,
  readItems,
  typeCredentials,
  webview,
} from '../person.ts'

const search = (page: Page) => page.getByRole('region', { name: 'Choose your bank' })
const banks = (page: Page) => page.frameLocator('iframe[title="Plaid Embedded Link"]')
const chooseBank = async (page: Page, name: string): Promise<void> => {
  await banks(page).getByRole('button', { name }).click()
  await linkFrame(page).getByRole('button', { name: 'Continue', exact: true }).click()
}

/** Has Plaid's script say OPEN as soon as the search is shown, and not when a bank is chosen there. */
const sayOpenWhenShown = (): void => {
  interface Options {
    onEvent(name: string, metadata: object): void
  }
  interface Script {
    createEmbedded(options: Options, host: HTMLElement): object
  }
  let script: Script | undefined
  const say = ({ onEvent }: Options): void => {
    onEvent('OPEN', { timestamp: new Date().toISOString() })
    Object.assign(window, { hasSaidOpen: true })
  }
  Object.defineProperty(window, 'Plaid', {
    get: () => script,
    set(given: Script) {
      script = {
        ...given,
        createEmbedded(options, host) {
          setTimeout(() => say(options), 100)
          const onEvent: Options['onEvent'] = (name, metadata) => {
            if (name !== 'OPEN') options.onEvent(name, metadata)
          }
          return given.createEmbedded({ ...options, onEvent }, host)
        },
      }
    },
  })
}

test('a bank chosen in the page is connected, and the place says so without a jump', async ({
  page,
}) => {
  await begin(page)
  const count = countRequests(page)
  await page.goto('/e2e/pages/search.html')
  await expect(search(page)).toHaveAttribute('data-status', 'ready')
  const before = await search(page).boundingBox()
  await expect(banks(page).getByRole('button', { name: 'Tartan Bank' })).toBeVisible()
  await expect(page.getByText('Link is closed')).toBeVisible()
  await chooseBank(page, 'Tartan Bank')
  await expect(page.getByText('Link is open')).toBeVisible()
  await expect(search(page)).toHaveAttribute('data-status', 'open')
  await typeCredentials(page)
  await linkFrame(page).getByRole('button', { name: 'Continue', exact: true }).click()
  await finishLink(page)
  await expect(page.getByText('Tartan Bank is connected.')).toBeVisible()
  await expect(page.getByText('Link is closed')).toBeVisible()
  expect((await search(page).boundingBox())?.height).toBe(before?.height)
  // In StrictMode, too, one token does.
  expect(count(/POST .*\/link-tokens$/)).toBe(1)
})

test('who leaves Link has the focus at the search, and may choose again or take the button', async ({
  page,
}) => {
  await begin(page)
  await page.goto('/e2e/pages/search.html')
  await banks(page).getByRole('button', { name: 'Tartan Bank' }).focus()
  await page.keyboard.press('Enter')
  await linkFrame(page).getByRole('button', { name: 'Close' }).click()
  await linkFrame(page).getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByText('Link is closed')).toBeVisible()
  await expect(search(page)).toBeFocused()
  await expect(search(page)).toHaveAttribute('data-status', 'ready')
  await page.getByRole('button', { name: 'Another way' }).click()
  await expect(linkFrame(page).getByRole('button', { name: 'Continue' })).toBeVisible()
  await expect(search(page)).toHaveAttribute('data-status', 'ready')
})

test('a search is chosen in when Link is there, whenever Plaid says that it is open', async ({
  page,
}) => {
  await page.addInitScript(sayOpenWhenShown)
  await begin(page)
  await page.goto('/e2e/pages/search.html')
  await expect(search(page)).toHaveAttribute('data-status', 'ready')
  await page.waitForFunction(() => 'hasSaidOpen' in window)
  await banks(page).getByRole('button', { name: 'Tartan Bank' }).focus()
  await expect(page.getByText('Link is closed')).toBeVisible()
  await expect(search(page)).toHaveAttribute('data-status', 'ready')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Link is open')).toBeVisible()
  await expect(search(page)).toHaveAttribute('data-status', 'open')
})

test.describe('in a webview', () => {
  test.use({ userAgent: webview })

  test('who goes to their bank from the search comes back to a finished connection', async ({
    page,
  }) => {
    await begin(page)
    await page.goto('/e2e/pages/search.html')
    await chooseBank(page, 'Platypus OAuth Bank')
    await goToBank(page)
    await approveAtBank(page)
    await finishLink(page)
    await expect(page.getByRole('heading', { name: 'Your banks' })).toBeVisible()
    expect((await readItems(page)).map(({ bankName }) => bankName)).toEqual(['Platypus OAuth Bank'])
  })
})
