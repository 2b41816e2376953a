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
    // It is missing, or the browser lets this site keep no data. Few load the code for that.
    const news = import('./storage-news.ts').then(
      (code) => code.openStorageNews(hear, name),
      // Without it the tabs can't hear of each other; each still asks the server.
      () => null,
    )
    return {
      post: (message) => void news.then((there) => there?.post(message)),
      close: () => void news.then((there) => there?.close()),
    }
  }
}
