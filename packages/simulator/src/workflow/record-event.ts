import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import type { LinkError } from '../engine/plaid-failure.ts'
import { requestId, uuid } from '../engine/random-id.ts'
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
    id: uuid(),
    name,
    metadata: {
      link_session_id: session.id,
      request_id: requestId(),
      timestamp: new Date(engine.now()).toISOString(),
      institution_id: institution?.id ?? null,
      institution_name: institution?.name ?? null,
      brand_name: null,
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
export const recordView = (
  engine: Engine,
  session: LinkSession,
  view: ViewName,
  details: Partial<LinkEventMetadata> = {},
): void => recordEvent(engine, session, 'TRANSITION_VIEW', { ...details, view_name: view })

/** Remembers that something failed; it is the error that `onExit` will carry. */
export const recordError = (engine: Engine, session: LinkSession, error: LinkError): void => {
  session.lastError = error
  const { error_type, error_code, error_message } = error
  recordEvent(engine, session, 'ERROR', { error_type, error_code, error_message })
}
