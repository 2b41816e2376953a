import { createFullWindowFrame } from './full-window-frame.ts'

/** Where the person is while at the bank. */
export interface BankWindow {
  /** True once the person, or the bank's page, has closed it. */
  isClosed: () => boolean
  close: () => void
}

/** What the three ways to a bank need. */
export interface BankWindowOptions {
  window: Window
  origin: string
  fetch: (request: Request) => Promise<Response>
  navigate: (url: string) => void
  bankName: string
}

const popupFeatures = 'popup,width=520,height=720'

/**
 * Opens an empty window for the bank's page.
 *
 * It has to be opened in the click itself, before anything is asked of the engine: browsers block it otherwise.
 * @returns Null when the browser blocked it.
 */
export const openPopup = (window: Window): Window | null =>
  window.open('about:blank', '_blank', popupFeatures)

/** Opens an empty tab, for a bank whose app comes back in another tab than the one that waits. */
export const openTab = (window: Window): Window | null => window.open('about:blank', '_blank')

/** Makes a pop-up that is open already the bank's window. */
export const popupAsBank = (popup: Window, url: string): BankWindow => {
  popup.location.href = url
  return { isClosed: () => popup.closed, close: () => popup.close() }
}

const readForm = (form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams => {
  const fields = new URLSearchParams()
  for (const input of form.querySelectorAll('input')) {
    if (input.type !== 'checkbox' || input.checked) fields.append(input.name, input.value)
  }
  for (const select of form.querySelectorAll('select')) fields.append(select.name, select.value)
  const name = submitter?.getAttribute('name')
  if (name) fields.append(name, submitter?.getAttribute('value') ?? '')
  return fields
}

/**
 * Shows the bank's page in a second frame over the page, for want of an origin to open it from.
 *
 * The page is the same; its form is sent by the script, and a redirect back to the app is followed by it.
 */
export const openBankFrame = (path: string, options: BankWindowOptions): BankWindow => {
  const { window, origin, fetch } = options
  const frame = createFullWindowFrame(window, {
    id: 'simulated-bank-iframe',
    title: `${options.bankName} (simulated)`,
  })
  let closed = false
  const close = (): void => {
    closed = true
    frame.remove()
  }
  const send = async (form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> => {
    const response = await fetch(
      new Request(origin + form.getAttribute('action'), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: readForm(form, submitter).toString(),
      }),
    )
    const back = response.headers.get('location')
    if (!back) {
      close()
      return
    }
    // The bank has decided and hands back to the app: that is no closing without a decision.
    frame.remove()
    options.navigate(back)
  }
  const fill = async (): Promise<void> => {
    const document = await frame.loaded
    const response = await fetch(new Request(origin + path))
    const parsed = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement)
    document.addEventListener('submit', (event) => {
      event.preventDefault()
      const form = document.querySelector('form')
      if (form) void send(form, event.submitter).catch(close)
    })
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close()
    })
    document.querySelector<HTMLElement>('input[type=checkbox]')?.focus()
  }
  frame.show()
  void fill().catch(close)
  return { isClosed: () => closed, close }
}
