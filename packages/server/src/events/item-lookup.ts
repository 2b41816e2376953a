import { findItems } from '../items/item-rows.ts'
import type { StoredItem } from '../items/stored-item.ts'
import type { ServerContext } from '../server-context.ts'

/** Gives one of the owner's Items as it is stored after the call; null where there is none here. */
export type LookUpItem = (owner: string, itemId: string) => Promise<StoredItem | null>

const mostAtOnce = 128

interface Waiting {
  owner: string
  itemId: string
  resolve: (stored: StoredItem | null) => void
  reject: (error: unknown) => void
}

/** Makes a lookup of which one runs at a time, for all who asked meanwhile: when a bank fails, many ask. */
export const createItemLookup = ({
  store,
  settings,
}: Pick<ServerContext, 'store' | 'settings'>): LookUpItem => {
  let waiting: Waiting[] = []
  let isLooking = false

  const look = async (): Promise<void> => {
    isLooking = true
    while (waiting.length > 0) {
      const now = waiting.slice(0, mostAtOnce)
      waiting = waiting.slice(mostAtOnce)
      try {
        const ids = new Set(now.map(({ itemId }) => itemId))
        const found = await findItems(store.query, settings.environment, [...ids])
        const byId = new Map(found.map((stored) => [stored.id, stored]))
        for (const { owner, itemId, resolve } of now) {
          const stored = byId.get(itemId)
          resolve(stored?.owner === owner ? stored : null)
        }
      } catch (error) {
        for (const { reject } of now) reject(error)
      }
    }
    isLooking = false
  }

  return (owner, itemId) =>
    new Promise((resolve, reject) => {
      waiting.push({ owner, itemId, resolve, reject })
      if (!isLooking) void look()
    })
}
