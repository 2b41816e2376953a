import {
  createMemoryPendingLinkStore,
  type LinkEnding,
  type Messages,
  type PendingLinkStore,
  type RelinkError,
} from '@relink/core'
import { RelinkProvider } from '@relink/react'
import { createSimulator, type Simulator } from '@relink/simulator'
import { installPlaid } from '@relink/simulator/browser'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { action } from 'storybook/actions'
import { connectedBanks, type BankName } from './connected-banks.ts'
import { createSimulatorBackend, type Send, type SimulatorBackend } from './simulator-backend.ts'

/** What a story begins with; it goes into the story's `parameters.relink`. */
export interface Scene {
  /** Said above the story: what can be tried. */
  hint?: string
  /** Banks that are connected when the story begins. */
  banks?: readonly BankName[]
  /** Whatever else has to have happened before the story begins. */
  prepare?: (stage: StageSetting) => void | Promise<void>
  /** Stands between the back end and Plaid. */
  network?: (send: Send) => Send
  /** Keeps Plaid's script out until the person lets it in, as a content blocker does. */
  blocker?: boolean
  /** Keeps the list of Items from being asked for again and again when that fails. */
  asksOnce?: boolean
  messages?: Messages
}

/** What a scene can prepare with. */
export interface StageSetting {
  simulator: Simulator
  backend: SimulatorBackend
  /** Where pending links are kept; a scene may put another in its place. */
  store: PendingLinkStore
  /** The query that the page's address has when the story begins. */
  query: string
}

/** Who is signed in, in every story. */
export const userKey = 'ada'

type Tell = (callback: string, what: string, details: unknown) => void

const TellContext = createContext<Tell>(() => undefined)

/** Writes below the story, and into Storybook's list of actions, which callback was called. */
export const useTell = (): Tell => useContext(TellContext)

const createStage = ({ banks = [], network, asksOnce = false }: Scene) => {
  const { state, accessTokens } = connectedBanks(banks)
  const simulator = createSimulator({ state })
  const setting: StageSetting = {
    simulator,
    backend: createSimulatorBackend(network?.(simulator.fetch) ?? simulator.fetch),
    store: createMemoryPendingLinkStore(),
    query: '',
  }
  let prepared: Promise<void> | null = null
  return {
    setting,
    queryClient: new QueryClient(asksOnce ? { defaultOptions: { queries: { retry: false } } } : {}),
    /** Prepares once, however often the page's effects run. */
    prepare: ({ prepare }: Scene): Promise<void> => {
      prepared ??= (async () => {
        for (const accessToken of accessTokens) await setting.backend.keep(accessToken)
        await prepare?.(setting)
      })()
      return prepared
    },
  }
}

/** Puts the query into the page's address; the answer puts back what was there. */
const visit = (query: string): (() => void) => {
  const before = window.location.href
  if (query === '') return () => undefined
  const there = new URL(before)
  for (const [name, value] of new URLSearchParams(query)) there.searchParams.set(name, value)
  history.replaceState(history.state, '', there)
  return () => history.replaceState(history.state, '', before)
}

interface StageProps {
  /** Null within a page of documentation, which has a heading of its own. */
  title: string | null
  scene: Scene
  children: ReactNode
}

/** A simulator of its own for one story, and Relink's provider over it. No network, no server. */
export const Stage = ({ title, scene, children }: StageProps) => {
  const [stage] = useState(() => createStage(scene))
  const [isReady, setIsReady] = useState(false)
  const [isBlocked, setIsBlocked] = useState(scene.blocker === true)
  const [told, setTold] = useState<string[]>([])

  useEffect(
    () =>
      isBlocked
        ? undefined
        : // The pop-up's way, so that no story leaves its page for the bank's.
          installPlaid({ fetch: stage.setting.simulator.fetch, oauth: 'popup' }),
    [stage, isBlocked],
  )

  useEffect(() => {
    let leave: (() => void) | null = () => undefined
    const enter = async (): Promise<void> => {
      await stage.prepare(scene)
      if (leave === null) return
      leave = visit(stage.setting.query)
      setIsReady(true)
    }
    void enter()
    return () => {
      leave?.()
      leave = null
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a scene is set once
  }, [stage])

  const tell: Tell = (callback, what, details) => {
    action(callback)(details)
    setTold((lines) => [...lines, `${callback}: ${what}`])
  }
  const { backend, store } = stage.setting
  const Root = title === null ? 'div' : 'main'
  return (
    <Root className="stage">
      {title !== null && <h1>{title}</h1>}
      {scene.hint !== undefined && <p className="stage-hint">{scene.hint}</p>}
      {scene.blocker === true && (
        <label className="stage-blocker">
          <input
            type="checkbox"
            checked={isBlocked}
            onChange={(event) => setIsBlocked(event.target.checked)}
          />
          Block Plaid’s script
        </label>
      )}
      <div className="stage-story">
        {isReady && (
          <QueryClientProvider client={stage.queryClient}>
            <RelinkProvider
              backend={backend}
              userKey={userKey}
              pendingLinkStore={store}
              {...(scene.messages === undefined ? {} : { messages: scene.messages })}
              onLinked={(linked) => tell('onLinked', linked.item.bankName, linked)}
              onUpdated={(updated) =>
                tell(
                  'onUpdated',
                  `${updated.item.bankName}, ${updated.repaired ? 'repaired' : 'not repaired'}`,
                  updated,
                )
              }
              onExited={(exited) => tell('onExited', reasons[exited.reason], exited)}
              onProblem={(error) => {
                // Storybook's own frame is no problem of the story's.
                if (!isAboutFrame(error)) tell('onProblem', error.message, error)
              }}
            >
              <TellContext.Provider value={tell}>{children}</TellContext.Provider>
            </RelinkProvider>
          </QueryClientProvider>
        )}
      </div>
      <div role="log" aria-label="What the app was told" className="stage-told">
        {told.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines are only ever added
          <p key={index}>{line}</p>
        ))}
      </div>
    </Root>
  )
}

const isAboutFrame = ({ message }: RelinkError): boolean => message.includes('an iframe')

const reasons: Record<Extract<LinkEnding, { status: 'exited' }>['reason'], string> = {
  closed: 'Link was closed',
  kept_existing: 'the connection there was is kept',
  no_item: 'Link made no connection',
  interrupted: 'the page went before the end',
}
