import { useLoadedMessages } from '@relink/react/messages'
import { installPlaid } from '@relink/simulator/browser'
import { useEffect, useState, type ReactNode } from 'react'
import { action } from 'storybook/actions'
import { createStage, putUp } from './create-stage.ts'
import { OnePage } from './one-page.tsx'
import { movePageClock } from './page-clock.ts'
import { userKey, type Scene } from './scene.ts'
import { clocks, type Toolbar } from './toolbar.ts'

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
  tools: Toolbar
  children: ReactNode
}

/** A simulator of its own for one story, and Relink's provider over it. No network, no server. */
export const Stage = ({ title, scene, tools, children }: StageProps) => {
  const [stage] = useState(() => createStage(scene))
  const [page, setPage] = useState({ visits: 0, address: '/banks', isReturn: false })
  const [arrived, setArrived] = useState(-1)
  const [isBlocked, setIsBlocked] = useState(scene.blocker === true)
  const [person, setPerson] = useState(scene.person === undefined ? userKey : scene.person)
  const [told, setTold] = useState<string[]>([])
  const words = useLoadedMessages(tools.language)
  const messages = scene.messages ?? words
  const { setting } = stage

  const goTo = (address: string): void =>
    setPage(({ visits }) => ({ visits: visits + 1, address, isReturn: address.startsWith('http') }))

  useEffect(() => {
    if (isBlocked) return undefined
    let isLeft = false
    const leaveFor = async (url: string): Promise<void> => {
      isLeft = true
      await stage.leavePage()
      setting.query = new URL(url).search
      goTo(url)
    }
    // Beside the page, or by a redirect that the stage plays: no story really leaves its page.
    return installPlaid({
      // A page that is gone asks for nothing any more.
      fetch: (request) =>
        isLeft ? Promise.reject(new TypeError('The page is gone.')) : stage.sendFromLink(request),
      oauth: scene.oauth ?? 'popup',
      navigate: (url) => void leaveFor(url),
    })
  }, [stage, isBlocked, page.visits, scene.oauth, setting])

  useEffect(() => {
    stage.setNetwork(tools.network)
  }, [stage, tools.network])

  useEffect(() => {
    let leave: (() => void) | null = () => undefined
    const enter = async (): Promise<void> => {
      await stage.prepare()
      await stage.setClock(clocks[tools.clock] ?? 0)
      if (leave === null) return
      leave = visit(setting.query)
      // A page that is opened again later has no query.
      setting.query = ''
      putUp({ ...stage, signIn: setPerson })
      setArrived(page.visits)
    }
    void enter()
    return () => {
      leave?.()
      leave = null
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the clock moves by itself afterwards
  }, [stage, page.visits])

  useEffect(() => {
    if (arrived >= 0) void stage.setClock(clocks[tools.clock] ?? 0)
  }, [stage, arrived, tools.clock])
  useEffect(
    () => () => {
      putUp(null)
      movePageClock(0)
    },
    [stage],
  )

  const tell = (callback: string, what: string, details: unknown): void => {
    action(callback)(details)
    setTold((lines) => [...lines, `${callback}: ${what}`])
  }
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
      <div className="stage-story" lang={messages.language}>
        {arrived === page.visits && (
          <OnePage
            key={page.visits}
            stage={stage}
            person={person}
            messages={messages}
            tell={tell}
            page={{ ...page, goTo }}
            hasInspector={tools.inspector === 'on'}
          >
            {children}
          </OnePage>
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
