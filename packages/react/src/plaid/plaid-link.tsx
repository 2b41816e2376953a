'use client'
// The one file that touches react-plaid-link, and the one that knows Plaid's snake_case.
import {
  RelinkError,
  type LinkExit,
  type LinkFlows,
  type LinkSuccess,
  type MountedLink,
} from '@relink/core'
import { Component, useEffect, useRef, useState, type ReactNode } from 'react'
import {
  usePlaidLink,
  type PlaidLinkOnExit,
  type PlaidLinkOnSuccess,
  type PlaidLinkOptions,
} from 'react-plaid-link'
import { watchFrame } from './watch-frame.ts'

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

  const stopWatching = useRef<() => void>(noop)
  useEffect(() => () => stopWatching.current(), [])

  const bankWindow = useRef({ failed: false, at: '' })
  const lastExit = useRef<LinkExit>(null)
  const leave = (exit: LinkExit): void => {
    lastExit.current = exit
    const bankWindowFailed = bankWindow.current.failed && exit.error === null
    hear(flowId, { type: 'left', exit: { ...exit, bankWindowFailed } })
  }

  const options: PlaidLinkOptions = {
    token: isSettledIn ? grant.linkToken : null,
    ...(isSettledIn && grant.returned !== null
      ? { receivedRedirectUri: grant.returned.receivedRedirectUri }
      : {}),
    ...(nonce === undefined ? {} : { cspNonce: nonce }),
    onLoad: () => hear(flowId, { type: 'loaded' }),
    onSuccess: (publicToken, metadata) => {
      hear(flowId, { type: 'succeeded', success: readSuccess(publicToken, metadata) })
      stopWatching.current()
      // Nobody calls onExit when the last pane is closed after a success.
      const exit = readExit(null, { ...metadata, status: null, request_id: '' })
      stopWatching.current = watchFrame(() => hear(flowId, { type: 'left', exit }))
    },
    onExit: (error, metadata) => leave(readExit(error, metadata)),
    onEvent: (name, metadata) => {
      note(flowId, name, metadata)
      // Plaid delivers these at the end, in no order, before or after onExit: the newest counts.
      if (!name.endsWith('_OAUTH') || metadata.timestamp < bankWindow.current.at) return
      bankWindow.current = { failed: name === 'FAIL_OAUTH', at: metadata.timestamp }
      if (lastExit.current !== null) leave(lastExit.current)
    },
  }
  const { open, ready } = usePlaidLink(options)

  useEffect(() => {
    if (!shouldOpen) return undefined
    const before = document.activeElement
    return () => {
      // Link's frame took the focus with it; whoever had it before gets it back, without scrolling.
      const isLost = document.activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [shouldOpen])

  const hasOpened = useRef(false)
  useEffect(() => {
    if (!shouldOpen || !ready || hasOpened.current) return
    hasOpened.current = true
    open()
  }, [shouldOpen, ready, open])

  return null
}

const noop = (): void => undefined

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
    this.props.onError(
      new RelinkError(
        'link_threw',
        `Failed to open Link: Plaid's script threw "${String(cause)}". Check the link token.`,
        { cause },
      ),
    )
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children
  }
}

const readSuccess = (
  publicToken: string | null,
  metadata: Parameters<PlaidLinkOnSuccess>[1],
): LinkSuccess => ({
  publicToken,
  institution: readInstitution(metadata.institution),
  // Absent where a session makes no Item, whatever the types say.
  accounts: ((metadata.accounts as typeof metadata.accounts | undefined) ?? []).map((account) => ({
    id: account.id,
    name: account.name,
    mask: account.mask,
    type: account.type,
    subtype: account.subtype,
  })),
  linkSessionId: metadata.link_session_id,
})

/** Whatever the types say: nobody may stumble over a field that is missing. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const readExit = (
  error: Parameters<PlaidLinkOnExit>[0],
  metadata: Parameters<PlaidLinkOnExit>[1],
): LinkExit => ({
  error: error && {
    type: text(error.error_type),
    code: text(error.error_code),
    message: text(error.error_message),
    displayMessage: error.display_message,
  },
  status: metadata.status,
  institution: readInstitution(metadata.institution),
  linkSessionId: metadata.link_session_id,
  requestId: metadata.request_id,
  bankWindowFailed: false,
})

const readInstitution = (
  institution: Parameters<PlaidLinkOnSuccess>[1]['institution'],
): LinkSuccess['institution'] =>
  institution ? { id: institution.institution_id, name: institution.name } : null
