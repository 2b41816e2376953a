/** What may keep the focus within itself. MUI's drawers and menus stand in a `presentation`, and are no dialogs. */
const traps = 'dialog, [role$=dialog], [role=presentation]'

/** The dialog, or whatever else may keep the focus, that an element is in. */
export const trapAround = (element: Element | null): Element | null =>
  element?.closest(traps) ?? null

/**
 * Whether an element that was near the focus may have it: it is on the page, and nobody else has the focus but the page,
 * or what is around the element, where a focus trap puts a focus that was lost.
 */
export const isFocusLost = (near: Element | null): boolean => {
  const { activeElement, body } = document
  if (!near?.isConnected || activeElement === near) return false
  const isAround = activeElement?.contains(near) === true
  return activeElement === body || (isAround && trapAround(activeElement) !== null)
}
