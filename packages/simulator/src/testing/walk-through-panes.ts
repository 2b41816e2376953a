import type { OpenLink } from '../browser/current-link.ts'
import { institutions } from '../engine/institutions.ts'
import type { Pane, WorkflowAction } from '../workflow/workflow-answer.ts'

/** What a person chooses in Link. */
export interface Choices {
  /** An institution's id or its name. Default First Platypus Bank; in update mode the Item says. */
  bank?: string
  /** Keys of the accounts to share: `checking`, `savings`, `credit-card`. Default: those that Link offers ticked. */
  accounts?: readonly string[]
  /** Default `user_good`. */
  username?: string
  /** Default `pass_good`. */
  password?: string
}

/** Finds a bank's id by its id or its name. */
export const institutionIdOf = (bank: string): string => {
  const found = institutions.find(({ id, name }) => id === bank || name === bank)
  if (found) return found.id
  throw new Error(
    `Failed to choose a bank: there is no "${bank}". Use an id such as ins_109508, or the name of a bank that Link lists.`,
  )
}

/** Decides what a person does on a pane; null where the pane is not left by a press in Link. */
export const nextAction = (pane: Pane, choices: Choices): WorkflowAction | null => {
  switch (pane.id) {
    case 'consent':
      return { type: 'agree' }
    case 'submit_phone':
    case 'verify_phone':
      return { type: 'skip_phone' }
    case 'select_saved_institution':
    case 'select_saved_account':
      return { type: 'connect_new_institution' }
    case 'select_institution':
      return {
        type: 'select_institution',
        institution_id: institutionIdOf(choices.bank ?? 'ins_109508'),
      }
    case 'select_brand':
      return { type: 'select_brand', brand: pane.brands[0] ?? '' }
    case 'select_auth_type':
      return { type: 'select_auth_type', selection: 'flow_type_instant' }
    case 'credentials':
      return {
        type: 'submit_credentials',
        username: choices.username ?? 'user_good',
        password: choices.password ?? 'pass_good',
      }
    case 'recaptcha':
      return { type: 'solve_recaptcha' }
    case 'select_account': {
      const offered = pane.accounts.filter(({ selected }) => selected).map(({ key }) => key)
      return { type: 'submit_accounts', accounts: [...(choices.accounts ?? offered)] }
    }
    case 'microdeposit_sent':
      return { type: 'continue' }
    case 'microdeposit_code':
      return { type: 'submit_microdeposit_code', code: 'ABC' }
    case 'add_another':
      return { type: 'finish' }
    case 'exit':
      return { type: 'stay' }
    case 'mfa':
    case 'numbers':
    case 'oauth':
    case 'error':
    case 'connected':
      return null
    default:
      return pane satisfies never
  }
}

/** Goes on from pane to pane until `isThere`, or until nothing more can be done by a press in Link. */
export const walkUntil = async (
  link: OpenLink,
  choices: Choices,
  isThere: (pane: Pane) => boolean,
): Promise<Pane | null> => {
  let pane = await link.shown()
  while (pane && !isThere(pane)) {
    const action = nextAction(pane, choices)
    if (!action) return pane
    pane = await link.send(action)
  }
  return pane
}
