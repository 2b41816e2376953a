/** Frames that Link itself is shown in; a search is a part of the page, whatever Plaid calls its frame. */
const linkFrames = (named = 'iframe[id^="plaid-link-iframe"]'): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(named)].filter(
    (frame) => !frame.closest('.relink-search-frame'),
  )

/** The frame that Link is shown in, if it has been made: the newest. */
export const lastFrame = (): HTMLElement | undefined => linkFrames().at(-1)

/** Whether a Link can be seen, or has the focus. */
export const isLinkShown = (): boolean =>
  linkFrames('iframe[id^="plaid-link-iframe"], iframe[src*=".plaid.com/"]').some((frame) => {
    const { display, visibility, height } = getComputedStyle(frame)
    const isSeen = display !== 'none' && visibility !== 'hidden' && height !== '0px'
    return isSeen || frame === document.activeElement
  })

/** Calls back when a frame of Link's may have been shown; the answer ends the watch. */
export const watchShown = (look: () => void): (() => void) => {
  const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look)
  const watch = (): void => {
    for (const frame of linkFrames()) sizes?.observe(frame)
  }
  watch()
  const frames = new MutationObserver(watch)
  frames.observe(document.body, { childList: true })
  window.addEventListener('blur', look)
  return () => {
    sizes?.disconnect()
    frames.disconnect()
    window.removeEventListener('blur', look)
  }
}

/**
 * Calls back when Link's frame is no longer shown.
 *
 * After a success Link shows a last pane, and tells nobody when the person closes it; that its frame
 * is gone or has no size any more is the only sign. The answer ends the watch.
 */
export const watchFrame = (onClosed: () => void): (() => void) => {
  const frame = lastFrame()
  if (frame === undefined || typeof ResizeObserver === 'undefined') return () => undefined
  const observer = new ResizeObserver(() => {
    if (frame.isConnected && frame.clientHeight > 0) return
    observer.disconnect()
    onClosed()
  })
  observer.observe(frame)
  return () => observer.disconnect()
}
