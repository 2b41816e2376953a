'use client'
import { awaitsServer, isBeforeOpen, type LinkState } from '@relink/core'
import {
  forwardRef,
  useRef,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
} from 'react'
import {
  readFinished,
  useOAuthReturn,
  type OAuthReturnFinished,
  type UseOAuthReturnOptions,
} from '../hooks/use-oauth-return.ts'
import { FlowNotice } from './flow-notice.tsx'
import type { IssueActions } from './link-notice.tsx'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { useMessages } from './use-messages.ts'

/** Props of {@link OAuthReturn}; everything a `<div>` takes goes to its root. */
export interface OAuthReturnProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Called once when the person can go on; the place to navigate to `returnTo`. */
  onFinished: (finished: OAuthReturnFinished) => void
  /** Waited for before anything of the return is used; see {@link useOAuthReturn}. */
  beforeResume?: UseOAuthReturnOptions['beforeResume']
  /** What the app can do about an issue, besides trying again. */
  issueActions?: IssueActions
  /** An element of yours in place of the `<div>`, or a function of its props and `{ status }`. */
  render?: RenderProp<ComponentPropsWithRef<'div'>, { status: LinkState['status'] }>
}

/**
 * The page banks send people back to: goes on with Link, and says where the person is and what to do
 * when that can't be done.
 *
 * Renders a `<div>` with `data-status`. Put it on the route that the redirect URI names, outside any
 * guard that would strip the query.
 *
 * @throws RelinkError `provider_missing`
 */
export const OAuthReturn = forwardRef<HTMLDivElement, OAuthReturnProps>(function OAuthReturn(
  { onFinished, beforeResume, issueActions, render, className, ...rest },
  ref,
) {
  const messages = useMessages()
  const state = useOAuthReturn({ onFinished, beforeResume })
  const leave = wayOut(state)
  const progressLine = useRef<HTMLParagraphElement>(null)
  const { status } = state
  const children = (
    <>
      <p role="status" className="relink-return-progress" ref={progressLine} tabIndex={-1}>
        {progress(state, messages)}
      </p>
      <FlowNotice
        state={state}
        link={state}
        actions={issueActions}
        returnFocus={() => progressLine.current?.focus({ preventScroll: true })}
      />
      {leave !== null && (
        <button
          type="button"
          className="relink-button"
          data-variant="other"
          onClick={() => onFinished(leave)}
        >
          {messages.continue}
        </button>
      )}
    </>
  )
  const looks = { className: className ?? 'relink-return', 'data-status': status }
  return renderRoot(render, 'div', { ...rest, ref, ...looks, children }, { status })
})

/** Where "Continue" leads in the states that wait for the person. */
const wayOut = (state: LinkState): OAuthReturnFinished | null =>
  (state.status === 'updated' && !state.repaired) ||
  state.status === 'refused' ||
  state.status === 'exited' ||
  // What is only prepared waits for the person, too.
  (isBeforeOpen(state) && !state.pressed) ||
  // A success that waits for the server would be lost on the next page.
  (state.status === 'failed' && !awaitsServer(state))
    ? readFinished(state.status === 'updated' ? state.status : 'exited', state.intent)
    : null

const progress = (state: LinkState, messages: { returning: string; finishing: string }): string => {
  if (state.status === 'finishing' || state.status === 'recovering') return messages.finishing
  return state.status === 'returning' || (isBeforeOpen(state) && state.pressed)
    ? messages.returning
    : ''
}
