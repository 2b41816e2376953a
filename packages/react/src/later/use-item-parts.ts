'use client'
import { useContext, useEffect, useSyncExternalStore } from 'react'
import { RelinkContext, type Relink } from '../relink-context.ts'
import { itemParts, type ItemParts } from './load-item-parts.ts'
import { notLoaded } from './not-loaded.ts'

const absent = (): null => null

/**
 * Sees to it that what shows Items comes, and tells the app where it does not.
 *
 * @returns What the provider gives, if there is one.
 */
export const useItemPartsFetched = (): Relink | null => {
  const relink = useContext(RelinkContext)
  const report = relink?.report
  useEffect(
    () => itemParts.insist((cause) => report?.(notLoaded('what shows Items', cause))),
    [report],
  )
  return relink
}

/** What shows Items; null until it is there, which this sees to, and in the first render of HTML from a server. */
export const useItemParts = (): ItemParts | null => {
  useItemPartsFetched()
  return useSyncExternalStore(itemParts.subscribe, itemParts.get, absent) || null
}
