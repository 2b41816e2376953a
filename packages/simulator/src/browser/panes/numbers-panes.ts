import type { Pane } from '../../workflow/workflow-answer.ts'
import { alertOf, formOf, radioGroup, textField } from './form.ts'
import { actions, button, crest, heading, paragraph, sign, type PaneControls } from './pane-kit.ts'

/** Asks whether the person wants to sign in, or to type account numbers. */
export const authTypePane = ({ document, send }: PaneControls): Node[] => [
  heading(document, 'How do you want to connect?'),
  paragraph(
    document,
    'Signing in at the bank takes a minute. Typing your numbers takes a day or two.',
  ),
  actions(
    document,
    button(
      document,
      'Instantly',
      () => send({ type: 'select_auth_type', selection: 'flow_type_instant' }),
      'primary',
    ),
    button(document, 'Manually', () =>
      send({ type: 'select_auth_type', selection: 'flow_type_manual' }),
    ),
  ),
]

/** The form for the numbers of an account. */
export const numbersPane = (
  pane: Extract<Pane, { id: 'numbers' }>,
  { document, send }: PaneControls,
): Node[] => {
  const numeric = { inputmode: 'numeric' as const }
  const name = textField(document, 'Name on the account', { name: 'account_name' })
  const routing = textField(document, 'Routing number', { name: 'routing_number', ...numeric })
  const account = textField(document, 'Account number', { name: 'account_number', ...numeric })
  const kind = radioGroup(document, 'account_type', 'Kind of account', ['checking', 'savings'])
  return [
    ...(pane.institution ? [crest(document, pane.institution, 'large')] : []),
    heading(document, 'Type the numbers of your account'),
    ...alertOf(document, pane.error),
    formOf(
      document,
      () =>
        send({
          type: 'submit_numbers',
          name: name.input.value,
          routing_number: routing.input.value.trim(),
          account_number: account.input.value.trim(),
          account_type: kind.chosen() === 'savings' ? 'savings' : 'checking',
        }),
      name.label,
      routing.label,
      account.label,
      kind.group,
      actions(
        document,
        button(document, 'Continue', 'submit', 'primary'),
        button(document, 'Choose another bank', () => send({ type: 'choose_another_bank' })),
      ),
    ),
  ]
}

/** Says that a deposit is on its way, by which the account will be verified. */
export const depositSentPane = (
  pane: Extract<Pane, { id: 'microdeposit_sent' }>,
  { document, send }: PaneControls,
): Node[] => [
  sign(document, '¢', 'plain'),
  heading(document, 'We sent you one cent'),
  paragraph(
    document,
    `In a day or two, your account ending in ${pane.mask} shows a deposit with a code of three letters. Come back with the code to finish.`,
  ),
  actions(
    document,
    button(document, 'Continue', () => send({ type: 'continue' }), 'primary'),
  ),
]

/** Asks for the code that came with the deposit. */
export const depositCodePane = (
  pane: Extract<Pane, { id: 'microdeposit_code' }>,
  { document, send }: PaneControls,
): Node[] => {
  const code = textField(document, 'Code', { name: 'code' })
  const left = pane.attemptsLeft === 1 ? '1 attempt left' : `${pane.attemptsLeft} attempts left`
  return [
    heading(document, 'Type the code from your statement'),
    ...alertOf(document, pane.error),
    paragraph(
      document,
      `The deposit of one cent on your account ending in ${pane.mask} has a code of three letters. ${left}.`,
    ),
    formOf(
      document,
      () => send({ type: 'submit_microdeposit_code', code: code.input.value }),
      code.label,
      actions(document, button(document, 'Continue', 'submit', 'primary')),
    ),
  ]
}
