import type { Engine } from '../engine/engine.ts'
import { healthOf } from '../engine/institution-health.ts'
import { findInstitution, type Institution } from '../engine/institutions.ts'
import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import type { LinkEventMetadata } from './link-event.ts'
import { recordEvent } from './record-event.ts'
import { fail, goTo } from './session-steps.ts'

/** Whether Auth's instant micro-deposits are what this bank is for. */
const isForNumbers = ({ id }: Institution): boolean => id === 'ins_135858'

/** Leads to where the person signs in at the bank that the session is about. */
export const goToBank = (engine: Engine, session: LinkSession, linkToken: LinkToken): void => {
  const institution = findInstitution(session.institutionId)
  if (!institution) return goTo(engine, session, 'select_institution')
  if (isForNumbers(institution) && linkToken.manualEntry !== 'none') {
    return goTo(engine, session, 'numbers')
  }
  goTo(engine, session, institution.oauth ? 'oauth' : 'credentials')
}

/**
 * Finds the bank that a page names.
 *
 * @throws PlaidFailure `INVALID_INSTITUTION`.
 */
export const requireInstitution = (id: string): Institution => {
  const institution = findInstitution(id)
  if (!institution) throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
  return institution
}

/** Remembers which bank was chosen, without going there yet. */
export const noteInstitution = (
  engine: Engine,
  session: LinkSession,
  id: string,
  details: Partial<LinkEventMetadata> = { view_name: 'SELECT_INSTITUTION' },
): Institution => {
  const institution = requireInstitution(id)
  session.institutionId = institution.id
  session.lastError = null
  recordEvent(engine, session, 'SELECT_INSTITUTION', details)
  return institution
}

/** Goes on to the bank that was chosen, if it can be reached today. */
export const visitInstitution = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  institution: Institution,
): void => {
  const view = { view_name: 'SELECT_INSTITUTION' }
  const health = healthOf(engine, institution)
  if (health === 'down') {
    recordEvent(engine, session, 'SELECT_DOWN_INSTITUTION', view)
    return fail(engine, session, signInError('INSTITUTION_DOWN'), 'select_institution')
  }
  if (health === 'unsupported') {
    const error = signInError('INSTITUTION_NO_LONGER_SUPPORTED')
    return fail(engine, session, error, 'select_institution')
  }
  if (health === 'degraded') {
    recordEvent(engine, session, 'SELECT_DEGRADED_INSTITUTION', view)
  }
  if (institution.brands.length > 0) return goTo(engine, session, 'select_brand')
  goToBank(engine, session, linkToken)
}

/** Takes the door that the person chose, at a bank that has several. */
export const selectBrand = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
  brand: string,
): void => {
  if (!findInstitution(session.institutionId)?.brands.includes(brand)) {
    throw invalidRequest('INVALID_FIELD', 'brand must be one that the institution has')
  }
  session.brand = brand
  recordEvent(engine, session, 'SELECT_BRAND', { view_name: 'SELECT_BRAND', brand_name: brand })
  goToBank(engine, session, linkToken)
}
