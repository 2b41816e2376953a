import type { OpenLink } from '../browser/current-link.ts'
import type { Pane } from '../workflow/workflow-answer.ts'

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

const findForm = (page: Document): HTMLFormElement | null =>
  page
    .querySelector<HTMLIFrameElement>('#simulated-bank-iframe')
    ?.contentDocument?.querySelector('form') ?? null

const waitForForm = async (page: Document): Promise<HTMLFormElement> => {
  for (let turn = 0; turn < 1000; turn++) {
    const form = findForm(page)
    if (form) return form
    await soon()
  }
  throw new Error('Failed to visit the bank: its page did not come up. Is Link still open?')
}

/** Approves on the page of a bank that a simulator without pages of its own shows in a frame. */
export const approveInFrame = async (
  link: OpenLink,
  page: Document,
  accounts: readonly string[] | undefined,
): Promise<Pane | null> => {
  link.goToBank()
  const form = await waitForForm(page)
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    if (accounts) box.checked = accounts.includes(box.value)
  }
  form.querySelector<HTMLButtonElement>('button[value=approve]')?.click()
  let pane = link.pane()
  // Link asks now and then whether the person has decided.
  while (pane?.id === 'oauth' || (pane === null && findForm(page))) {
    await soon()
    pane = link.pane()
  }
  return pane ?? link.shown()
}
