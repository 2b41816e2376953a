/**
 * What this tab's last page heard last; null when there is none. Going on from there, a page learns what happened
 * while it was on its way, and has to ask for nothing when that was nothing.
 */
export const recallLastEvent = (name: string): string | null => {
  try {
    return window.sessionStorage.getItem(name)
  } catch {
    // A storage that refuses costs one request.
    return null
  }
}

/** Keeps it for the tab's next page. */
export const keepLastEvent = (name: string, eventId: string | null): void => {
  try {
    if (eventId === null) window.sessionStorage.removeItem(name)
    else window.sessionStorage.setItem(name, eventId)
  } catch {
    // As above.
  }
}
