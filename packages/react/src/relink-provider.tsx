'use client'
import {
  createLinkFlows,
  createPendingLinks,
  createWebPendingLinkStore,
  stripOAuthReturn,
  type LinkBackend,
  type LinkFlows,
  type Messages,
  type PendingLinkStore,
  type RelinkError,
} from '@relink/core'
import { QueryClientContext } from '@tanstack/react-query'
import {
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react'
import { clock } from './browser/clock.ts'
import { createId } from './browser/create-id.ts'
import { pageLocks } from './browser/page-locks.ts'
import { itemKeys } from './hooks/items-query.ts'
import { tellEnding, type LinkEndingCallbacks } from './link-ending.ts'
import { loadPlaidScript } from './plaid/load-plaid-script.ts'
import { PlaidLink } from './plaid/plaid-link.tsx'
import { RelinkContext, type Relink } from './relink-context.ts'
import { useLatest } from './use-latest.ts'

/** Props of {@link RelinkProvider}. The callbacks also fire after the trip to the bank and back. */
export interface RelinkProviderProps extends LinkEndingCallbacks {
  /** What answers Relink's requests: `httpBackend('/api/link')`, or any object of that shape. */
  backend: LinkBackend
  /**
   * Who is signed in, as an id of the app's own; null while the app does not know yet. It keeps one
   * person's unfinished link from another's and is stored in the browser, so not an e-mail address.
   */
  userKey: string | null
  children?: ReactNode
  /** Words in place of the English ones. */
  messages?: Messages
  /** Where to keep what is set aside during the trip to the bank. Default: web storage. */
  pendingLinkStore?: PendingLinkStore
  /** For a content security policy that names scripts by nonce. */
  nonce?: string
  /** Hears of what went wrong without stopping the person. Default: a line on the console. */
  onProblem?: (error: RelinkError) => void
}

/**
 * Hosts Plaid Link for everything below it.
 *
 * At most one Link is on the page, whatever the number of buttons, and none of them owns it: a button that
 * unmounts or a list that re-renders never tears down an open Link. You may pass new callbacks and a
 * new back end on every render; the newest is the one that is used.
 * Put it below the `QueryClientProvider` of TanStack Query; without one, `useItems` has nowhere to live.
 */
export const RelinkProvider = (props: RelinkProviderProps): ReactNode => {
  const { userKey, messages, nonce, children } = props
  const latest = useLatest(props)
  const [{ flows, backend }] = useState(() => ({
    flows: createFlows(latest),
    backend: () => latest.current.backend,
  }))

  const queryClient = useContext(QueryClientContext)

  useEffect(
    () =>
      flows.onEnded((ending) => {
        if (ending.status !== 'exited')
          // The query's own state tells how that went.
          void queryClient?.invalidateQueries({ queryKey: itemKeys.all(latest.current.userKey) })
        tellEnding(ending, latest.current)
      }),
    [flows, latest, queryClient],
  )

  const relink = useMemo<Relink>(
    () => ({ flows, backend, userKey, messages }),
    [flows, backend, userKey, messages],
  )
  return (
    <RelinkContext.Provider value={relink}>
      <LinkHost flows={flows} nonce={nonce} userKey={userKey} />
      {children}
    </RelinkContext.Provider>
  )
}

const nothing = (): null => null

interface LinkHostProps {
  flows: LinkFlows
  nonce: string | undefined
  userKey: string | null
}

/** Stands before the children, so that flows are another person's before a child begins one for them. */
const LinkHost = ({ flows, nonce, userKey }: LinkHostProps): ReactNode => {
  const lastUser = useRef(userKey)
  useEffect(() => {
    const isAnother = lastUser.current !== null && lastUser.current !== userKey
    lastUser.current = userKey
    if (isAnother) flows.reset()
  }, [flows, userKey])

  const link = useSyncExternalStore(flows.subscribe, flows.getMounted, nothing)
  return link === null ? null : (
    <PlaidLink key={link.flowId} link={link} hear={flows.hear} nonce={nonce} />
  )
}

/** The flows live as long as the provider; they look up its newest props when they use them. */
const createFlows = (latest: RefObject<RelinkProviderProps>): LinkFlows => {
  return createLinkFlows({
    get backend() {
      return latest.current.backend
    },
    clock,
    createId,
    cleanAddress: () =>
      history.replaceState(history.state, '', stripOAuthReturn(window.location.href)),
    loadScript: () => loadPlaidScript(latest.current.nonce),
    pendingLinks: createPendingLinks({
      store:
        latest.current.pendingLinkStore ??
        createWebPendingLinkStore(
          () => window.localStorage,
          () => window.sessionStorage,
        ),
      locks: pageLocks,
      now: clock.now,
      takeFromServer: async () => (await latest.current.backend.takePendingLink?.()) ?? null,
    }),
    userKey: () => latest.current.userKey,
    // oxlint-disable-next-line no-console -- somebody has to hear of it
    report: (error) => (latest.current.onProblem ?? console.warn)(error),
  })
}
