'use client'
import {
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { createPortal } from 'react-dom'
import { useRelink } from '../relink-context.ts'
import { adoptStyles } from './inspector-styles.ts'
import type { InspectorSimulator } from './inspector-simulator.ts'
import { Panel } from './panel.tsx'
import { readIssue } from './read-issue.ts'
import { recorderOf } from './recorder.ts'

/** Props of {@link Inspector}. */
export interface InspectorProps {
  /** In which lower corner its button is. Default `end`: right, where text runs from left to right. */
  position?: 'start' | 'end'
  /** Whether the panel is open at first. Default false. */
  defaultOpen?: boolean
  /** A simulated Plaid to play with: the control of `@relink/simulator`. Without one that tab is missing. */
  simulator?: InspectorSimulator | null | undefined
}

const never = (): (() => void) => () => undefined

/**
 * Shows a developer what Relink is doing: flows with every state, Plaid's events, the pending link, requests,
 * Items, and why the page says what it says.
 *
 * Put it anywhere below `RelinkProvider`. It is a small button in a corner that opens a panel beside the page, never
 * over Plaid's Link. It listens from when it is mounted, tells nobody, and shows no token whole. In an app's
 * production build it is a component that renders nothing; write `{import.meta.env.DEV && <Inspector />}` where not even
 * that may be there.
 *
 * @throws RelinkError `provider_missing`
 */
export const Inspector = (props: InspectorProps): ReactNode => {
  // What a server rendered has nothing of it, and neither has the page until it has come alive.
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const relink = useRelink('Inspector')
  const recorder = recorderOf(relink)
  // Before the effects of the page, which are what asks first.
  useInsertionEffect(() => recorder.listen(), [recorder])
  return isAlive ? createPortal(<InspectorCorner {...props} />, document.body) : null
}

const InspectorCorner = ({
  position = 'end',
  defaultOpen = false,
  simulator = null,
}: InspectorProps): ReactNode => {
  const relink = useRelink('Inspector')
  const recorder = recorderOf(relink)
  const recorded = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot)
  const [isOpen, setIsOpen] = useState(defaultOpen)
  const button = useRef<HTMLButtonElement>(null)
  useInsertionEffect(adoptStyles, [])

  const isClosing = useRef(false)
  useEffect(() => {
    // Only now is it shown again where the panel lay over it.
    if (!isOpen && isClosing.current) button.current?.focus({ preventScroll: true })
    isClosing.current = false
  }, [isOpen])
  const close = (): void => {
    isClosing.current = true
    setIsOpen(false)
  }
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    close()
  }
  const isIssue = readIssue(recorded.flows) !== null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever the focus is in it
    <aside
      aria-label="For developers"
      className="relink-inspector"
      lang="en"
      dir="ltr"
      data-position={position}
      onKeyDown={closeByKey}
    >
      {isOpen && (
        <Panel relink={relink} recorder={recorder} simulator={simulator} onClose={close} />
      )}
      <button
        ref={button}
        type="button"
        className="relink-inspector-open"
        aria-expanded={isOpen}
        data-issue={isIssue}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="relink-inspector-dot" aria-hidden="true" />
        Relink<span className="relink-inspector-hidden"> inspector{isIssue && ', an issue'}</span>
      </button>
    </aside>
  )
}
