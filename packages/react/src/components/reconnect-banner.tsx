'use client'
import { describeIssue, fillText, type Item } from '@relink/core'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { useBankLink } from '../hooks/use-bank-link.ts'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import { LinkNotice, type IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

/** Props of {@link ReconnectBanner}; everything a `<div>` takes goes to its root. */
export interface ReconnectBannerProps
  extends LinkEndingCallbacks, Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  item: Item
  /** What the app can do when the repair meets an issue, besides trying again. */
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
    // Here and not at the button, which goes as soon as the Item is healthy.
    const link = useBankLink({ itemId: item.id, onLinked, onUpdated, onExited })
    // Unless it broke again since.
    const isRepaired =
      link.status === 'updated' && link.repaired && item.updatedAt <= link.item.updatedAt
    const issue = isRepaired
      ? null
      : describeIssue({ from: 'health', item }, { messages, mode: 'update' })
    const root = {
      ...rest,
      ref,
      role: 'status',
      className: className ?? 'relink-banner',
      'data-status': link.status,
      'data-health': item.health,
    }
    if (issue !== null)
      return (
        <LinkNotice {...root} issue={issue}>
          <BankLinkButton
            itemId={item.id}
            {...(issueActions === undefined ? {} : { issueActions })}
            aria-label={`${messages.reconnect}: ${item.bankName}`}
            data-variant="main"
          >
            {messages.reconnect}
          </BankLinkButton>
        </LinkNotice>
      )
    return isRepaired ? (
      <div {...root}>
        <p className="relink-notice-title">
          {fillText(messages.updated, messages, { bank: item.bankName })}
        </p>
      </div>
    ) : null
  },
)
