import { createWebPendingLinkStore, type LinkItemRequest } from '@relink/core'
import { installPlaid } from '@relink/simulator/browser'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { theStage } from '../create-stage.ts'
import { waitAbout } from '../pace.ts'
import { usePage, useTell, type Tell } from '../scene.ts'
import { BanksPage } from './app.tsx'

declare global {
  interface Window {
    /** Called by the static page where it asks for Plaid's script. */
    openStaticPage?: (page: Window) => void
  }
}

const web = createWebPendingLinkStore(
  () => localStorage,
  () => sessionStorage,
)

/** Where the page goes in the end: a file that is there, wherever the stories are. */
const banks = new URL('static-page/banks.html', document.baseURI).pathname

/** The app's server, as far as the page asks it for something. */
const answer = async (path: string, request: RequestInit): Promise<Response> => {
  if (!path.endsWith('/items')) return Response.json({}, { status: 404 })
  // So that a watcher can read what the page says meanwhile.
  await waitAbout(1500)
  const body = JSON.parse(String(request.body)) as LinkItemRequest
  return Response.json(await theStage().backend.linkItem(body))
}

/** Plaid and the server of the story, for a page of its own. */
const open = (page: Window, tell: Tell): void => {
  installPlaid({ window: page, fetch: theStage().sendFromLink, oauth: 'redirect' })
  page.fetch = (path, request = {}) => {
    tell('The static page', `${request.method} ${String(path)}`, {})
    return answer(String(path), request)
  }
}

/** What the story has of the browser's storage goes to the page, and comes back from it. */
const move = async (from: typeof web, to: typeof web): Promise<void> => {
  const { records } = await from.list()
  for (const record of [...records].reverse()) await to.save(record)
}
const clear = async (): Promise<void> => {
  const { records } = await web.list()
  for (const { flowId } of records) void web.remove(flowId)
}

/** The static page at the redirect URI, in a frame: a page of its own, with its own script and no React. */
export const FramedStaticPage = (): ReactNode => {
  const { address, goTo } = usePage()
  const tell = useTell()
  const latestTell = useRef(tell)
  useEffect(() => {
    latestTell.current = tell
  })
  const [source, setSource] = useState<string>()
  useEffect(() => {
    const enter = async (): Promise<void> => {
      window.openStaticPage = (page) => open(page, latestTell.current)
      await move(theStage().setting.store, web)
      setSource(`static-page/oauth.html${new URL(address).search}`)
    }
    void enter()
  }, [address])

  const leave = async (): Promise<void> => {
    await move(web, theStage().setting.store)
    await clear()
    goTo('/banks')
  }
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- a page of the app itself, with its storage
    <iframe
      title="The static page"
      className="stage-static-page"
      src={source}
      onLoad={({ currentTarget }) => {
        if (currentTarget.contentWindow?.location.pathname === banks) void leave()
      }}
    />
  )
}

/** The app in a browser, whose redirect URI is a file and no page of the app. */
export const AppWithStaticPage = (): ReactNode => {
  const { address, isReturn } = usePage()
  return (
    <div className="stage-browser">
      <p className="stage-address">{isReturn ? address : `https://app.example${address}`}</p>
      {isReturn ? (
        <FramedStaticPage />
      ) : (
        <div className="stage-stack">
          <h2>Your banks</h2>
          <BanksPage returnTo={banks} />
        </div>
      )}
    </div>
  )
}
