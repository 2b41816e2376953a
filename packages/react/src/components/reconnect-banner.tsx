'use client'
import { describeIssue, fillBank, type Item } from '@relink/core'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { useBankLink } from '../hooks/use-bank-link.ts'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

/** Props of {@link ReconnectBanner}; everything a `<div>` takes goes to its root. */
export interface ReconnectBannerProps
  extends LinkEndingCallbacks, Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  item: Item
  /** What the app can do about an issue, besides trying again. */
  issueActions?: IssueActions
}

/**
 * Says that a connection needs the person, with a button that repairs it in update mode.
 *
 * Renders nothing while the Item is healthy; after a repair, a line that says so. Asks for no token
 * before the person shows intent, so a list may carry one per Item.
 *
 * @throws RelinkError `provider_missing`
 */
export const ReconnectBanner = forwardRef<HTMLDivElement, ReconnectBannerProps>(
  function ReconnectBanner(
    { item, issueActions, onLinked, onUpdated, onExited, className, ...rest },
    ref,
  ) {
    const messages = useMessages()
    const link = useBankLink({ itemId: item.id })
    const isRepaired = link.status === 'updated' && link.repaired
    const issue = isRepaired
      ? null
      : describeIssue({ from: 'health', item }, { messages, bankName: item.bankName })
    if (issue === null && !isRepaired) return null
    return (
      <div
        {...rest}
        ref={ref}
        className={className ?? 'relink-banner'}
        data-status={link.status}
        data-health={item.health}
      >
        {issue === null ? (
          <p role="status" className="relink-banner-repaired">
            {fillBank(messages.updated, messages, item.bankName)}
          </p>
        ) : (
          <>
            <div className="relink-banner-text" role="status">
              <p className="relink-notice-title">{issue.title}</p>
              <p className="relink-notice-message">{issue.message}</p>
            </div>
            <BankLinkButton
              itemId={item.id}
              {...(issueActions === undefined ? {} : { issueActions })}
              onLinked={onLinked}
              onUpdated={onUpdated}
              onExited={onExited}
              aria-label={`${messages.reconnect}: ${item.bankName}`}
              data-variant="main"
            >
              {messages.reconnect}
            </BankLinkButton>
          </>
        )}
      </div>
    )
  },
)
