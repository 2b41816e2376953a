'use client'
import { linkKey, type Item } from '@relink/core'
import { useEffect, useState } from 'react'
import type { Begun } from '../hooks/use-repair.ts'
import { tellEnding, type LinkEndingCallbacks } from '../link-ending.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'

/** What came of a repair that helped. */
export interface Outcome {
  /** The Item as the repair left it; where a new connection took its place, as it was. */
  item: Item
  isReplaced: boolean
  /** Nothing had been wrong. */
  isNeedless: boolean
}

interface Outcomes {
  /** By the Item's id, the oldest first. */
  outcomes: ReadonlyMap<string, Outcome>
  /** For the repairs of Items that have to be connected anew. */
  begun: Begun
}

/**
 * Hears how the repairs of these Items end, also when their buttons are gone by then, and remembers those
 * that helped. Of new connections it hears those that were begun with `begun`.
 */
export const useOutcomes = (items: readonly Item[], callbacks: LinkEndingCallbacks): Outcomes => {
  const { flows } = useRelink('useOutcomes')
  const latest = useLatest({ items, callbacks })
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [begun] = useState<Begun>(() => new WeakMap())

  useEffect(
    () =>
      flows.onEnded((ending, key) => {
        const { items, callbacks } = latest.current
        const replaced = begun.get(ending.intent)
        const isRepairOf = ({ id }: Item): boolean =>
          replaced ? replaced.id === id : linkKey({ mode: 'update', itemId: id }) === key
        // What was replaced may be gone before that is told.
        const item = items.find(isRepairOf) ?? replaced
        if (item === undefined) return
        if (ending.status === 'linked')
          setOutcomes((known) => noted(known, { item, isNeedless: false, isReplaced: true }))
        else if (ending.status === 'updated' && ending.repaired) {
          const { item, needless: isNeedless } = ending
          setOutcomes((known) => noted(known, { item, isNeedless, isReplaced: false }))
        }
        tellEnding(ending, callbacks)
      }),
    [flows, latest, begun],
  )
  return { outcomes, begun }
}

const noted = (
  known: ReadonlyMap<string, Outcome>,
  outcome: Outcome,
): ReadonlyMap<string, Outcome> => {
  const next = new Map(known)
  next.delete(outcome.item.id)
  return next.set(outcome.item.id, outcome)
}

/** Whether nothing newer is known of the Item than its repair. */
export const isNewest = (outcome: Outcome | undefined, item: Item): outcome is Outcome =>
  outcome !== undefined && item.updatedAt <= outcome.item.updatedAt
