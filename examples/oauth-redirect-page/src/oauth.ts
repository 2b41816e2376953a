import {
  awaitsServer,
  createLinkFlow,
  createPendingLinks,
  createWebPendingLinkStore,
  describeIssue,
  english,
  RelinkError,
  stripOAuthReturn,
  type IssueAction,
  type IssueCause,
  type LinkIntent,
  type LinkState,
} from '@relink/core'
import { createBackend } from './backend.ts'
import { pageLocks } from './page-locks.ts'
import { createPlaidLink, isPlaidThere, type PlaidLink } from './plaid.ts'

const setting = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''

const backend = createBackend(setting('relink-api'))

/** Null accepts whoever it is; the server looks at who is signed in, whatever a page says. */
const user = setting('relink-user') || null

const pendingLinks = createPendingLinks({
  store: createWebPendingLinkStore(
    () => window.localStorage,
    () => window.sessionStorage,
  ),
  locks: pageLocks,
  now: () => Date.now(),
  takeFromServer: backend.takePendingLink,
})

// Relink's core knows what to do after a return; this page only lends it a browser.
const flow = createLinkFlow({
  backend,
  clock: {
    now: () => Date.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
  },
  createId: () => crypto.randomUUID(),
  // The page's own tag ran before this script, or it never will.
  async loadScript() {
    if (!isPlaidThere())
      throw new RelinkError(
        'script_blocked',
        'Failed to load Plaid’s script: the request was refused or failed. Allow cdn.plaid.com and reload the page.',
      )
  },
  cleanAddress: () =>
    history.replaceState(history.state, '', stripOAuthReturn(window.location.href)),
  userKey: () => user,
  pendingLinks,
  // oxlint-disable-next-line no-console -- somebody has to hear of it
  report: (error) => console.warn(error.message),
})

/** Back to where the person began. The core has made sure that it is a path of this origin. */
const leave = (intent: LinkIntent | null): void => window.location.replace(intent?.returnTo ?? '/')

const say = (title: string, message = '', buttons: [label: string, press: () => void][] = []) => {
  const find = (id: string): HTMLElement => document.getElementById(id) ?? document.body
  find('title').textContent = title
  find('message').textContent = message
  find('actions').replaceChildren(
    ...buttons.map(([label, press]) => {
      const button = document.createElement('button')
      button.textContent = label
      button.addEventListener('click', press)
      return button
    }),
  )
}

/** Says what is wrong, with those of its actions that can be done here, and a way on into the app. */
const explain = (
  cause: IssueCause,
  intent: LinkIntent | null,
  actions: Partial<Record<IssueAction, () => void>> = {},
  first: IssueAction[] = [],
): void => {
  const issue = describeIssue(cause)
  // Someone who closed Link without an error knows that they did.
  if (issue === null) return leave(intent)
  const offered = [...new Set([...first, ...issue.actions])].flatMap(
    (action): [string, () => void][] => {
      const press = actions[action]
      return press === undefined ? [] : [[english.actions[action], press]]
    },
  )
  say(issue.title, issue.message, [...offered, [english.continue, () => leave(intent)]])
}

let link: PlaidLink | null = null

const follow = (state: LinkState): void => {
  switch (state.status) {
    case 'loading':
      link = createPlaidLink(state.grant, (news) => flow.hear(state.flowId, news))
      return
    case 'open':
      link?.open()
      return
    case 'finishing':
      return say(english.finishing)
    case 'linked':
    case 'updated':
      return leave(state.intent)
    case 'deciding':
      link?.close()
      return explain({ from: 'already_connected', existing: state.existing }, state.intent, {
        keep_existing: () => flow.decide('keep_existing'),
        connect_anyway: () => flow.decide('connect_anyway'),
      })
    case 'exited':
      link?.close()
      return state.exit === null
        ? leave(state.intent)
        : explain({ from: 'exit', exit: state.exit }, state.intent)
    case 'failed':
      link?.close()
      return explain(
        { from: 'error', error: state.error },
        state.intent,
        // Before Link has opened the address still holds what is needed to begin this page again.
        { retry: state.step === 'finishing' ? flow.retry : () => window.location.reload() },
        // Link has succeeded, so telling the server again is the way on, whatever the code suggests.
        awaitsServer(state) ? ['retry'] : [],
      )
    case 'refused':
      return explain({ from: 'refusal', refusal: state.refusal }, state.intent)
    default:
  }
}

flow.subscribe(() => follow(flow.getSnapshot()))
flow.resume(window.location.href)
