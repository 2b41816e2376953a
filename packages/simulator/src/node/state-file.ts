import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SimulatorState } from '../engine/simulator-state.ts'

const isState = (value: unknown): value is SimulatorState =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 2

/** Reads what a simulator wrote down before it stopped; undefined when there is nothing. */
export const readStateFile = (path: string): SimulatorState | undefined => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
  const state: unknown = JSON.parse(text)
  if (isState(state)) return state
  throw new Error(
    `Failed to read the simulator's state: ${path} is not a state file of this version. Delete it, or name another.`,
  )
}

/** Writes a simulator's memory down, all or nothing: a crash leaves the file of before. */
export const writeStateFile = (path: string, state: SimulatorState): void => {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify(state))
  renameSync(draft, path)
}
