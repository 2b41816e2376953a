import { useLayoutEffect, useRef, type ReactNode } from 'react'

/** A focus trap as dialogs have it, that takes a lost focus before anybody else can. */
export const QuickTrap = ({ children }: { children: ReactNode }): ReactNode => {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (document.activeElement === document.body) root.current?.focus()
  })
  return (
    <div ref={root} tabIndex={-1} role="dialog">
      {children}
    </div>
  )
}
