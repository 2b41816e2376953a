'use client'
import type { IssueAction, LinkIssue } from '@relink/core'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { useMessages } from './use-messages.ts'

/** Props of {@link LinkNotice}; everything a `<div>` takes goes to its root, children to its end. */
export interface LinkNoticeProps extends ComponentPropsWithoutRef<'div'> {
  /** What to say; from `describeIssue`. */
  issue: LinkIssue
  /** What can be done here. Of the issue's actions those with a handler become buttons. */
  actions?: IssueActions
}

/** A handler for each action an app can carry out. */
export type IssueActions = Partial<Record<IssueAction, () => void>>

/**
 * Says an issue: what happened, what to do, a button for each thing that can be done here, and what
 * support will ask for.
 *
 * Renders a `<div>` with `data-severity` and `data-kind`, announced to screen readers when it appears.
 */
export const LinkNotice = forwardRef<HTMLDivElement, LinkNoticeProps>(function LinkNotice(
  { issue, actions = {}, className, children, ...rest },
  ref,
) {
  const messages = useMessages()
  const offered = issue.actions.filter((action) => actions[action] !== undefined)
  const ids = [issue.support.linkSessionId, issue.support.requestId].filter(Boolean)
  return (
    <div
      role={issue.severity === 'info' ? 'status' : 'alert'}
      {...rest}
      ref={ref}
      className={className ?? 'relink-notice'}
      data-severity={issue.severity}
      data-kind={issue.kind}
    >
      <p className="relink-notice-title">{issue.title}</p>
      <p className="relink-notice-message">{issue.message}</p>
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
              {messages.actions[action]}
            </button>
          ))}
        </div>
      )}
      {ids.length > 0 && (
        <details>
          <summary>{messages.supportDetails}</summary>
          <code>{ids.join(' ')}</code>
        </details>
      )}
      {children}
    </div>
  )
})
