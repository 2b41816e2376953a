import { expect, userEvent, waitFor, within } from 'storybook/test'
import { breathe, keyDelay } from './pace.ts'

type Name = string | RegExp
type Queries = ReturnType<typeof within>

const bodyOf = (frame: HTMLIFrameElement | undefined | null, what: string): Queries => {
  const body = frame?.contentDocument?.body
  if (!body) throw new Error(`Failed to look at ${what}: it is not open.`)
  return within(body)
}

/** Everything that Link shows now. Throws while it is closed. */
export const link = (): Queries => {
  const frames = document.querySelectorAll<HTMLIFrameElement>('iframe[id^="plaid-link-iframe"]')
  return bodyOf(
    [...frames].find(({ style }) => style.display !== 'none'),
    'Link',
  )
}

/** The page of the bank, which these stories show in a frame. Throws while nobody is there. */
export const bank = (): Queries =>
  bodyOf(document.querySelector<HTMLIFrameElement>('#simulated-bank-iframe'), 'the bank’s page')

/** The list of banks that stands in the page. */
export const embeddedList = (): Queries =>
  bodyOf(
    document.querySelector<HTMLIFrameElement>('iframe[title="Plaid Embedded Link"]'),
    'the list of banks',
  )

const pressWhenThere = async (where: () => Queries, name: Name): Promise<void> => {
  const button = await waitFor(async () => {
    const found = where().getByRole('button', { name })
    // While Link waits for an answer its buttons are off.
    await expect(found).toBeEnabled()
    return found
  })
  await breathe()
  await userEvent.click(button)
}

/** Presses a button of Link’s, as soon as it is there. */
export const pressInLink = (name: Name): Promise<void> => pressWhenThere(() => link(), name)

/** Presses a button on the bank’s page. */
export const pressAtBank = (name: Name): Promise<void> => pressWhenThere(bank, name)

/** Chooses a bank in the list that stands in the page. */
export const pressInList = (name: Name): Promise<void> => pressWhenThere(embeddedList, name)

/** Presses a button of the page itself. */
export const press = (name: Name): Promise<void> =>
  pressWhenThere(() => within(document.body), name)

const typeInLink = async (label: string, text: string): Promise<void> => {
  const field = await waitFor(() => link().getByLabelText(label))
  await userEvent.type(field, text, { delay: keyDelay() === 0 ? null : keyDelay() })
}

/** Signs in at a bank that has no page of its own. */
export const signIn = async (password = 'pass_good'): Promise<void> => {
  await typeInLink('Username', 'user_good')
  await typeInLink('Password', password)
  await pressInLink('Sign in')
}

/** Agrees to Plaid’s terms and chooses a bank. */
export const chooseBank = async (name: string): Promise<void> => {
  await pressInLink('Continue')
  await pressInLink(new RegExp(`^${name}`))
}

/** Connects a bank by its sign-in, from the first pane of Link to the last. */
export const connect = async (name = 'First Platypus Bank'): Promise<void> => {
  await chooseBank(name)
  await signIn()
  await pressInLink('Continue')
  await pressInLink('Finish')
}

/** Goes to a bank’s own page, and says yes there. */
export const approve = async (): Promise<void> => {
  await pressInLink(/^Continue to/)
  await pressAtBank('Approve')
}

const isOpen = (): boolean => {
  try {
    link()
    return true
  } catch {
    // That is what it throws while it is closed.
    return false
  }
}

/** Leaves Link without a connection. */
export const leaveLink = async (): Promise<void> => {
  await pressInLink('Close')
  // A pane with an error is left at once; the others ask first.
  await waitFor(() => isOpen() && link().getByRole('button', { name: 'Leave' }))
  if (isOpen()) await pressInLink('Leave')
}

/** Waits until Link is open. */
export const linkOpens = (): Promise<HTMLElement> => waitFor(() => link().getByRole('dialog'))

/** Waits until Link is closed. */
export const linkCloses = (): Promise<void> =>
  waitFor(async () => {
    await expect(isOpen()).toBe(false)
  })

/** Waits until the page says something, in plain sight. */
export const says = (text: Name): Promise<void> =>
  waitFor(async () => {
    await expect(within(document.body).getByText(text)).toBeVisible()
  })

/** Waits until the app was told something. */
export const told = async (line: Name): Promise<void> => {
  await within(document.querySelector<HTMLElement>('.stage-told') ?? document.body).findByText(line)
}

/** Waits until a button says, in `data-status`, how far its flow is. */
export const hasStatus = (element: HTMLElement, status: string): Promise<void> =>
  waitFor(async () => {
    await expect(element).toHaveAttribute('data-status', status)
  })
