'use client'
// Hosts the Link that a button opens; the search in the page is hosted by embedded-link.tsx.
import type { LinkFlows, MountedLink, RelinkError } from '@relink/core'
import { Component, useEffect, useRef, useState, type ReactNode } from 'react'
import { usePlaidLink, type PlaidLinkOptions } from 'react-plaid-link'
import { isFocusLost } from '../browser/focus.ts'
import { freeFromDialogs } from './free-from-dialogs.ts'
import { linkThrew } from './link-threw.ts'
import { createCallbacks } from './plaid-callbacks.ts'

interface PlaidLinkProps {
  link: MountedLink
  hear: LinkFlows['hear']
  note: LinkFlows['note']
  nonce: string | undefined
}

/** Hosts one Link for one flow. Mount it with the flow's id as key. */
export const PlaidLink = (props: PlaidLinkProps): ReactNode => (
  <LinkBoundary onError={(error) => props.hear(props.link.flowId, { type: 'failed', error })}>
    <PlaidHandler {...props} />
  </LinkBoundary>
)

const PlaidHandler = ({ link, hear, note, nonce }: PlaidLinkProps): ReactNode => {
  const { flowId, grant, open: shouldOpen } = link
  // Mounted empty: StrictMode runs a first effect twice, which would make two handlers; and a
  // received redirect URI without a token makes one with none. So both are given in a later commit.
  const [isSettledIn, setIsSettledIn] = useState(false)
  // oxlint-disable-next-line react/set-state-in-effect -- a later commit is the point
  useEffect(() => setIsSettledIn(true), [])

  const [callbacks] = useState(() => createCallbacks(flowId, hear, note))
  useEffect(() => callbacks.stop, [callbacks])

  const options: PlaidLinkOptions = {
    token: isSettledIn ? grant.linkToken : null,
    ...(isSettledIn && grant.returned !== null
      ? { receivedRedirectUri: grant.returned.receivedRedirectUri }
      : {}),
    ...(nonce === undefined ? {} : { cspNonce: nonce }),
    ...callbacks.options,
  }
  const { open, ready } = usePlaidLink(options)

  useEffect(() => {
    if (!shouldOpen) return undefined
    const before = document.activeElement
    return () => {
      // Link's frame took the focus with it; whoever had it before gets it back, without scrolling.
      if (isFocusLost(before) && before instanceof HTMLElement)
        before.focus({ preventScroll: true })
    }
  }, [shouldOpen])

  const isOpening = shouldOpen && ready
  useEffect(() => (isOpening ? freeFromDialogs() : undefined), [isOpening])

  const hasOpened = useRef(false)
  useEffect(() => {
    if (!isOpening || hasOpened.current) return
    hasOpened.current = true
    open()
  }, [isOpening, open])

  return null
}

/** React offers no other way than a class to catch what `Plaid.create` may throw in an effect. */
class LinkBoundary extends Component<
  { children: ReactNode; onError: (error: RelinkError) => void },
  { hasFailed: boolean }
> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(cause: unknown): void {
    this.props.onError(linkThrew(cause))
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children
  }
}
