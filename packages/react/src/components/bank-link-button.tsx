'use client'
import { forwardRef, type ComponentPropsWithoutRef } from 'react'
import { useBankLink, type UseBankLinkOptions } from '../hooks/use-bank-link.ts'
import { LinkButton, type RenderLinkButton } from './link-button.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

/** Props of {@link BankLinkButton}; everything a `<button>` takes goes to it. */
export interface BankLinkButtonProps
  extends UseBankLinkOptions, Omit<ComponentPropsWithoutRef<'button'>, keyof UseBankLinkOptions> {
  /** What the app can do about an issue, besides trying again. */
  issueActions?: IssueActions
  /** Whether what went wrong is said below the button. Default true. */
  notice?: boolean
  /**
   * Whether screen readers are told how far it is, by words that only they notice. Default true; false where a
   * `LinkStatus` says the same, which would be read twice.
   */
  announce?: boolean
  /**
   * An element of yours in place of the `<button>`, such as `<MyButton size="large" />`, or a function of its props
   * and `{ status, busy }`. It has to be a button that takes a ref; of our looks it gets none.
   */
  render?: RenderLinkButton
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
      announce,
      render,
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
      <LinkButton
        {...rest}
        ref={ref}
        link={link}
        issueActions={issueActions}
        notice={notice}
        announce={announce}
        render={render}
      >
        {children ?? (itemId === undefined ? messages.connect : messages.reconnect)}
      </LinkButton>
    )
  },
)
