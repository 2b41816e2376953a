'use client'
import {
  createLinkFlows,
  createPendingLinks,
  createWebPendingLinkStore,
  type LinkBackend,
  type LinkFlows,
  type Messages,
  type PendingLinkStore,
  type RelinkError,
} from '@relink/core'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
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
 * new back end on every render; the newest is the one that is used. Without a TanStack Query client
 * above, it brings its own.
 */
export const RelinkProvider = (props: RelinkProviderProps): ReactNode => {
  const { userKey, messages, nonce, children } = props
  const latest = useLatest(props)
  const [{ flows, backend }] = useState(() => createClient(latest))

  const outerClient = useContext(QueryClientContext)
  const [ownClient] = useState(() => (outerClient === undefined ? new QueryClient() : null))
  const queryClient = outerClient ?? ownClient

  useEffect(
    () =>
      flows.onEnded((ending) => {
        const { userKey, onLinked, onUpdated, onExited } = latest.current
        if (ending.status !== 'exited')
          // The query's own state tells how that went.
          void queryClient?.invalidateQueries({ queryKey: itemKeys.all(userKey) })
        tellEnding(ending, { onLinked, onUpdated, onExited })
      }),
    [flows, latest, queryClient],
  )

  const lastUser = useRef(userKey)
  useEffect(() => {
    const isAnother = lastUser.current !== null && lastUser.current !== userKey
    lastUser.current = userKey
    if (isAnother) flows.reset()
  }, [flows, userKey])

  const relink = useMemo<Relink>(
    () => ({ flows, backend, userKey, messages }),
    [flows, backend, userKey, messages],
  )
  const content = (
    <RelinkContext.Provider value={relink}>
      {children}
      <LinkHost flows={flows} nonce={nonce} />
    </RelinkContext.Provider>
  )
  return ownClient === null ? (
    content
  ) : (
    <QueryClientProvider client={ownClient}>{content}</QueryClientProvider>
  )
}

const nothing = (): null => null

const LinkHost = ({ flows, nonce }: { flows: LinkFlows; nonce: string | undefined }): ReactNode => {
  const link = useSyncExternalStore(flows.subscribe, flows.getMounted, nothing)
  return link === null ? null : (
    <PlaidLink key={link.flowId} link={link} hear={flows.hear} nonce={nonce} />
  )
}

/** The parts of the provider that live as long as it does; they look up the newest props when used. */
const createClient = (
  latest: RefObject<RelinkProviderProps>,
): { flows: LinkFlows; backend: LinkBackend } => {
  const newest = (): LinkBackend => latest.current.backend
  const backend: LinkBackend = {
    createLinkToken: (request, call) => newest().createLinkToken(request, call),
    linkItem: (request, call) => newest().linkItem(request, call),
    confirmUpdated: (itemId, call) => newest().confirmUpdated(itemId, call),
    listItems: (call) => newest().listItems(call),
    getItem: (itemId, call) => newest().getItem(itemId, call),
    removeItem: (itemId, call) => newest().removeItem(itemId, call),
  }
  const flows = createLinkFlows({
    backend,
    clock,
    createId,
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
      takeFromServer: async () => (await newest().takePendingLink?.()) ?? null,
    }),
    userKey: () => latest.current.userKey,
    report(error) {
      const { onProblem } = latest.current
      // oxlint-disable-next-line no-console -- somebody has to hear of it
      if (onProblem === undefined) console.warn(error.message)
      else onProblem(error)
    },
  })
  return { flows, backend }
}
