import type { FrameLocator, Page } from '@playwright/test'
import { sandboxErrors } from '../engine/sign-in-errors.ts'

/** Does on Link's panes what a person does, in a real browser. */
export interface PageLink {
  /** Link, for steps of one's own. */
  frame: FrameLocator
  /** Connects a bank: consent, bank, sign-in or the bank's own page, accounts, Finish. */
  succeed: (choices?: { bank?: string }) => Promise<void>
  /** Presses Finish, where Link goes on after a return from a bank. */
  finish: () => Promise<void>
  /** Signs in again at the bank of an Item, in update mode. */
  repair: () => Promise<void>
  /**
   * Leaves Link without success.
   *
   * @param code One of the Sandbox's error passwords, such as `INSTITUTION_DOWN`; none for a person who just closes Link.
   */
  exit: (code?: string) => Promise<void>
  /** Goes to a bank's page in the same tab and approves there; the browser then is on the redirect URI. Webviews only. */
  leaveForBank: (choices?: { bank?: string }) => Promise<void>
}

const firstBank = 'First Platypus Bank'
const oauthBank = 'Platypus OAuth Bank'

/** Drives the Link that a page shows. */
export const pageLink = (page: Page): PageLink => {
  const frame = page.frameLocator('iframe[id^="plaid-link-iframe"]:visible')
  const press = (name: string): Promise<void> =>
    frame.getByRole('button', { name, exact: true }).click()
  const signIn = async (password = 'pass_good'): Promise<void> => {
    await frame.getByLabel('Username').fill('user_good')
    await frame.getByLabel('Password').fill(password)
    await press('Sign in')
  }
  const chooseBank = async (bank: string): Promise<void> => {
    await press('Continue')
    await press(bank)
  }
  const approveInPopUp = async (handOff: string): Promise<void> => {
    const popUp = page.waitForEvent('popup')
    await press(handOff)
    await (await popUp).getByRole('button', { name: 'Approve' }).click()
  }
  /** Whichever way the bank goes: a form in Link, or a page of its own. */
  const passBank = async (): Promise<'form' | 'page'> => {
    const handOff = frame.getByRole('button', { name: /^Continue to / })
    await handOff.or(frame.getByLabel('Username')).waitFor()
    if (!(await handOff.isVisible())) {
      await signIn()
      return 'form'
    }
    await approveInPopUp((await handOff.textContent()) ?? '')
    return 'page'
  }
  return {
    frame,
    succeed: async ({ bank = firstBank } = {}) => {
      await chooseBank(bank)
      if ((await passBank()) === 'form') await press('Continue')
      await press('Finish')
    },
    finish: () => press('Finish'),
    repair: async () => {
      await passBank()
      await press('Finish')
    },
    exit: async (code) => {
      if (code === undefined) {
        await press('Close')
        await press('Leave')
        return
      }
      if (!sandboxErrors.includes(code)) {
        throw new Error(
          `Failed to leave Link with ${code}: no password of the Sandbox leads to it. Use one of ${sandboxErrors.join(', ')}, or a fault on /link/workflow/next.`,
        )
      }
      await chooseBank(firstBank)
      await signIn(`error_${code}`)
      const leave = frame.getByRole('button', { name: 'Exit', exact: true })
      await leave.or(frame.getByRole('alert')).first().waitFor()
      if (await leave.isVisible()) await leave.click()
      else {
        await press('Close')
        await press('Leave')
      }
    },
    leaveForBank: async ({ bank = oauthBank } = {}) => {
      await chooseBank(bank)
      await press(`Continue to ${bank}`)
      await page.getByRole('button', { name: 'Approve' }).click()
    },
  }
}
