import type { Messages, PendingLinkStore } from '@relink/core'
import type { Simulator } from '@relink/simulator'
import { createContext, useContext } from 'react'
import type { BankName } from './connected-banks.ts'
import type { Send } from './plaid-calls.ts'
import type { SimulatorBackend } from './simulator-backend.ts'
import type { Toolbar } from './toolbar.ts'

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
  /** Stands between Link and Plaid. */
  link?: (send: Send, simulator: Simulator) => Send
  /** Keeps Plaid's script out until the person lets it in, as a content blocker does. */
  blocker?: boolean
  /** Keeps the list of Items from being asked for again and again when that fails. */
  asksOnce?: boolean
  /** How people go to their bank. Default: beside the page. */
  oauth?: 'popup' | 'redirect'
  /** Who is signed in; null while the app does not know yet. Default: Ada. */
  person?: string | null
  messages?: Messages
  /** Another key begins the story anew. */
  key?: string
}

/** A scene, or what makes one of a story's controls and of the toolbar. */
export type SceneOf = Scene | ((args: never, tools: Toolbar) => Scene)

/** What a scene can prepare with. */
export interface StageSetting {
  simulator: Simulator
  backend: SimulatorBackend
  /** Where pending links are kept; a scene may put another in its place. */
  store: PendingLinkStore
  /** The query that the page's address has when the story begins. */
  query: string
}

/** Who is signed in, unless a story says otherwise. */
export const userKey = 'ada'

/** Says what the app was told. */
export type Tell = (callback: string, what: string, details: unknown) => void

export const TellContext = createContext<Tell>(() => undefined)

/** Writes below the story, and into Storybook's list of actions, which callback was called. */
export const useTell = (): Tell => useContext(TellContext)

/** Which page of the app the browser shows; only in stories where the person leaves it. */
export interface Page {
  address: string
  /** Whether this is the page that the redirect URI names. */
  isReturn: boolean
  goTo: (path: string) => void
}

export const PageContext = createContext<Page>({
  address: '/',
  isReturn: false,
  goTo: () => undefined,
})

export const usePage = (): Page => useContext(PageContext)
