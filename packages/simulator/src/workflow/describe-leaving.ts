import type { Engine } from '../engine/engine.ts'
import { healthOf } from '../engine/institution-health.ts'
import { findInstitution } from '../engine/institutions.ts'
import { requestId } from '../engine/random-id.ts'
import type { LinkSession, MfaRound, Step } from '../engine/simulator-state.ts'
import { describeEvent } from './record-event.ts'
import type { Leaving } from './workflow-answer.ts'

// https://plaid.com/docs/link/web/#link-web-onexit-metadata-status
const statuses: Record<Exclude<Step, 'error' | 'mfa'>, string> = {
  consent: 'requires_credentials',
  submit_phone: 'requires_credentials',
  verify_phone: 'requires_code',
  select_saved_institution: 'requires_credentials',
  select_saved_account: 'requires_account_selection',
  select_institution: 'institution_not_found',
  select_brand: 'requires_credentials',
  select_auth_type: 'requires_credentials',
  credentials: 'requires_credentials',
  recaptcha: 'requires_recaptcha',
  oauth: 'requires_oauth',
  select_account: 'requires_account_selection',
  numbers: 'requires_credentials',
  microdeposit_sent: 'requires_credentials',
  microdeposit_code: 'requires_code',
  add_another: 'connected',
  connected: 'connected',
}

const mfaStatuses: Record<MfaRound['type'], string> = {
  device: 'choose_device',
  code: 'requires_code',
  questions: 'requires_questions',
  selections: 'requires_selections',
}

// Where the person was, in the words of onExit.
const exitStatus = (engine: Engine, session: LinkSession): string => {
  const institution = findInstitution(session.institutionId)
  if (institution && healthOf(engine, institution) === 'unsupported') {
    return 'institution_not_supported'
  }
  if (session.step === 'mfa') return mfaStatuses[session.mfa[0]?.type ?? 'code']
  if (session.step !== 'error') return statuses[session.step]
  if (session.retryStep === 'oauth') return statuses.oauth
  return statuses.credentials
}

/** Says what Link would tell the page if the person left now. */
export const describeLeaving = (engine: Engine, session: LinkSession): Leaving => {
  const institution = findInstitution(session.institutionId)
  const status = exitStatus(engine, session)
  return {
    error: session.lastError,
    metadata: {
      institution: institution ? { name: institution.name, institution_id: institution.id } : null,
      status,
      link_session_id: session.id,
      request_id: requestId(),
    },
    events: [
      describeEvent(engine, session, 'EXIT', {
        exit_status: status,
        error_type: session.lastError?.error_type ?? null,
        error_code: session.lastError?.error_code ?? null,
        error_message: session.lastError?.error_message ?? null,
      }),
    ],
  }
}
