import type { TripWay } from '../engine/simulator-state.ts'
import type { WorkflowAnswer } from '../workflow/workflow-answer.ts'
import { openBankFrame, openPopup, openTab, popupAsBank, type BankWindow } from './bank-window.ts'
import type { LinkContext } from './link-context.ts'

/** A trip to the bank that has been allowed by the browser, and not begun. */
export interface BankTrip {
  /** Goes to the bank's page. Null when the whole page leaves. */
  begin: (path: string) => BankWindow | null
  cancel: () => void
}

// The other device's page is no window of this one: it is never seen to close.
const elsewhere: BankWindow = { isClosed: () => false, close: () => undefined }

/** Prepares a trip inside of a click. Null when the browser blocked the pop-up. */
export const prepareTrip = (
  context: LinkContext,
  bankName: string,
  way: TripWay,
): BankTrip | null => {
  const { window, origin, navigate } = context
  if (!context.hasPages) {
    return {
      begin: (path) => openBankFrame(path, { ...context, bankName }),
      cancel: () => undefined,
    }
  }
  if (way === 'qr') return { begin: () => elsewhere, cancel: () => undefined }
  if (way === 'redirect') {
    return {
      begin: (path) => {
        navigate(origin + path)
        return null
      },
      cancel: () => undefined,
    }
  }
  const popup = way === 'app_to_app' ? openTab(window) : openPopup(window)
  if (!popup) return null
  if (way === 'app_to_app') {
    return {
      // The bank's app comes back in that tab; closing it decides nothing here.
      begin: (path) => ({
        ...popupAsBank(popup, origin + path),
        isClosed: () => false,
        close: () => undefined,
      }),
      cancel: () => popup.close(),
    }
  }
  return { begin: (path) => popupAsBank(popup, origin + path), cancel: () => popup.close() }
}

/** The bank's page while the person is there, as a path; null when Link shows anything else. */
export const bankPathOf = ({ pane }: WorkflowAnswer): string | null =>
  pane.id === 'oauth' ? pane.bankPath : null

const pollEvery = 300

/**
 * Waits until the person decides at the bank, or closes it.
 *
 * @param isOver Says that nobody waits any more.
 * @returns The next answer; null when the bank was closed without a decision, or nobody waits.
 */
export const waitForBank = async (
  window: Window,
  poll: () => Promise<WorkflowAnswer>,
  bank: BankWindow,
  isOver: () => boolean,
): Promise<WorkflowAnswer | null> => {
  while (!isOver()) {
    // Read before asking: a page that has just been approved closes itself.
    const closed = bank.isClosed()
    const answer = await poll()
    if (bankPathOf(answer) === null) return answer
    if (closed) return null
    await new Promise((resolve) => window.setTimeout(resolve, pollEvery))
  }
  return null
}
