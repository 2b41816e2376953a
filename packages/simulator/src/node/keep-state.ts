import type { SimulatorState } from '../engine/simulator-state.ts'
import { lockFile } from './lock-file.ts'
import { readStateFile, writeStateFile } from './state-file.ts'

/** A file that remembers. */
export interface KeptState {
  state: SimulatorState | undefined
  /** Says that something changed; it is written down a little later. */
  changed: () => void
  /** Writes down what has changed, and gives the file free. */
  close: () => void
}

// Whoever is killed loses what came since the last write, so a small state rests for a moment alone; a large one takes
// long to write, and writing may not take up all the time there is.
const pause = 10
const share = 5

/**
 * Reads a state file and keeps it up to date.
 *
 * @param snapshot Says what to write.
 * @throws Error when another process has the file.
 */
export const keepState = (path: string, snapshot: () => SimulatorState): KeptState => {
  const unlock = lockFile(path)
  let timer: ReturnType<typeof setTimeout> | undefined
  let rested = 0
  let closed = false
  const write = (): void => {
    timer = undefined
    const begun = performance.now()
    writeStateFile(path, snapshot())
    const ended = performance.now()
    rested = ended + Math.max(pause, (ended - begun) * share)
  }
  const read = (): SimulatorState | undefined => {
    try {
      return readStateFile(path)
    } catch (cause) {
      unlock()
      throw cause
    }
  }
  return {
    state: read(),
    changed: () => {
      // The file may be somebody else's by now.
      if (closed) return
      // A change after a rest is written at once: a process that is killed has no time for it later.
      timer ??= setTimeout(write, Math.max(0, rested - performance.now()))
    },
    close: () => {
      closed = true
      if (timer !== undefined) {
        clearTimeout(timer)
        write()
      }
      unlock()
    },
  }
}
