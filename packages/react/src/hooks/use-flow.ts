'use client'
import {
  idle,
  safeReturnTo,
  type LinkFlows,
  type LinkIntent,
  type LinkKey,
  type LinkState,
} from '@relink/core'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { tellEnding } from '../link-ending.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import type { UseBankLinkOptions } from './use-bank-link.ts'

/** A flow of the page's, as a component that has begun it needs it. */
export interface Flow {
  flows: LinkFlows
  state: LinkState
  /** What the person sets out to do, by the newest options and where they are. */
  readIntent(): LinkIntent
}

/** Follows the flow with this key, and tells its endings to the newest callbacks. */
export const useFlow = (caller: string, key: LinkKey, options: UseBankLinkOptions): Flow => {
  const { flows, messages } = useRelink(caller)
  const latest = useLatest({ ...options, language: options.language ?? messages?.language })

  const state = useSyncExternalStore(
    flows.subscribe,
    useCallback(() => flows.getState(key), [flows, key]),
    () => idle,
  )

  useEffect(
    () =>
      flows.onEnded((ending, endedKey) => {
        if (endedKey === key) tellEnding(ending, latest.current)
      }),
    [flows, key, latest],
  )

  const readIntent = useCallback((): LinkIntent => {
    const here = window.location.href
    const { itemId, accountSelection, returnTo, context, language } = latest.current
    const base = { returnTo: safeReturnTo(returnTo ?? here, here) ?? '/', context, language }
    return itemId === undefined
      ? { ...base, mode: 'new' }
      : { ...base, mode: 'update', itemId, accountSelection }
  }, [latest])

  return { flows, state, readIntent }
}
