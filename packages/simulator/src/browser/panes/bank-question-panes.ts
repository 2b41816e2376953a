import type { Pane } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import { alertOf, formOf, radioGroup, textField } from './form.ts'
import { actions, button, crest, heading, paragraph, type PaneControls } from './pane-kit.ts'

/** Asks which door of a bank is the person's. */
export const brandPane = (
  pane: Extract<Pane, { id: 'select_brand' }>,
  { document, send }: PaneControls,
): Node[] => [
  crest(document, pane.institution, 'large'),
  heading(document, `Which ${pane.institution.name}?`),
  paragraph(document, 'This bank has more than one sign-in. Choose the one that you use.'),
  actions(
    document,
    ...pane.brands.map((brand) =>
      button(document, brand, () => send({ type: 'select_brand', brand })),
    ),
    button(document, 'Choose another bank', () => send({ type: 'choose_another_bank' })),
  ),
]

/** A robot check that a tick passes. */
export const recaptchaPane = (
  pane: Extract<Pane, { id: 'recaptcha' }>,
  { document, send }: PaneControls,
): Node[] => {
  const next = button(document, 'Continue', 'submit', 'primary')
  next.disabled = true
  const box = element(document, 'input', {
    type: 'checkbox',
    name: 'recaptcha',
    change: () => {
      next.disabled = !box.checked
    },
  })
  return [
    crest(document, pane.institution, 'large'),
    heading(document, 'Are you a person?'),
    formOf(
      document,
      () => send({ type: 'solve_recaptcha' }),
      element(
        document,
        'label',
        { class: 'account' },
        box,
        element(document, 'span', {}, 'I am not a robot (simulated)'),
      ),
      actions(document, next),
    ),
  ]
}

type Challenge = Extract<Pane, { id: 'mfa' }>['challenge']

/** The fields of what a bank asks, and how to read them. */
const askedFields = (
  document: Document,
  challenge: Challenge,
): { fields: Node[]; answers: () => string[] } => {
  const ask = (label: string, index: number, numeric = false) =>
    textField(document, label, {
      name: numeric ? 'code' : `answer-${index}`,
      ...(numeric && { inputmode: 'numeric' as const, autocomplete: 'one-time-code' }),
    })
  switch (challenge.type) {
    case 'device': {
      const { group, chosen } = radioGroup(
        document,
        'answer-0',
        'Where to send the code',
        challenge.devices,
      )
      return { fields: [group], answers: () => [chosen()] }
    }
    case 'code': {
      const { label, input } = ask('Code', 0, true)
      return { fields: [label], answers: () => [input.value] }
    }
    case 'questions': {
      const asked = challenge.questions.map((text, index) => ask(text, index))
      return {
        fields: asked.map(({ label }) => label),
        answers: () => asked.map(({ input }) => input.value),
      }
    }
    case 'selections': {
      const asked = challenge.questions.map(({ text, options }, index) =>
        radioGroup(document, `answer-${index}`, text, options),
      )
      return {
        fields: asked.map(({ group }) => group),
        answers: () => asked.map(({ chosen }) => chosen()),
      }
    }
    default:
      return challenge satisfies never
  }
}

const challengeHeadings: Record<Challenge['type'], string> = {
  device: 'How should the bank send your code?',
  code: 'Type the code from your bank',
  questions: 'Your bank asks something more',
  selections: 'Your bank asks something more',
}

/** What the bank asks after the password. */
export const mfaPane = (
  pane: Extract<Pane, { id: 'mfa' }>,
  { document, send }: PaneControls,
): Node[] => {
  const { fields, answers } = askedFields(document, pane.challenge)
  return [
    crest(document, pane.institution, 'large'),
    heading(document, challengeHeadings[pane.challenge.type]),
    ...alertOf(document, pane.error),
    ...(pane.challenge.type === 'code'
      ? [paragraph(document, `It was sent to ${pane.challenge.sentTo}.`)]
      : []),
    formOf(
      document,
      () => send({ type: 'submit_mfa', answers: answers() }),
      ...fields,
      actions(document, button(document, 'Continue', 'submit', 'primary')),
    ),
  ]
}
