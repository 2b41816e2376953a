import { trapAround } from '../browser/focus.ts'
import { lastFrame } from './watch-frame.ts'

/**
 * Lets people use Link over a dialog of the app's, which takes Link's frame for a part of the page behind it.
 *
 * Dialogs switch off clicks on what lies behind them, hide it from screen readers, and fetch the focus back or close when
 * it goes there. One that closes while Link is open, as after a success, sends the focus to the page below Link; Link
 * gets it back, and the page when Link is gone. Call it before Link is shown; the answer ends it.
 */
export const freeFromDialogs = (): (() => void) => {
  const frame = lastFrame()
  if (!frame) return () => undefined
  frame.style.pointerEvents = 'auto'
  frame.removeAttribute('aria-hidden')
  frame.inert = false

  const dialog = trapAround(document.activeElement)
  let next: HTMLElement | undefined
  const hear = (event: FocusEvent): void => {
    const { type, target, relatedTarget } = event
    const isComing = type === 'focusin'
    if ((isComing ? target : relatedTarget) === frame) event.stopPropagation()
    else if (isComing && dialog?.contains(target as Node) === false) {
      next = target as HTMLElement
      frame.focus()
    }
  }
  window.addEventListener('focusin', hear, true)
  // What the focus leaves still hears of it; who listens to the whole page does not.
  document.documentElement.addEventListener('focusout', hear)
  return () => {
    window.removeEventListener('focusin', hear, true)
    document.documentElement.removeEventListener('focusout', hear)
    if (document.activeElement === document.body) next?.focus({ preventScroll: true })
  }
}
