import { act } from '@testing-library/react'
import { vi } from 'vitest'

/**
 * Lets a test say when Link's frame is laid out anew, by which the end of Link's last pane is noticed; jsdom lays
 * nothing out. It holds until `vi.unstubAllGlobals`.
 */
export const stubLayout = (): (() => void) => {
  const observers: (() => void)[] = []
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn<() => void>()
      disconnect = vi.fn<() => void>()
      constructor(onResize: () => void) {
        observers.push(onResize)
      }
    },
  )
  return () => act(() => observers.forEach((onResize) => onResize()))
}
