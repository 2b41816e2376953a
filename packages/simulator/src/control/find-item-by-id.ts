import { itemError } from '../engine/plaid-failure.ts'
import type { Item } from '../engine/simulator-state.ts'
import type { ControlWorld } from './control-world.ts'

/**
 * Finds an Item by the id that a control names it by.
 *
 * @throws PlaidFailure `ITEM_NOT_FOUND`.
 */
export const findItemById = ({ engine }: ControlWorld, id: string): Item => {
  const item = Object.hasOwn(engine.state.items, id) ? engine.state.items[id] : undefined
  if (!item) throw itemError('ITEM_NOT_FOUND', 'The Item you requested cannot be found.')
  return item
}
