const selector = 'iframe[id^="plaid-link-iframe"]'

/**
 * Calls back when Link's frame is no longer shown.
 *
 * After a success Link shows a last pane, and tells nobody when the person closes it; that its frame
 * is gone or has no size any more is the only sign. The answer ends the watch.
 */
export const watchFrame = (onClosed: () => void): (() => void) => {
  const frame = [...document.querySelectorAll(selector)].at(-1)
  if (frame === undefined || typeof ResizeObserver === 'undefined') return () => undefined
  const observer = new ResizeObserver(() => {
    if (frame.isConnected && frame.clientHeight > 0) return
    observer.disconnect()
    onClosed()
  })
  observer.observe(frame)
  return () => observer.disconnect()
}
