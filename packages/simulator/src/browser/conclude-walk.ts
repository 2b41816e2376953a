import { PlaidFailure, type LinkError } from '../engine/plaid-failure.ts'
import { requestId, uuid } from '../engine/random-id.ts'
import type { LinkEvent } from '../workflow/link-event.ts'
import type { LinkExitMetadata, WorkflowAnswer } from '../workflow/workflow-answer.ts'
import type { EventQueue } from './event-queue.ts'
import type { PlaidOptions } from './plaid-global.ts'

/** One time that Link was open: what it last heard, what failed, and what it waits for. */
export interface Walk {
  last: WorkflowAnswer | null
  failed: LinkError | null
  pending: Promise<void> | null
  /** The question that is under way whether the person has decided at the bank. */
  polling: Promise<unknown> | null
}

// A walk that never began was nowhere.
const nowhere = (): LinkExitMetadata => ({
  institution: null,
  status: null,
  link_session_id: uuid(),
  request_id: requestId(),
})

/** Takes what was thrown as an error that Link can hand on; anything else is a bug, and is thrown again. */
export const asLinkError = (cause: unknown): LinkError => {
  if (cause instanceof PlaidFailure) return cause.error
  throw cause
}

// What ended the walk may be younger than the farewell that came with the last answer.
const withError = (event: LinkEvent, failed: LinkError | null): LinkEvent =>
  failed
    ? {
        ...event,
        metadata: {
          ...event.metadata,
          error_type: failed.error_type,
          error_code: failed.error_code,
          error_message: failed.error_message,
        },
      }
    : event

/** Calls an app back for the last time: onSuccess if it came to that, onExit otherwise. */
export const concludeWalk = (
  { last, failed }: Walk,
  events: EventQueue,
  { onSuccess, onExit }: PlaidOptions,
): void => {
  const result = last?.result
  if (result) {
    events.flush(() => onSuccess(result.public_token, result.metadata))
    return
  }
  const error = failed ?? last?.leaving.error ?? null
  events.add((last?.leaving.events ?? []).map((event) => withError(event, failed)))
  const metadata = last?.leaving.metadata ?? nowhere()
  events.flush(() => onExit?.(error, metadata))
}
