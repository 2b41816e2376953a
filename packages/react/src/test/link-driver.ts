import { getByRole, queryByRole, waitFor } from '@testing-library/react'

const linkFrame = 'iframe[title="Plaid Link"]'

/** Finds something by its role in the Link that is shown, once it is there. */
export const inLink = (
  role: string,
  name: string | RegExp,
  frame: string = linkFrame,
): Promise<HTMLElement> =>
  waitFor(() => {
    for (const iframe of document.querySelectorAll<HTMLIFrameElement>(frame)) {
      const body = iframe.contentDocument?.body
      if (body && queryByRole(body, role, { name })) return getByRole(body, role, { name })
    }
    throw new Error(`Link does not show ${role} "${String(name)}"`)
  })

/** Presses a button in Link. */
export const pressInLink = async (name: string | RegExp): Promise<void> => {
  const button = await inLink('button', name)
  button.click()
}

const type = (name: string, text: string): Promise<void> =>
  waitFor(() => {
    const iframe = document.querySelector<HTMLIFrameElement>(linkFrame)
    const input = iframe?.contentDocument?.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (!input) throw new Error(`Link does not show a field "${name}"`)
    input.value = text
  })

/** Signs in to the bank whose form Link shows. */
export const signIn = async (password = 'pass_good'): Promise<void> => {
  await type('username', 'user_good')
  await type('password', password)
  await pressInLink('Sign in')
}

/** Waits until Link shows what it shows to people who have not been here before. */
export const linkOpens = (): Promise<HTMLElement> => inLink('button', 'Continue')

/** Agrees to what Link asks first, and chooses a bank. */
export const chooseBank = async (bank = 'First Platypus Bank'): Promise<void> => {
  await pressInLink('Continue')
  await pressInLink(bank)
}

/** Walks through an open Link up to its last pane. */
export const walkThroughLink = async (bank = 'First Platypus Bank'): Promise<void> => {
  await chooseBank(bank)
  await signIn()
  await pressInLink('Continue')
}

const searchFrame = 'iframe[title="Plaid Embedded Link"]'

/** Finds a bank in the search that is part of the page, once it is there. */
export const inSearch = (bank: string): Promise<HTMLElement> => inLink('button', bank, searchFrame)

/** Chooses a bank in the search that is part of the page: who presses there has the focus there. */
export const chooseInSearch = async (bank = 'First Platypus Bank'): Promise<void> => {
  const button = await inSearch(bank)
  document.querySelector<HTMLElement>(searchFrame)?.focus()
  button.click()
}

/** Closes an open Link as a person does who has changed their mind. */
export const closeLink = async (): Promise<void> => {
  await pressInLink('Close')
  await pressInLink('Leave')
}

/** How many frames of Link are on the page, shown or not. */
export const countFrames = (): number => document.querySelectorAll(linkFrame).length

/** Whether Link covers the page. */
export const isLinkShown = (): boolean =>
  [...document.querySelectorAll<HTMLIFrameElement>(linkFrame)].some(
    (frame) => frame.style.display !== 'none',
  )
