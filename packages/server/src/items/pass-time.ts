import type { ServerContext } from '../server-context.ts'
import { changeItem } from './change-item.ts'
import { listItemsChangedByTime, noteTime } from './item-rows.ts'

const mostAtOnce = 100
/** Of batches in one go; when a bank's trouble is over, it is over for many Items. */
const mostBatches = 20

/** Gives whether the Item was looked at. */
const look = async (context: ServerContext, itemId: string): Promise<boolean> => {
  const { store, log, now } = context
  try {
    const changed = await changeItem(context, itemId, (stored) => stored)
    if (changed !== null && changed.after === changed.before)
      await noteTime(store.query, changed.after, changed.item.health, now())
    return true
  } catch (error) {
    log('error', 'item_time_not_passed', { itemId, error })
    return false
  }
}

/**
 * Tells the other servers and the app of Items whose health time has changed: a consent that ends in a week,
 * one that has ended, a bank's trouble that is over.
 */
export const passTime = async (context: ServerContext): Promise<void> => {
  const { store, settings, now } = context
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const ids = await listItemsChangedByTime(store.query, settings.environment, now(), mostAtOnce)
    let looked = 0
    for (const id of ids) if (await look(context, id)) looked += 1
    if (ids.length < mostAtOnce || looked === 0) return
  }
}
