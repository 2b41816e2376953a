'use client'
import {
  RelinkError,
  type LinkBackend,
  type LinkFlows,
  type Messages,
  type PendingLinks,
  type PlaidEnvironment,
} from '@relink/core'
import { createContext, useContext } from 'react'
import type { LiveItems } from './live/live-items.ts'

/** What the provider gives to hooks and components. */
export interface Relink {
  flows: LinkFlows
  /** What is set aside over the trip to the bank; its code is fetched by then. Throws `request_failed`. */
  loadPendingLinks: () => Promise<PendingLinks>
  /** The provider's newest back end; to be asked for when it is used. */
  backend: () => LinkBackend
  /** What stands between the back end and whoever asks it: nothing, or the inspector. */
  observeBackend: { current: (backend: LinkBackend) => LinkBackend }
  /** What follows changes of Items, by whose they are; there is one while somebody on the page listens. */
  live: Map<string, LiveItems>
  /** Plaid's environment, where the app says it. */
  environment: () => PlaidEnvironment | undefined
  /** Tells the app of what went wrong without stopping the person. */
  report: (error: RelinkError) => void
  /** Whom the app says is signed in; null when it does not know yet. */
  userKey: string | null
  /** The app's words; undefined leaves each component its English. */
  messages: Messages | undefined
}

export const RelinkContext: React.Context<Relink | null> = createContext<Relink | null>(null)

/**
 * Reads what the provider above gives.
 *
 * @throws RelinkError `provider_missing`
 */
export const useRelink = (caller: string): Relink => {
  const relink = useContext(RelinkContext)
  if (relink === null)
    throw new RelinkError(
      'provider_missing',
      `Failed to use ${caller}: there is no <RelinkProvider> above it. Add one.`,
    )
  return relink
}
