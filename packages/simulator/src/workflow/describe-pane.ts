import type { Engine } from '../engine/engine.ts'
import { findInstitution, institutions, type Institution } from '../engine/institutions.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import { describeChoice } from './describe-accounts.ts'
import type { Pane, PaneInstitution } from './workflow-answer.ts'

/** The name Link uses when `client_name` is too long to show. */
const shownName = (linkToken: LinkToken): string =>
  linkToken.clientName.length > 30 ? 'This Application' : linkToken.clientName

const describeInstitution = ({ id, name, host }: Institution): PaneInstitution => ({
  id,
  name,
  host,
})

const isOffered = (institution: Institution, session: LinkSession, token: LinkToken): boolean =>
  institution.countryCodes.some((code) => token.countryCodes.includes(code)) &&
  // A bank that needs the page to go away is not offered when there is no way back.
  !(institution.oauth && session.oauthWay === 'redirect' && token.redirectUri === null)

/** Says what the person sees at the step where the session is. */
export const describePane = (engine: Engine, session: LinkSession, token: LinkToken): Pane => {
  if (session.askingToLeave) return { id: 'exit' }
  const found = findInstitution(session.institutionId)
  const updating = token.itemId !== null
  const choice = { canChooseAnotherBank: !updating }
  if (session.step === 'error') {
    return {
      id: 'error',
      institution: found ? describeInstitution(found) : null,
      error: session.lastError ?? signInError('INTERNAL_SERVER_ERROR'),
      canRetry: session.retryStep !== 'select_institution',
      ...choice,
    }
  }
  if (session.step === 'select_institution' || !found) {
    const offered = institutions.filter((institution) => isOffered(institution, session, token))
    return {
      id: 'select_institution',
      appName: shownName(token),
      institutions: offered.map(describeInstitution),
    }
  }
  const institution = describeInstitution(found)
  switch (session.step) {
    case 'credentials':
      return { id: 'credentials', institution, updating, error: session.lastError, ...choice }
    case 'oauth': {
      const id = session.oauthStateId
      const bankPath = id === null ? null : `/bank/oauth?state=${id}`
      return { id: 'oauth', institution, updating, bankPath, ...choice }
    }
    case 'select_account': {
      const item = token.itemId === null ? undefined : engine.state.items[token.itemId]
      return { id: 'select_account', institution, accounts: describeChoice(item) }
    }
    case 'connected':
      return { id: 'connected', institution, appName: shownName(token), updating }
    default:
      return session.step satisfies never
  }
}
