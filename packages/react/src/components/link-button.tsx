'use client'
import { isBeforeOpen, type LinkMessages, type LinkState } from '@relink/core'
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type MouseEvent,
} from 'react'
import type { BankLink } from '../hooks/use-bank-link.ts'
import { FlowNotice } from './flow-notice.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

interface LinkButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** The flow that a press starts. */
  link: BankLink
  issueActions: IssueActions | undefined
  /** Whether what went wrong is said below the button. */
  notice: boolean
}

/** The button of a flow: it stays focusable while it is busy, and says below it what went wrong. */
export const LinkButton = forwardRef<HTMLButtonElement, LinkButtonProps>(function LinkButton(
  {
    link,
    issueActions,
    notice,
    className,
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
      />
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
})

const isBusy = (state: LinkState): boolean =>
  (isBeforeOpen(state) && state.pressed) ||
  state.status === 'open' ||
  state.status === 'finishing' ||
  state.status === 'recovering' ||
  state.status === 'deciding'

const progress = (
  state: LinkState,
  messages: Pick<LinkMessages, 'connecting' | 'finishing'>,
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
