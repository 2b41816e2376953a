import type { Pane, WorkflowAction } from '../workflow/workflow-answer.ts'

/** The Link that is open on a page, for whoever does in code what a person does on the panes. */
export interface OpenLink {
  /** The link token that it was opened with, and its session once the engine has answered. */
  link: { readonly token: string; readonly sessionId: string | null }
  /** What is shown now; null while the engine has not answered yet. */
  pane: () => Pane | null
  /** Does what a person does on a pane. Resolves with what is shown next, null once Link has closed. */
  send: (action: WorkflowAction) => Promise<Pane | null>
  /** Resolves with what is shown as soon as anything is; null once Link has closed. */
  shown: () => Promise<Pane | null>
  /** Goes to the bank's page, as the button of the hand-off does. */
  goToBank: () => void
  /** Does what the button Finish does after a success. */
  close: () => void
  /** Leaves without success, as the button Leave does. */
  leave: () => void
}

interface Watch {
  open: OpenLink | null
  waiting: Set<(link: OpenLink) => void>
}

const watches = new WeakMap<Window, Watch>()

const watchOf = (page: Window): Watch => {
  const watch = watches.get(page) ?? { open: null, waiting: new Set() }
  watches.set(page, watch)
  return watch
}

/** Says that Link has opened on a page. */
export const noteOpened = (page: Window, link: OpenLink): void => {
  const watch = watchOf(page)
  watch.open = link
  for (const tell of watch.waiting) tell(link)
  watch.waiting.clear()
}

/** Says that Link has closed. */
export const noteClosed = (page: Window, link: OpenLink): void => {
  const watch = watchOf(page)
  if (watch.open === link) watch.open = null
}

/** Finds the Link that is open on a page. */
export const currentLink = (page: Window = window): OpenLink | null => watchOf(page).open

/**
 * Waits until Link is open on a page; at once if it is.
 *
 * @param signal Ends the waiting; the promise rejects with the signal's reason then.
 */
export const whenLinkOpens = (page: Window = window, signal?: AbortSignal): Promise<OpenLink> => {
  const { open, waiting } = watchOf(page)
  if (signal?.aborted) return Promise.reject(signal.reason)
  if (open) return Promise.resolve(open)
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      waiting.delete(tell)
      reject(signal?.reason)
    }
    const tell = (link: OpenLink): void => {
      signal?.removeEventListener('abort', giveUp)
      resolve(link)
    }
    waiting.add(tell)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
