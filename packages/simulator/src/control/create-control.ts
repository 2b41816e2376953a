import { invalidRequest } from '../engine/plaid-failure.ts'
import type { ControlWorld } from './control-world.ts'
import { bankOperations } from './bank-operations.ts'
import { itemOperations } from './item-operations.ts'
import type { Operations } from './operation.ts'
import { controlBy, type SimulatorControl } from './simulator-control.ts'
import { worldOperations } from './world-operations.ts'

const operations: Operations = { ...worldOperations, ...itemOperations, ...bankOperations }

/** What only looks, and may therefore be asked for with GET. */
export const lookingOperations: readonly string[] = [
  'state',
  'clock',
  'settings',
  'faults',
  'items',
  'institutions',
  'webhooks',
]

/**
 * Does what a control is asked to do.
 *
 * @returns A copy, as plain JSON.
 * @throws PlaidFailure `NOT_FOUND` for a name it does not know; what the operation refuses.
 */
export const performControl = async (
  world: ControlWorld,
  name: string,
  input: unknown,
): Promise<unknown> => {
  const perform = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (!perform) throw invalidRequest('NOT_FOUND', `the control has no "${name}"`, 404)
  const answer = await perform(world, input)
  if (!lookingOperations.includes(name)) world.changed()
  return structuredClone(answer)
}

/** Makes the control of a simulator in the same process. */
export const createControl = (world: ControlWorld): SimulatorControl =>
  controlBy((name, input) => performControl(world, name, input))
