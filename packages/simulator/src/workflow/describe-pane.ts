import type { Engine } from '../engine/engine.ts'
import { healthOf } from '../engine/institution-health.ts'
import { findInstitution, institutions, type Institution } from '../engine/institutions.ts'
import { findBankAccount } from '../engine/bank-accounts.ts'
import { signInError } from '../engine/sign-in-errors.ts'
import type { Item, LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { describeChoice } from './describe-accounts.ts'
import { describeChallenge } from './describe-challenge.ts'
import { attemptsLeft, depositMask } from './manual-entry.ts'
import { tripWayOf } from './oauth.ts'
import { maskPhone, savedInstitutions } from './returning-user.ts'
import type { Pane, PaneInstitution } from './workflow-answer.ts'

/** The name Link uses when `client_name` is too long to show. */
export const shownName = (linkToken: LinkToken): string =>
  linkToken.clientName.length > 30 ? 'This Application' : linkToken.clientName

const describeInstitution = (engine: Engine, institution: Institution): PaneInstitution => {
  const { id, name, host } = institution
  const health = healthOf(engine, institution)
  // That a bank is not supported is said once it is chosen.
  return { id, name, host, health: health === 'unsupported' ? 'healthy' : health }
}

const isOffered = (institution: Institution, session: LinkSession, token: LinkToken): boolean =>
  institution.countryCodes.some((code) => token.countryCodes.includes(code)) &&
  // A bank that needs the page to go away is not offered when there is no way back.
  !(institution.oauth && session.oauthWay === 'redirect' && token.redirectUri === null)

/** What every pane may need to know. */
interface Scene {
  engine: Engine
  session: LinkSession
  token: LinkToken
  item: Item | undefined
  updating: boolean
}

const listInstitutions = ({ engine, session, token }: Scene): Pane => ({
  id: 'select_institution',
  appName: shownName(token),
  institutions: institutions
    .filter((institution) => isOffered(institution, session, token))
    .map((institution) => describeInstitution(engine, institution)),
  manualEntry: token.manualEntry !== 'none',
})

const describeError = ({ session, updating }: Scene, found: PaneInstitution | null): Pane => ({
  id: 'error',
  institution: found,
  error: session.lastError ?? signInError('INTERNAL_SERVER_ERROR'),
  canRetry: session.retryStep !== 'select_institution',
  canChooseAnotherBank: !updating,
})

const describeConnected = (
  { session, token, updating }: Scene,
  found: PaneInstitution | null,
): Pane => {
  const pending = session.verification?.startsWith('pending_') === true
  return {
    id: 'connected',
    institution: found,
    appName: shownName(token),
    outcome: updating ? 'repaired' : pending ? 'to_be_verified' : 'linked',
  }
}

const describeQuestion = ({ updating }: Scene, found: PaneInstitution | null): Pane => ({
  id: 'exit',
  updating: updating ? { bankName: found?.name ?? null } : null,
})

const linkedInstitutions = ({ engine, session }: Scene): PaneInstitution[] =>
  session.results.flatMap(({ itemId }) => {
    const institution = findInstitution(engine.state.items[itemId]?.institutionId ?? null)
    return institution ? [describeInstitution(engine, institution)] : []
  })

// Accounts that were saved are the first two of the person's.
const describeSaved = (scene: Scene, institution: PaneInstitution): Pane => ({
  id: 'select_saved_account',
  institution,
  accounts: describeChoice(scene.session, scene.token, undefined).slice(0, 2),
})

/** Panes that make no sense without a bank. */
const describeAtBank = (scene: Scene, found: Institution): Pane => {
  const { engine, session, token, item, updating } = scene
  const institution = describeInstitution(engine, found)
  const choice = { canChooseAnotherBank: !updating }
  switch (session.step) {
    case 'select_brand':
      return { id: 'select_brand', institution, brands: [...found.brands] }
    case 'credentials':
      return { id: 'credentials', institution, updating, error: session.lastError, ...choice }
    case 'recaptcha':
      return { id: 'recaptcha', institution }
    case 'mfa':
      return {
        id: 'mfa',
        institution,
        challenge: describeChallenge(session.mfa[0]),
        error: session.lastError,
      }
    case 'oauth': {
      const id = session.oauthStateId
      const bankPath = id === null ? null : `/bank/oauth?state=${id}`
      const way = tripWayOf(session, token)
      const notice = session.oauthNotice
      return { id: 'oauth', institution, updating, bankPath, way, notice, ...choice }
    }
    case 'select_account':
      return {
        id: 'select_account',
        institution,
        accounts: describeChoice(session, token, item),
      }
    case 'select_saved_account':
      return describeSaved(scene, institution)
    default:
      return listInstitutions(scene)
  }
}

/** Says what the person sees at the step where the session is. */
export const describePane = (engine: Engine, session: LinkSession, token: LinkToken): Pane => {
  const item = token.itemId === null ? undefined : engine.state.items[token.itemId]
  const scene: Scene = { engine, session, token, item, updating: token.itemId !== null }
  const found = findInstitution(session.institutionId)
  const institution = found ? describeInstitution(engine, found) : null
  if (session.askingToLeave) return describeQuestion(scene, institution)
  const { lastError: error } = session
  switch (session.step) {
    case 'consent':
      return { id: 'consent', appName: shownName(token), institution }
    case 'submit_phone': {
      const given = token.phoneNumber
      const phoneMask = given === null ? null : maskPhone(given)
      return { id: 'submit_phone', appName: shownName(token), phoneMask, error }
    }
    case 'verify_phone':
      return { id: 'verify_phone', phoneMask: maskPhone(session.phoneNumber ?? ''), error }
    case 'select_saved_institution':
      return {
        id: 'select_saved_institution',
        institutions: savedInstitutions(session).flatMap((id) => {
          const saved = findInstitution(id)
          return saved ? [describeInstitution(engine, saved)] : []
        }),
      }
    case 'select_auth_type':
      return { id: 'select_auth_type' }
    case 'numbers':
      return { id: 'numbers', institution, error }
    case 'microdeposit_sent':
      return { id: 'microdeposit_sent', method: 'same_day', mask: depositMask(session, item) }
    case 'microdeposit_code':
      return {
        id: 'microdeposit_code',
        mask: item
          ? (findBankAccount(item.login, item.accounts[0]?.key ?? '')?.mask ?? '')
          : depositMask(session, item),
        error,
        attemptsLeft: attemptsLeft(session, item),
      }
    case 'add_another':
      return { id: 'add_another', appName: shownName(token), linked: linkedInstitutions(scene) }
    case 'connected':
      return describeConnected(scene, institution)
    case 'error':
      return describeError(scene, institution)
    case 'select_institution':
      return listInstitutions(scene)
    case 'select_brand':
    case 'credentials':
    case 'recaptcha':
    case 'mfa':
    case 'oauth':
    case 'select_account':
    case 'select_saved_account':
      return found ? describeAtBank(scene, found) : listInstitutions(scene)
    default:
      return session.step satisfies never
  }
}
