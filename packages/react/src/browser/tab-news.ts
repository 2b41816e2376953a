import { tabChannel } from '@relink/core'

/** A way to tell the other tabs of this browser something. */
export interface TabNews {
  post(message: object): void
  close(): void
}

/**
 * Opens the way between the tabs of this browser: a BroadcastChannel, or storage events where there is none.
 *
 * @param hear Gets what another tab posted, as JSON makes of it; anybody of this origin may have posted it.
 * @param name Of what is talked about.
 */
export const openTabNews = (
  hear: (message: unknown) => void,
  name: string = tabChannel,
): TabNews => {
  try {
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', (event) => hear(event.data))
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
      post: (message) => channel.postMessage(message),
      close: () => channel.close(),
    }
  } catch {
    // It is missing, or the browser lets this site keep no data.
    return openStorageNews(hear, name)
  }
}

const openStorageNews = (hear: (message: unknown) => void, name: string): TabNews => {
  const listen = ({ key, newValue }: StorageEvent): void => {
    if (key === name && newValue !== null) hear(parse(newValue))
  }
  window.addEventListener('storage', listen)
  return {
    post(message) {
      try {
        // What was posted is on its way once it was written, and need not stay.
        window.localStorage.setItem(name, JSON.stringify(message))
        window.localStorage.removeItem(name)
      } catch {
        // Without storage the tabs can't hear of each other; each still asks the server.
      }
    },
    close: () => window.removeEventListener('storage', listen),
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours.
    return null
  }
}
