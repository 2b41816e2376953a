import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { requestId } from '../engine/random-id.ts'
import type { LinkSession } from '../engine/simulator-state.ts'
import type { LinkEvent, LinkEventMetadata, ViewName } from './link-event.ts'

/** Makes an event of a session, without remembering it. */
export const describeEvent = (
  engine: Engine,
  session: LinkSession,
  name: string,
  details: Partial<LinkEventMetadata> = {},
): LinkEvent => {
  const institution = findInstitution(session.institutionId)
  return {
    name,
    metadata: {
      link_session_id: session.id,
      request_id: requestId(),
      timestamp: new Date(engine.now()).toISOString(),
      institution_id: institution?.id ?? null,
      institution_name: institution?.name ?? null,
      view_name: null,
      error_type: null,
      error_code: null,
      error_message: null,
      exit_status: null,
      institution_search_query: null,
      match_reason: null,
      mfa_type: null,
      selection: null,
      routing_number: null,
      account_number_mask: null,
      is_update_mode: null,
      ...details,
    },
  }
}

/** Remembers that something happened in a session. */
export const recordEvent = (
  engine: Engine,
  session: LinkSession,
  name: string,
  details: Partial<LinkEventMetadata> = {},
): void => {
  session.events.push(describeEvent(engine, session, name, details))
}

/** Remembers that another pane came up. */
export const recordView = (engine: Engine, session: LinkSession, view: ViewName): void =>
  recordEvent(engine, session, 'TRANSITION_VIEW', { view_name: view })
