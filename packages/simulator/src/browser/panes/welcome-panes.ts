import type { Pane } from '../../workflow/workflow-answer.ts'
import { alertOf, formOf, textField } from './form.ts'
import {
  actions,
  button,
  crest,
  heading,
  institutionButton,
  paragraph,
  sign,
  type PaneControls,
} from './pane-kit.ts'
import { accountForm } from './select-account-pane.ts'
import { element } from '../element.ts'

/** Says what is going to happen, and asks whether that is all right. */
export const consentPane = (
  pane: Extract<Pane, { id: 'consent' }>,
  { document, send }: PaneControls,
): Node[] => [
  pane.institution ? crest(document, pane.institution, 'large') : sign(document, '⇄', 'plain'),
  heading(document, `Connect your accounts to ${pane.appName}`),
  paragraph(
    document,
    `You choose a bank and what ${pane.appName} may see. It gets to see nothing else, and your password stays between you and the bank.`,
  ),
  actions(
    document,
    button(document, 'Continue', () => send({ type: 'agree' }), 'primary'),
  ),
]

/** Asks for a phone number, by which people who were here before are known. */
export const submitPhonePane = (
  pane: Extract<Pane, { id: 'submit_phone' }>,
  { document, send }: PaneControls,
): Node[] => {
  const phone = textField(document, 'Phone number', {
    name: 'phone_number',
    type: 'tel',
    inputmode: 'tel',
  })
  if (pane.phoneMask !== null) phone.input.placeholder = pane.phoneMask
  return [
    heading(document, 'Have you been here before?'),
    ...alertOf(document, pane.error),
    paragraph(document, 'With your phone number, banks that you connected elsewhere are at hand.'),
    formOf(
      document,
      () => send({ type: 'submit_phone', phone_number: phone.input.value }),
      phone.label,
      actions(
        document,
        button(document, 'Continue', 'submit', 'primary'),
        button(document, 'Continue as guest', () => send({ type: 'skip_phone' })),
      ),
    ),
  ]
}

/** Asks for the code that was sent to the phone. */
export const verifyPhonePane = (
  pane: Extract<Pane, { id: 'verify_phone' }>,
  { document, send }: PaneControls,
): Node[] => {
  const code = textField(document, 'Code', {
    name: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
  })
  return [
    heading(document, 'Type the code that we sent'),
    ...alertOf(document, pane.error),
    paragraph(document, `It went to ${pane.phoneMask}.`),
    formOf(
      document,
      () => send({ type: 'submit_otp', code: code.input.value }),
      code.label,
      actions(
        document,
        button(document, 'Continue', 'submit', 'primary'),
        button(document, 'Continue as guest', () => send({ type: 'skip_phone' })),
      ),
    ),
  ]
}

/** Lists the banks that the person connected before. */
export const savedInstitutionPane = (
  pane: Extract<Pane, { id: 'select_saved_institution' }>,
  { document, send }: PaneControls,
): Node[] => [
  heading(document, 'Welcome back'),
  paragraph(document, 'Choose a bank that you connected before, or another one.'),
  element(
    document,
    'ul',
    { 'aria-label': 'Banks' },
    ...pane.institutions.map((institution) =>
      institutionButton(document, institution, () =>
        send({ type: 'select_saved_institution', institution_id: institution.id }),
      ),
    ),
  ),
  actions(
    document,
    button(document, 'Connect a new institution', () => send({ type: 'connect_new_institution' })),
  ),
]

/** Lists accounts of a bank that the person connected before. */
export const savedAccountPane = (
  pane: Extract<Pane, { id: 'select_saved_account' }>,
  { document, send }: PaneControls,
): Node[] => [
  crest(document, pane.institution, 'large'),
  heading(document, `Your accounts at ${pane.institution.name}`),
  paragraph(document, 'Only the ones that you tick are shared.'),
  accountForm(document, pane.accounts, (accounts) =>
    send({ type: 'submit_saved_accounts', accounts }),
  ),
  actions(
    document,
    button(document, 'Connect a new institution', () => send({ type: 'connect_new_institution' })),
  ),
]
