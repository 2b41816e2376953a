'use client'
import { useEffect, useRef, type HTMLAttributes, type RefObject } from 'react'
import { isFocusLost } from '../browser/focus.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'

type Handlers<E> = Pick<HTMLAttributes<E>, 'onClickCapture' | 'onFocus' | 'onBlur'>

interface KeptFocus<E> {
  /** For the element; what the app listens to itself is called, too. */
  handlers(own: Handlers<E>): Required<Handlers<E>>
  /** Gives the focus to what is to have it. */
  take(): void
}

/**
 * Catches the focus of an element whose buttons go away, so that it does not fall to the start of the page:
 * when a button goes while it has the focus, and when it is gone by the time that the Link it opened closes.
 *
 * @param root What takes the focus then, unless `returnFocus` says otherwise; it needs a `tabIndex`.
 */
export const useKeptFocus = <E extends HTMLElement>(
  root: RefObject<E | null>,
  returnFocus?: () => void,
): KeptFocus<E> => {
  const { flows } = useRelink('useKeptFocus')
  const latest = useLatest(returnFocus)
  const hasFocus = useRef(false)
  const stopWaiting = useRef<() => void>(noop)
  useEffect(() => () => stopWaiting.current(), [])

  const take = (): void => {
    if (latest.current === undefined) root.current?.focus({ preventScroll: true })
    else latest.current()
  }
  const takeIfLost = (): void => {
    if (isFocusLost(root.current)) take()
  }
  // A button that is removed with the focus says no farewell.
  useEffect(() => {
    if (!hasFocus.current) return
    hasFocus.current = root.current?.contains(document.activeElement) === true
    takeIfLost()
  })

  const waitForLink = (): void => {
    stopWaiting.current()
    let wasThere = false
    const unsubscribe = flows.subscribe(() => {
      const isThere = flows.getMounted() !== null
      if (wasThere && !isThere) {
        stop()
        // Once Link's frame is gone, and whoever had the focus before has had it back.
        const timer = setTimeout(takeIfLost)
        stopWaiting.current = () => clearTimeout(timer)
      }
      wasThere = isThere
    })
    const stop = (): void => {
      unsubscribe()
      window.removeEventListener('click', stop, true)
    }
    // The next Link may be another button's; this click has passed the window already.
    window.addEventListener('click', stop, true)
    stopWaiting.current = stop
  }

  return {
    handlers: ({ onClickCapture, onFocus, onBlur }) => ({
      onClickCapture(event) {
        waitForLink()
        onClickCapture?.(event)
      },
      onFocus(event) {
        hasFocus.current = true
        onFocus?.(event)
      },
      onBlur(event) {
        hasFocus.current = false
        onBlur?.(event)
      },
    }),
    take,
  }
}

const noop = (): void => undefined
