import type { Engine } from '../engine/engine.ts'
import { problemFailure } from '../engine/items.ts'
import type { Item, ItemProblem } from '../engine/simulator-state.ts'
import { queueItemWebhook } from './queue-webhook.ts'

/** Tells an Item's webhook that the Item does not work any more, and why. */
export const announceProblem = (engine: Engine, item: Item, problem: ItemProblem): void => {
  const { error, status } = problemFailure(problem)
  const revoked = problem.code === 'USER_PERMISSION_REVOKED'
  queueItemWebhook(engine, item, {
    webhook_type: 'ITEM',
    webhook_code: revoked ? 'USER_PERMISSION_REVOKED' : 'ERROR',
    error: { ...error, error_code_reason: problem.reason, status },
  })
}
