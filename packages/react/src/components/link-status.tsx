'use client'
import type { LinkState } from '@relink/core'
import { forwardRef, type ComponentPropsWithoutRef, type ComponentPropsWithRef } from 'react'
import { useBankLink } from '../hooks/use-bank-link.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { sayFlow } from './say-flow.ts'
import { useMessages } from './use-messages.ts'

/** Props of {@link LinkStatus}; everything a `<p>` takes goes to it. */
export interface LinkStatusProps extends Omit<ComponentPropsWithoutRef<'p'>, 'children'> {
  /** The Item whose repair is followed. Without it, the connecting of a new bank. */
  itemId?: string | undefined
  /** An element of yours in place of the `<p>`, or a function of its props and `{ status }`. */
  render?: RenderProp<ComponentPropsWithRef<'p'>, { status: LinkState['status'] }>
}

/**
 * Says in one line where a flow is, such as "Opening…" or "First Platypus Bank is connected.", in the provider's
 * words.
 *
 * Renders a `<p role="status">` with `data-status`. It is there before it says anything, so that screen readers
 * hear what comes, and is empty while nothing is going on and where a {@link LinkNotice} says what is wrong. Give a
 * `BankLinkButton` of the same flow `announce={false}`, or what both say is read twice.
 *
 * @throws RelinkError `provider_missing`
 */
export const LinkStatus = forwardRef<HTMLParagraphElement, LinkStatusProps>(function LinkStatus(
  { itemId, render, className, ...rest },
  ref,
) {
  const link = useBankLink({ itemId })
  const { status } = link
  const props = {
    role: 'status',
    ...rest,
    ref,
    className: className ?? 'relink-status',
    'data-status': status,
    children: sayFlow(link, useMessages()),
  }
  return renderRoot(render, 'p', props, { status })
})
