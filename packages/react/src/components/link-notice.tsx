'use client'
import type { IssueAction, LinkIssue, FlowMessages } from '@relink/core'
import {
  forwardRef,
  useEffect,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
} from 'react'
import { clock } from '../browser/clock.ts'
import { mergeHandlers } from './merge-handlers.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { SupportDetails } from './support-details.tsx'
import { useIsFromServer } from '../use-is-from-server.ts'
import { useLatest } from '../use-latest.ts'
import { useMessages } from './use-messages.ts'

/** Props of {@link LinkNotice}; everything a `<div>` takes goes to its root, children to its end. */
export interface LinkNoticeProps extends ComponentPropsWithoutRef<'div'> {
  /** What to say; from `describeIssue`. */
  issue: LinkIssue
  /** What can be done here. Of the issue's actions those with a handler become buttons. */
  actions?: IssueActions
  /** Words for the buttons. Default: the provider's, or English. */
  messages?: FlowMessages
  /** Takes the focus when the notice goes while one of its buttons has it, so that it is not lost. */
  returnFocus?: (() => void) | undefined
  /** An element of yours in place of the `<div>`, or a function of its props and `{ severity, kind }`. */
  render?: RenderProp<ComponentPropsWithRef<'div'>, Pick<LinkIssue, 'severity' | 'kind'>>
}

/** A handler for each action an app can carry out. */
export type IssueActions = Partial<Record<IssueAction, () => void>>

/**
 * Says an issue: what happened, what to do, a button for each thing that can be done here, and what
 * support will ask for.
 *
 * Renders a `<div>` with `data-severity` and `data-kind`. Its title and message alone are announced to
 * screen readers when they appear, at once unless nothing is wrong (a `role` goes there too). It never takes the focus.
 */
export const LinkNotice = forwardRef<HTMLDivElement, LinkNoticeProps>(function LinkNotice(
  { issue, actions = {}, returnFocus, messages, role, render, className, children, ...rest },
  ref,
) {
  const provided = useMessages()
  const words = messages ?? provided
  const offered = issue.actions.filter((action) => actions[action] !== undefined)

  const hasFocus = useRef(false)
  const latestReturn = useLatest(returnFocus)
  useEffect(() => {
    // A button that goes with the focus says no farewell.
    if (!hasFocus.current || document.activeElement !== document.body) return
    hasFocus.current = false
    latestReturn.current?.()
  })
  useEffect(() => () => void (hasFocus.current && latestReturn.current?.()), [latestReturn])

  const { severity, kind } = issue
  const announced = role ?? (severity === 'info' ? 'status' : 'alert')
  // Unlike an alert, a status has to be there before its words come, or some screen readers miss them.
  const isFromServer = useIsFromServer()
  const [isLate, setIsLate] = useState(false)
  const isEarly = announced === 'status' && !isFromServer && !isLate
  useEffect(() => (isEarly ? clock.after(100, () => setIsLate(true)) : undefined), [isEarly])

  const content = (
    <>
      <div role={announced}>
        <div style={isEarly ? { visibility: 'hidden' } : undefined}>
          <p className="relink-notice-title">{issue.title}</p>
          <p className="relink-notice-message">{issue.message}</p>
        </div>
      </div>
      {offered.length > 0 && (
        <div className="relink-notice-actions">
          {offered.map((action) => (
            <button
              key={action}
              type="button"
              className="relink-button"
              data-variant={action === issue.actions[0] ? 'main' : 'other'}
              onClick={actions[action]}
            >
              {words.actions[action]}
            </button>
          ))}
        </div>
      )}
      <SupportDetails support={issue.support} messages={words} />
      {children}
    </>
  )
  // React's focus events bubble, and a button that is removed with the focus says no farewell.
  const watching = {
    onFocus: () => void (hasFocus.current = true),
    onBlur: () => void (hasFocus.current = false),
  }
  const props = {
    ...mergeHandlers(watching, rest),
    ref,
    className: className ?? 'relink-notice',
    'data-severity': severity,
    'data-kind': kind,
    children: content,
  }
  return renderRoot(render, 'div', props, { severity, kind })
})
