import type { Engine } from '../engine/engine.ts'
import { problemFailure } from '../engine/item-problems.ts'
import type { Item, ItemProblem } from '../engine/simulator-state.ts'
import { queueItemWebhook } from './queue-webhook.ts'

/** Tells an Item's webhook that the Item does not work any more, and why. */
export const announceProblem = (engine: Engine, item: Item, problem: ItemProblem): void => {
  const { error, status } = problemFailure(problem)
  const revoked = problem.code === 'USER_PERMISSION_REVOKED'
  // Calls answer INVALID_INPUT, and the webhook says otherwise: https://plaid.com/docs/api/items/#user_permission_revoked
  const type = revoked ? 'ITEM_ERROR' : error.error_type
  queueItemWebhook(engine, item, {
    webhook_type: 'ITEM',
    webhook_code: revoked ? 'USER_PERMISSION_REVOKED' : 'ERROR',
    error: { ...error, error_type: type, error_code_reason: problem.reason, status },
  })
}
