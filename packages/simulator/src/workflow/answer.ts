import type { Engine } from '../engine/engine.ts'
import { requestId } from '../engine/random-id.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { describeResult } from './describe-accounts.ts'
import { describeLeaving } from './describe-leaving.ts'
import { describePane } from './describe-pane.ts'
import type { WorkflowAnswer } from './workflow-answer.ts'

/** Answers a step of the workflow: what to show, what happened, and what leaving now would mean. */
export const answer = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  eventsBefore: number,
): WorkflowAnswer => ({
  link_session_id: session.id,
  request_id: requestId(),
  pane: describePane(engine, session, linkToken),
  events: session.events.slice(eventsBefore),
  leaving: describeLeaving(engine, session),
  result: describeResult(engine, session, linkToken),
  shuffle_events: engine.state.settings.shuffleEvents,
})
