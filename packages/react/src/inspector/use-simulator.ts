'use client'
import { QueryClientContext } from '@tanstack/react-query'
import { useCallback, useContext, useEffect, useState } from 'react'
import { itemKeys } from '../hooks/items-query.ts'
import { hideSecrets } from './hide-secrets.ts'
import type {
  InspectorSimulator,
  SimulatedInstitution,
  SimulatedItem,
} from './inspector-simulator.ts'
import type { Recorder } from './recorder.ts'

/** What a simulator has. */
export interface World {
  items: readonly SimulatedItem[]
  banks: readonly SimulatedInstitution[]
  /** By its clock, in milliseconds since the epoch. */
  now: number
}

/** What the simulator has, and a way to do something to it that says how that went. */
export const useSimulator = (
  simulator: InspectorSimulator,
  userKey: string | null,
  recorder: Recorder,
): {
  world: World | null
  told: string
  act: (what: string, work: () => Promise<string>) => () => void
} => {
  const client = useContext(QueryClientContext)
  const [world, setWorld] = useState<World | null>(null)
  const [told, setTold] = useState('')

  const look = useCallback(async (): Promise<World> => {
    const [items, banks, { now }] = await Promise.all([
      simulator.items(),
      simulator.institutions(),
      simulator.clock(),
    ])
    return { items, banks, now }
  }, [simulator])

  useEffect(() => {
    let isHere = true
    const see = (): void =>
      void look().then(
        (seen) => isHere && setWorld(seen),
        (error: unknown) => isHere && setTold(`Failed to ask the simulator: ${tellError(error)}`),
      )
    see()
    let { flows } = recorder.getSnapshot()
    const stop = recorder.subscribe(() => {
      // Not after each request.
      const isNew = flows !== recorder.getSnapshot().flows
      flows = recorder.getSnapshot().flows
      if (isNew) see()
    })
    return () => {
      isHere = false
      stop()
    }
  }, [look, recorder])

  const act = (what: string, work: () => Promise<string>) => (): void => {
    const run = async (): Promise<void> => {
      setTold('…')
      try {
        const done = await work()
        setWorld(await look())
        setTold(done)
      } catch (error) {
        setTold(`Failed to ${what}: ${tellError(error)}`)
      }
      // Back ends without webhooks notice when they are asked.
      await client?.invalidateQueries({ queryKey: itemKeys.all(userKey) })
    }
    void run()
  }
  return { world, told, act }
}

const tellError = (error: unknown): string =>
  hideSecrets(error instanceof Error ? error.message : String(error))
