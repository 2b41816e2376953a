/**
 * Waits until the page is loaded and painted, so that its first sight waits for nothing of this.
 *
 * @returns Calls it off.
 */
export const whenQuiet = (work: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    timer = setTimeout(work, 200)
  }
  if (document.readyState === 'complete') wait()
  else window.addEventListener('load', wait)
  return () => {
    window.removeEventListener('load', wait)
    clearTimeout(timer)
  }
}
