'use client'
import { isBeforeOpen, type LinkState } from '@relink/core'
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type MouseEvent,
} from 'react'
import { useBankLink, type UseBankLinkOptions } from '../hooks/use-bank-link.ts'
import { FlowNotice } from './flow-notice.tsx'
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
      className,
      children,
      onClick,
      onPointerEnter,
      onPointerMove,
      onPointerLeave,
      onKeyUp,
      onBlur,
      ...rest
    },
    ref,
  ) {
    const messages = useMessages()
    const button = useRef<HTMLButtonElement>(null)
    useImperativeHandle(ref, () => button.current as HTMLButtonElement, [])
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
    const busy = isBusy(link)
    const { intentProps } = link

    const press = (event: MouseEvent<HTMLButtonElement>): void => {
      onClick?.(event)
      if (!event.defaultPrevented && !busy) link.start()
    }
    return (
      <>
        <button
          type="button"
          {...rest}
          ref={button}
          className={className ?? 'relink-button'}
          data-status={link.status}
          aria-busy={busy || rest['aria-busy']}
          aria-disabled={busy || rest['aria-disabled']}
          onClick={press}
          onPointerEnter={both(onPointerEnter, intentProps.onPointerEnter)}
          onPointerMove={both(onPointerMove, intentProps.onPointerMove)}
          onPointerLeave={both(onPointerLeave, intentProps.onPointerLeave)}
          onKeyUp={both(onKeyUp, intentProps.onKeyUp)}
          onBlur={both(onBlur, intentProps.onBlur)}
        >
          {children ?? (itemId === undefined ? messages.connect : messages.reconnect)}
        </button>
        <span className="relink-hidden" role="status">
          {busy ? progress(link, messages) : ''}
        </span>
        {notice && (
          <FlowNotice
            state={link}
            link={link}
            actions={issueActions}
            returnFocus={() => button.current?.focus({ preventScroll: true })}
          />
        )}
      </>
    )
  },
)

const isBusy = (state: LinkState): boolean =>
  (isBeforeOpen(state) && state.pressed) ||
  state.status === 'open' ||
  state.status === 'finishing' ||
  state.status === 'recovering' ||
  state.status === 'deciding'

const progress = (
  state: LinkState,
  messages: { connecting: string; finishing: string },
): string => {
  if (state.status === 'finishing' || state.status === 'recovering') return messages.finishing
  return isBeforeOpen(state) ? messages.connecting : ''
}

const both =
  <E,>(own: ((event: E) => void) | undefined, ours: (event: E) => void) =>
  (event: E): void => {
    own?.(event)
    ours(event)
  }
