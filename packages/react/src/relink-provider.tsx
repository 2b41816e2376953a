'use client'
import {
  createLinkFlows,
  readTabMessage,
  type LinkBackend,
  type LinkEnding,
  type LinkFlows,
  type Messages,
  type PendingLinkStore,
  type PlaidEnvironment,
  type RelinkError,
  type TabMessage,
} from '@relink/core'
import type { TelemetryStep } from '@relink/core/telemetry'
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
import { captureOAuthReturn } from './browser/return-address.ts'
import { openTabNews } from './browser/tab-news.ts'
import { watchInDevelopment } from './development-warnings.ts'
import { watchDiagnostics, type DiagnosticListener } from './diagnostics/watch-diagnostics.ts'
import { itemKeys } from './hooks/items-query.ts'
import { createLatePendingLinks } from './later/late-pending-links.ts'
import { linkCode, loadLinkCode } from './later/load-link-code.ts'
import { whenQuiet } from './later/when-quiet.ts'
import { tellEnding, type LinkEndingCallbacks } from './link-ending.ts'
import { loadPlaidScript } from './plaid/load-plaid-script.ts'
import { RelinkContext, type Relink } from './relink-context.ts'
import { watchTelemetry } from './telemetry/watch-telemetry.ts'
import { useLatest } from './use-latest.ts'

declare const process: { env: { NODE_ENV?: string } }

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
  /** Words in place of the English ones, such as `french`. Link is asked for in their language, too. */
  messages?: Messages
  /** Where to keep what is set aside during the trip to the bank. Default: web storage. */
  pendingLinkStore?: PendingLinkStore
  /** Plaid's environment; when given, a return that was begun in the other one is refused. */
  environment?: PlaidEnvironment
  /** For a content security policy that names scripts by nonce. */
  nonce?: string
  /** Hears of what went wrong without stopping the person. Default: a line on the console. */
  onProblem?: (error: RelinkError) => void
  /**
   * Hears each step of each flow, in order and once, with one outcome as the last; no token is among it. Most
   * come when Link is over, since Plaid tells of them only then. The code for it is loaded when this is given.
   */
  onTelemetry?: (step: TelemetryStep) => void
  /**
   * Hears what only a developer can mend, such as keys that Plaid refuses: cause, fix and Plaid's page, without
   * tokens. Once per flow and code, in production too; in development the console hears of each code once.
   */
  onDiagnostic?: DiagnosticListener
}

/**
 * Hosts Plaid Link for everything below it.
 *
 * At most one Link is on the page, whatever the number of buttons, and none of them owns it: a button that
 * unmounts or a list that re-renders never tears down an open Link. Neither callbacks nor the back end have to stay
 * the same object from render to render: what was given last counts.
 * Put it below the `QueryClientProvider` of TanStack Query; without one, `useItems` has nowhere to live.
 */
export const RelinkProvider = (props: RelinkProviderProps): ReactNode => {
  const { userKey, messages, nonce, children, onTelemetry } = props
  const latest = useLatest(props)
  const [core] = useState(() => createCore(latest))
  const { flows } = core
  const queryClient = useContext(QueryClientContext)

  useEffect(() => {
    const refresh = (): void => {
      // The query's own state tells how that went.
      void queryClient?.invalidateQueries({ queryKey: itemKeys.all(latest.current.userKey) })
    }
    const tabs = openTabNews((posted) => {
      const message = readTabMessage(posted)
      if (message === null || message.userKey !== latest.current.userKey) return
      flows.hear(message.flowId, { type: 'answered', answer: message.answer })
      refresh()
    })
    const stop = flows.onEnded((ending) => {
      // The server may have removed the new connection in favour of the one that was kept.
      if (ending.status !== 'exited' || ending.reason === 'kept_existing') refresh()
      if (ending.status !== 'exited') tabs.post(tabMessage(ending, latest.current.userKey))
      tellEnding(ending, latest.current)
    })
    const stopDiagnostics = watchDiagnostics(flows, () => latest.current.onDiagnostic)
    // Bundlers put the answer here, and leave out what an app's build has no use for.
    const stopWatching =
      process.env.NODE_ENV === 'production'
        ? undefined
        : watchInDevelopment(core, () => latest.current.userKey)
    return () => {
      stop()
      stopDiagnostics()
      tabs.close()
      stopWatching?.()
    }
  }, [core, flows, latest, queryClient])

  // So that it is there when somebody presses, also if a new build of the app has replaced this one by then.
  useEffect(() => whenQuiet(() => void loadLinkCode().catch(nothing)), [])

  const isWatched = onTelemetry !== undefined
  useEffect(
    () =>
      isWatched ? watchTelemetry(flows, (step) => latest.current.onTelemetry?.(step)) : undefined,
    [flows, latest, isWatched],
  )

  const relink = useMemo<Relink>(() => ({ ...core, userKey, messages }), [core, userKey, messages])
  return (
    <RelinkContext.Provider value={relink}>
      <LinkHost flows={flows} nonce={nonce} userKey={userKey} />
      {children}
    </RelinkContext.Provider>
  )
}

const tabMessage = (
  ending: Exclude<LinkEnding, { status: 'exited' }>,
  userKey: string | null,
): TabMessage => {
  const { flowId, intent: _, status: outcome, ...rest } = ending
  return { v: 1, flowId, userKey, answer: { outcome, ...rest } as TabMessage['answer'] }
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
    if (userKey === null) return undefined
    // After the page's own effects, among them those of a return page.
    return clock.after(0, () => {
      const { origin, pathname } = window.location
      // A storage that refuses has nothing to recover.
      flows.recover(origin + pathname).catch(() => undefined)
    })
  }, [flows, userKey])

  const link = useSyncExternalStore(flows.subscribe, flows.getMounted, nothing)
  const code = linkCode.get()
  return link === null || code === null ? null : (
    <code.PlaidLink
      key={link.flowId}
      link={link}
      hear={flows.hear}
      note={flows.note}
      nonce={nonce}
    />
  )
}

type Core = Omit<Relink, 'userKey' | 'messages'>

/** What lives as long as the provider, and looks up its newest props when it uses them. */
const createCore = (latest: RefObject<RelinkProviderProps>): Core => {
  captureOAuthReturn()
  const observeBackend: Relink['observeBackend'] = { current: (each) => each }
  const backend = (): LinkBackend => observeBackend.current(latest.current.backend)
  // oxlint-disable-next-line no-console -- somebody has to hear of it
  const report = (error: RelinkError) => (latest.current.onProblem ?? console.warn)(error)
  const pendingLinks = createLatePendingLinks(latest.current.pendingLinkStore, report)
  return {
    flows: createLinkFlows({
      backend,
      clock,
      createId,
      loadScript: async () => {
        await Promise.all([loadPlaidScript(latest.current.nonce), loadLinkCode()])
      },
      pendingLinks: pendingLinks.port,
      userKey: () => latest.current.userKey,
      report,
    }),
    loadPendingLinks: pendingLinks.load,
    backend,
    observeBackend,
    live: new Map(),
    environment: () => latest.current.environment,
    report,
  }
}
