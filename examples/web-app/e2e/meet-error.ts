import { expect, type Locator, type Page } from '@playwright/test'
import type { SandboxRow } from '@relink/simulator'
import {
  approveAtBank,
  connectByCredentials,
  controlPlaid,
  linkFrame,
  nextLinkToken,
  simulatorScript,
} from './person.ts'

/** Where the person is, and so what is typed, chosen or used there. */
export type Place = SandboxRow['kind']

const button = (page: Page, name: string): Locator =>
  linkFrame(page).getByRole('button', { name, exact: true })

const press = (page: Page, name: string): Promise<void> => button(page, name).click()

const type = (page: Page, label: string, text: string): Promise<void> =>
  linkFrame(page).getByLabel(label, { exact: true }).fill(text)

/** Opens Link and agrees. */
const enterLink = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await press(page, 'Continue')
}

/** Types a login where Link asks for one. */
export const typeLogin = async (page: Page, username: string, password: string): Promise<void> => {
  await type(page, 'Username', username)
  await type(page, 'Password', password)
  await press(page, 'Sign in')
}

/** Opens Link and types a login at First Platypus Bank. */
export const tryLogin = async (page: Page, username: string, password: string): Promise<void> => {
  await enterLink(page)
  await press(page, 'First Platypus Bank')
  await typeLogin(page, username, password)
}

/** Answers what the bank asks after the password, in a way that it does not take. */
const answerWrongly = async (page: Page, password: string): Promise<void> => {
  const link = linkFrame(page)
  if (/questions|selections/.test(password))
    await expect(link.getByRole('heading', { name: 'Your bank asks' })).toBeVisible()
  if (password.includes('recaptcha')) await link.getByRole('checkbox').check()
  if (password.includes('questions'))
    for (const field of await link.getByRole('textbox').all()) await field.fill('wrong')
  if (password.includes('selections'))
    for (const group of await link.getByRole('group').all())
      await group.getByRole('radio').last().check()
  await press(page, 'Continue')
  if (!password.includes('device')) return
  await type(page, 'Code', '0000')
  await press(page, 'Continue')
}

/** Types a phone number, and the code that was sent to it if there is such a number. */
const tryPhone = async (page: Page, phone: string, code: string): Promise<void> => {
  const plaid = await controlPlaid(page)
  await plaid.changeSettings({ returningUsers: true })
  try {
    await enterLink(page)
    await type(page, 'Phone number', phone)
  } finally {
    // The other journeys are of people who were never here.
    await plaid.changeSettings({ returningUsers: false })
  }
  await press(page, 'Continue')
  if (phone.length < 10) return
  await type(page, 'Code', code)
  await press(page, 'Continue')
}

/** Lets the page get another link token than the one that the server made for it. */
const replaceLinkToken = (page: Page, linkToken: string): Promise<unknown> =>
  page.route(
    /\/link-tokens$/,
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({
        response,
        json: { ...((await response.json()) as object), linkToken },
      })
    },
    { times: 1 },
  )

/** A link token of an app that takes account numbers, too. */
const createTokenForNumbers = async (page: Page): Promise<string> => {
  const { origin } = new URL(await simulatorScript(page))
  const answer = await page.request.post(`${origin}/link/token/create`, {
    data: {
      client_id: 'simulated',
      secret: 'simulated',
      client_name: 'Larder',
      language: 'en',
      country_codes: ['US'],
      products: ['auth'],
      user: { client_user_id: 'ada' },
      auth: { same_day_microdeposits_enabled: true },
    },
  })
  return ((await answer.json()) as { link_token: string }).link_token
}

const killToken: Record<string, (page: Page) => Promise<void>> = {
  unknown: async (page) => {
    await replaceLinkToken(page, 'link-sandbox-00000000-0000-0000-0000-000000000000')
    await page.getByRole('button', { name: 'Connect a bank' }).click()
  },
  expired: async (page) => {
    const token = nextLinkToken(page)
    await page.getByRole('button', { name: 'Connect a bank' }).click()
    await expect(button(page, 'Continue')).toBeVisible()
    await (await controlPlaid(page)).expireLinkToken(await token)
    await press(page, 'Continue')
  },
  used: async (page) => {
    const token = nextLinkToken(page)
    await connectByCredentials(page)
    await expect(page.getByRole('article', { name: 'First Platypus Bank' })).toBeVisible()
    await replaceLinkToken(page, await token)
    await page.getByRole('button', { name: 'Connect a bank' }).click()
  },
  'five wrong passwords': async (page) => {
    await tryLogin(page, 'user_good', 'wrong 1')
    for (const time of [2, 3, 4, 5]) {
      await expect(linkFrame(page).getByRole('alert')).toBeVisible()
      await expect(linkFrame(page).getByLabel('Password')).toHaveValue('')
      await typeLogin(page, 'user_good', `wrong ${time}`)
    }
  },
}

const walks: Record<Place, (page: Page, input: string) => Promise<void>> = {
  credential: async (page, input) => {
    const [username = '', password = ''] = input.split(' / ')
    await tryLogin(page, username, password)
    if (/mfa|recaptcha/.test(password)) await answerWrongly(page, password)
  },
  'error password': (page, input) => tryLogin(page, 'user_good', input),
  'forced error': (page, input) => tryLogin(page, 'user_custom', input),
  institution: async (page, input) => {
    await enterLink(page)
    await linkFrame(page).locator(`button[aria-labelledby="bank-${input}"]`).click()
  },
  'bank page error': async (page, input) => {
    await enterLink(page)
    await press(page, 'Platypus OAuth Bank')
    const popUp = page.waitForEvent('popup')
    await press(page, 'Continue to Platypus OAuth Bank')
    const bank = await popUp
    await bank.getByRole('combobox').selectOption(input)
    await approveAtBank(bank)
  },
  phone: (page, input) => tryPhone(page, input, '000000'),
  code: (page, input) => tryPhone(page, '415-555-0011', input),
  numbers: async (page, input) => {
    const [routing = '', account = ''] = input.split(' / ')
    await replaceLinkToken(page, await createTokenForNumbers(page))
    await enterLink(page)
    await press(page, 'Link with account numbers')
    await type(page, 'Name on the account', 'Ada')
    await type(page, 'Routing number', routing)
    await type(page, 'Account number', account)
    await press(page, 'Continue')
  },
  'token error': (page, input) => killToken[input]?.(page) ?? Promise.reject(new Error(input)),
}

/** Goes through Link to where something fails, as a person does who types just that. */
export const meetError = (page: Page, place: Place, input: string): Promise<void> =>
  walks[place](page, input)

/** Reads in Link that something failed, and leaves. */
export const leaveLink = async (page: Page): Promise<void> => {
  await expect(linkFrame(page).getByRole('alert')).toBeVisible()
  // A pane that has nothing but an error is left at once; elsewhere Link asks first.
  const asks = !(await button(page, 'Exit').isVisible())
  await press(page, 'Close')
  if (asks) await press(page, 'Leave')
}
