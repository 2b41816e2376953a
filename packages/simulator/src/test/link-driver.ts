import { configure, getByRole, queryByRole, waitFor } from '@testing-library/dom'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

/** Finds something by its role in Link's frame, once it is there. */
export const inLink = async (
  role: string,
  name: string | RegExp,
  frame = 'iframe[title="Plaid Link"]',
): Promise<HTMLElement> =>
  waitFor(() => {
    for (const iframe of document.querySelectorAll<HTMLIFrameElement>(frame)) {
      const body = iframe.contentDocument?.body
      if (body && queryByRole(body, role, { name })) return getByRole(body, role, { name })
    }
    throw new Error(`Link does not show ${role} "${String(name)}"`)
  })

/** Presses a button in Link. */
export const press = async (name: string | RegExp): Promise<void> => {
  const button = await inLink('button', name)
  button.click()
}

/** Agrees to what Link asks first, and chooses a bank. */
export const pressBank = async (name: string): Promise<void> => {
  await press('Continue')
  await press(name)
}

const type = async (label: string, text: string): Promise<void> => {
  await waitFor(() => {
    const iframe = document.querySelector<HTMLIFrameElement>('iframe[title="Plaid Link"]')
    const input = iframe?.contentDocument?.querySelector<HTMLInputElement>(
      `input[name="${label.toLowerCase()}"]`,
    )
    if (!input) throw new Error(`Link does not show a field "${label}"`)
    input.value = text
  })
}

/** Signs in to the bank whose form Link shows. */
export const signIn = async (username: string, password: string): Promise<void> => {
  await type('Username', username)
  await type('Password', password)
  await press('Sign in')
}

/** Presses a button on the bank's page that is shown in the page. */
export const pressAtBank = async (name: string): Promise<void> => {
  const button = await inLink('button', name, '#simulated-bank-iframe')
  button.click()
}
