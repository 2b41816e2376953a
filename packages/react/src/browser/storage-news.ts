import type { TabNews } from './tab-news.ts'

/** The way between the tabs of a browser that has no BroadcastChannel: each write is an event in the other tabs. */
export const openStorageNews = (hear: (message: unknown) => void, name: string): TabNews => {
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
