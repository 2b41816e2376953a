import { createMemoryPendingLinkStore } from '@relink/core'
import { createSimulator } from '@relink/simulator'
import { QueryClient } from '@tanstack/react-query'
import { connectedBanks } from './connected-banks.ts'
import { linkOverNetwork, overNetwork, type Network } from './network.ts'
import { movePageClock } from './page-clock.ts'
import type { Send } from './plaid-calls.ts'
import { userKey, type Scene, type StageSetting } from './scene.ts'
import { createSimulatorBackend, type SimulatorBackend } from './simulator-backend.ts'

/** What one story happens on: a simulator, a back end, a network between them and a clock. */
export interface StageWorld {
  setting: StageSetting
  /** What the page asks: the back end, over the network. */
  backend: SimulatorBackend
  /** What Link asks. */
  sendFromLink: Send
  createQueryClient: () => QueryClient
  /** Prepares once, however often the page's effects run. */
  prepare: () => Promise<void>
  setNetwork: (network: Network) => void
  /** Keeps what the browser's storage holds, whatever React takes down of a page that is gone. */
  leavePage: () => Promise<void>
  /** Sets the clock of the page and of Plaid, in milliseconds from now. */
  setClock: (milliseconds: number) => Promise<void>
  /** Lets time pass, whatever the clock is set to; milliseconds. */
  pass: (milliseconds: number) => Promise<void>
}

/** Makes the world of a scene. */
export const createStage = (scene: Scene): StageWorld => {
  const { state, accessTokens } = connectedBanks(scene.banks ?? [])
  // The clock may be moved after this: it is looked up each time.
  const simulator = createSimulator({ state, now: () => Date.now() })
  const setting: StageSetting = {
    simulator,
    backend: createSimulatorBackend(scene.network?.(simulator.fetch) ?? simulator.fetch),
    store: createMemoryPendingLinkStore(),
    query: '',
  }
  let network: Network = 'fast'
  let prepared: Promise<void> | null = null
  const link = scene.link?.(simulator.fetch, simulator) ?? simulator.fetch

  let setTo = 0
  let passed = 0
  let moved = 0
  const moveClock = async (): Promise<void> => {
    if (setTo + passed === moved) return
    moved = setTo + passed
    movePageClock(moved)
    // What came due meanwhile, such as the end of a consent, is done now.
    await simulator.control.advanceClock(0)
    await setting.backend.look()
  }

  const prepare = async (): Promise<void> => {
    forgetSnoozes()
    for (const accessToken of accessTokens) await setting.backend.keep(accessToken)
    await scene.prepare?.(setting)
  }
  return {
    setting,
    backend: overNetwork(setting.backend, () => network),
    sendFromLink: linkOverNetwork(link, () => network),
    createQueryClient: () =>
      new QueryClient(
        scene.asksOnce === true ? { defaultOptions: { queries: { retry: false } } } : {},
      ),
    prepare: () => (prepared ??= prepare()),
    setNetwork: (next) => {
      network = next
    },
    leavePage: async () => {
      const { records } = await setting.store.list()
      setting.store = createMemoryPendingLinkStore()
      for (const record of records) await setting.store.save(record)
    },
    setClock: (milliseconds) => {
      setTo = milliseconds
      return moveClock()
    },
    pass: (milliseconds) => {
      passed += milliseconds
      return moveClock()
    },
  }
}

/** What somebody put off in an earlier story is no part of this one. */
const forgetSnoozes = (): void => {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(`relink.snooze:${userKey}:`)) localStorage.removeItem(key)
}

/** What can be done from outside to the stage that is up. */
export interface LiveStage extends StageWorld {
  /** Lets somebody else be signed in; null while nobody is. */
  signIn: (person: string | null) => void
}

let live: LiveStage | null = null

/** Says which stage is up. */
export const putUp = (stage: LiveStage | null): void => {
  live = stage
}

/**
 * The stage of the story that plays, for what happens elsewhere in its middle: at the bank, at Plaid, to the clock.
 *
 * @throws Error while no stage is up.
 */
export const theStage = (): LiveStage => {
  if (live === null) throw new Error('Failed to find the stage: no story is on it yet.')
  return live
}
