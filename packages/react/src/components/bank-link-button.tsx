'use client'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { useBankLink, type UseBankLinkOptions } from '../hooks/use-bank-link.ts'
import { LinkButton } from './link-button.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

/** Props of {@link BankLinkButton}; everything a `<button>` takes goes to it. */
export interface BankLinkButtonProps
  extends UseBankLinkOptions, Omit<ComponentPropsWithoutRef<'button'>, keyof UseBankLinkOptions> {
  /** What the app can do about an issue, besides trying again. */
  issueActions?: IssueActions
  /** Whether what went wrong is said below the button. Default true. */
  notice?: boolean
}

/**
 * A button that connects a bank, or with an `itemId` repairs one.
 *
 * Renders a `<button>` with `data-status`, and a {@link LinkNotice} after it when something is to be
 * said. It stays focusable while it is busy, and a press is never lost.
 *
 * @throws RelinkError `provider_missing`
 */
export const BankLinkButton = forwardRef<HTMLButtonElement, BankLinkButtonProps>(
  function BankLinkButton(
    {
      itemId,
      accountSelection,
      returnTo,
      context,
      language,
      onLinked,
      onUpdated,
      onExited,
      issueActions,
      notice = true,
      children,
      ...rest
    },
    ref,
  ) {
    const messages = useMessages()
    const link = useBankLink({
      itemId,
      accountSelection,
      returnTo,
      context,
      language,
      onLinked,
      onUpdated,
      onExited,
    })
    return (
      <LinkButton {...rest} ref={ref} link={link} issueActions={issueActions} notice={notice}>
        {children ?? (itemId === undefined ? messages.connect : messages.reconnect)}
      </LinkButton>
    )
  },
)
