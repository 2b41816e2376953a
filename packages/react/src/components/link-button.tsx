'use client'
import type { LinkState } from '@relink/core'
import {
  forwardRef,
  useRef,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
} from 'react'
import { isBusy } from '../hooks/button-props.ts'
import type { BankLink } from '../hooks/use-bank-link.ts'
import { FlowNotice } from './flow-notice.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useJoinedRefs } from './merge-props.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { sayFlow } from './say-flow.ts'
import { useMessages } from './use-messages.ts'

/** What a `render` function of a button is told besides its props. */
export interface LinkButtonState {
  /** How far the flow is. */
  status: LinkState['status']
  /** Whether something is going on, so that a press would do nothing. */
  busy: boolean
}

/** What draws a button in place of the native one. */
export type RenderLinkButton = RenderProp<ComponentPropsWithRef<'button'>, LinkButtonState>

interface LinkButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** The flow that a press starts. */
  link: BankLink
  issueActions: IssueActions | undefined
  /** Whether what went wrong is said below the button. */
  notice: boolean
  /** Whether screen readers are told how far it is. */
  announce?: boolean | undefined
  render?: RenderLinkButton | undefined
}

/** The button of a flow: it stays focusable while it is busy, and says below it what went wrong. */
export const LinkButton = forwardRef<HTMLButtonElement, LinkButtonProps>(function LinkButton(
  { link, issueActions, notice, announce = true, render, className, ...rest },
  ref,
) {
  const messages = useMessages()
  const button = useRef<HTMLButtonElement>(null)
  const { status } = link
  const busy = isBusy(link)
  // An element of the app's has looks of its own.
  const looks = className ?? (render === undefined ? 'relink-button' : undefined)
  const props: ComponentPropsWithRef<'button'> = {
    ...link.getButtonProps({ ...rest, className: looks }),
    ref: useJoinedRefs(button, ref),
  }
  return (
    <>
      {renderRoot(render, 'button', props, { status, busy })}
      {announce && (
        <span className="relink-hidden" role="status">
          {busy && status !== 'open' ? sayFlow(link, messages) : ''}
        </span>
      )}
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
