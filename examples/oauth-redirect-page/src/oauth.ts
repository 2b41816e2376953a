import {
  claimPendingLink,
  createPendingLinks,
  createWebPageLocks,
  createWebPendingLinkStore,
  readOAuthReturn,
  readTakenPendingLink,
  safeReturnTo,
  stripOAuthReturn,
  tabChannel,
  type OAuthReturn,
  type PendingLink,
  type WebLocks,
} from '@relink/core'
import { createLink, waitForPlaid, type Success } from './plaid.ts'

// The page's two settings stand on its root element, which is there before anything else.
const { relinkApi: api = '', relinkUser = '' } = document.documentElement.dataset
/** Null accepts whoever it is; the server looks at who is signed in, whatever a page says. */
const userKey = relinkUser || null

const scriptPatience = 10_000
const linkPatience = 20_000
const serverPatience = 30_000

const store = createWebPendingLinkStore(
  () => window.localStorage,
  () => window.sessionStorage,
)
const links = createPendingLinks({
  store,
  locks: createWebPageLocks(() => (navigator as { locks?: WebLocks }).locks),
  now: () => Date.now(),
})

/** Keeping is for the next page's sake; a storage that refuses must not stop this one. */
const keep = async (work: () => void | Promise<void>): Promise<void> => {
  try {
    await work()
  } catch {
    // The server remembers the link, too.
  }
}

/** An answer of the server that says no, or none at all. */
class Refusal extends Error {
  readonly code: string

  constructor(code: string) {
    super(`Failed to ask the server: ${code}.`)
    this.code = code
  }
}

const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(api + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A person may leave the page at once; what Link gave still arrives.
    keepalive: true,
    signal: AbortSignal.timeout(serverPatience),
  })
  const answer = (await response.json()) as { error?: { code?: string } }
  if (!response.ok) throw new Refusal(answer.error?.code ?? '')
  return answer
}

/** Which of the page's situations a failed request is. */
const situationOf = (error: unknown, otherwise: string): string => {
  const code = error instanceof Refusal ? error.code : ''
  if (code === 'public_token_invalid' || code === 'link_token_unknown') return 'expired'
  return code === 'unauthenticated' ? 'signed_out' : otherwise
}

type Buttons = Record<string, () => void>
let buttons: Buttons = {}

/** Shows the words that stand in the page for this situation, and lets its buttons do these things. */
const say = (situation: string, does: Buttons): void => {
  if (document.readyState === 'loading')
    return document.addEventListener('DOMContentLoaded', () => say(situation, does))
  buttons = does
  const shown =
    document.querySelector(`[data-when~="${situation}"]`) ??
    document.querySelector('[data-when~="failed"]')
  for (const each of document.querySelectorAll<HTMLElement>('[data-when]'))
    each.hidden = each !== shown
}

document.addEventListener('click', ({ target }) => {
  const name = (target as HTMLElement).dataset['do']
  if (name !== undefined) buttons[name]?.()
})

const reload = (): void => window.location.reload()

/** Back to where the person began: a path of this origin, whatever was stored. */
const leaveTo = (returnTo = '/'): void =>
  window.location.replace(safeReturnTo(returnTo, window.location.href) ?? '/')

