'use client'
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useLatest } from '../use-latest.ts'

/** How long a pointer has to rest, or the focus to stay, before it counts as meaning to press. */
const rest = 120

/** Handlers to spread on the element that will be pressed. */
export interface PressIntentProps {
  onPointerEnter: (event: PointerEvent) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerLeave: () => void
  onKeyUp: (event: KeyboardEvent) => void
  onBlur: () => void
}

/**
 * Notices that somebody is about to press: a mouse at rest on the element, or focus that came by
 * Tab and stays. A pointer that sweeps across, a finger that scrolls and focus that was restored
 * say nothing.
 */
export const usePressIntent = (onIntent: () => void): PressIntentProps => {
  const latest = useLatest(onIntent)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  return useMemo(() => {
    const wait = (): void => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latest.current(), rest)
    }
    const stop = (): void => clearTimeout(timer.current)
    const point = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse' && !event.currentTarget.matches(':disabled')) wait()
    }
    return {
      onPointerEnter: point,
      onPointerMove: point,
      onPointerLeave: stop,
      // The key that brought the focus here is released here; restored focus has no such key.
      onKeyUp: (event) => {
        if (event.key === 'Tab') wait()
      },
      onBlur: stop,
    }
  }, [latest])
}