const resume = async (returned: OAuthReturn): Promise<void> => {
  const plaid = waitForPlaid(document.getElementById('plaid'), scriptPatience)
  // Looked at below; until then nobody is to hear of it as unhandled.
  plaid.catch(() => undefined)
  const claim = await claimPendingLink(links, returned, {
    userKey,
    takeFromServer: async (request) =>
      readTakenPendingLink(await post('/pending-link/take', request)),
  })
  if (claim.outcome === 'refused')
    return say(claim.refusal, { leave: () => leaveTo(claim.record?.returnTo) })
  const { link } = claim
  const leave = (): void => leaveTo(link.returnTo)
  // Until Link has opened, the address holds all that is needed to begin this page again.
  const block = (): void => say('blocked', { reload, leave })

  const used = { ...link, stateId: returned.stateId }
  let hasSucceeded = false
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const handler = createLink(await plaid, link.linkToken, returned.receivedRedirectUri, {
      onLoad() {
        clearTimeout(timer)
        if (link.expiresAt <= Date.now()) {
          handler.destroy()
          void keep(() => links.settle(link))
          return say('expired', { leave })
        }
        void keep(() => links.save(used))
        history.replaceState(history.state, '', stripOAuthReturn(window.location.href))
        return handler.open()
      },
      onSuccess(success) {
        // Link may say it twice, and call onExit after it; neither changes anything.
        if (hasSucceeded) return
        hasSucceeded = true
        void keep(() => links.spend(used))
        void tell(used, success, () => handler.destroy())
      },
      onExit(code) {
        if (hasSucceeded) return
        clearTimeout(timer)
        handler.destroy()
        void keep(() => links.settle(used))
        if (code === null) leave()
        else say(code === 'INVALID_LINK_TOKEN' ? 'expired' : 'exited', { leave })
      },
    })
    timer = setTimeout(block, linkPatience)
  } catch {
    block()
  }
}

/** Brings Link's success to the server. What it was is kept in this page's memory until the server has it. */
const tell = async (
  link: PendingLink,
  success: Success,
  closeLink: () => void,
  ifConnected: 'ask' | 'add' = 'ask',
): Promise<void> => {
  const { returnTo } = link
  const leave = (): void => leaveTo(returnTo)
  say('finishing', {})
  try {
    const answer = await tellServer(link, success, ifConnected)
    if (answer['outcome'] === 'already_connected') {
      closeLink()
      for (const each of document.querySelectorAll('[data-bank]'))
        each.textContent = success.institution?.name ?? each.textContent
      return say('already_connected', {
        keep: () => void keep(() => links.settle(link)).then(leave),
        connect: () => void tell(link, success, closeLink, 'add'),
      })
    }
    // What was set aside stays, without a token: by that the app asks the server how it ended, and tells its own code.
    if (answer['item'] !== undefined) tellTabs(link, answer)
    // Such a session makes no Item, so there is nothing to ask for.
    else await keep(() => links.settle(link))
    return leave()
  } catch (error) {
    closeLink()
    return say(situationOf(error, 'not_taken'), {
      retry: () => void tell(link, success, closeLink, ifConnected),
      leave,
    })
  }
}

const tellServer = async (
  { flowId, linkToken, itemId = '', mode }: PendingLink,
  { publicToken, institution, accounts }: Success,
  ifConnected: 'ask' | 'add',
): Promise<Record<string, unknown>> => {
  if (mode === 'update') return post(`/items/${encodeURIComponent(itemId)}/updated`, { flowId })
  if (!publicToken) return {}
  return post('/items', { flowId, linkToken, publicToken, institution, accounts, ifConnected })
}

/** The tab that waits for the bank, if there is one, goes on by itself. */
const tellTabs = ({ flowId, userKey: user, mode }: PendingLink, answer: object): void => {
  if (typeof BroadcastChannel === 'undefined') return
  const told = { outcome: mode === 'update' ? 'updated' : 'linked', ...answer }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  new BroadcastChannel(tabChannel).postMessage({ v: 1, flowId, userKey: user, answer: told })
}

/** Nobody comes from a bank. If this page was loaded again in the middle, the app finds out how it ended. */
const goOn = async (): Promise<void> => {
  const begun = await links.findAbandoned(userKey)
  if (begun === null) say('direct', { leave: leaveTo })
  else leaveTo(begun.returnTo)
}

const returned = readOAuthReturn(window.location.href)
const run = returned === null ? goOn() : resume(returned)
run.catch((error: unknown) =>
  say(situationOf(error, 'failed'), { retry: reload, reload, leave: leaveTo }),
)
