import type { Pane } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import {
  actions,
  anotherBank,
  button,
  errorText,
  heading,
  paragraph,
  sign,
  type PaneControls,
} from './pane-kit.ts'

const endings: Record<
  Extract<Pane, { id: 'connected' }>['outcome'],
  (bank: string, app: string) => { title: string; text: string }
> = {
  linked: (bank, app) => ({ title: 'Success', text: `${bank} is now connected to ${app}.` }),
  repaired: (bank, app) => ({
    title: 'Connection repaired',
    text: `${bank} is connected to ${app} again.`,
  }),
  to_be_verified: (bank, app) => ({
    title: 'Almost done',
    text: `${bank} is connected to ${app} as soon as it is verified.`,
  }),
}

/** Done. */
export const connectedPane = (
  pane: Extract<Pane, { id: 'connected' }>,
  { document, finish }: PaneControls,
): Node[] => {
  const ending = endings[pane.outcome](pane.institution?.name ?? 'Your account', pane.appName)
  return [
    sign(document, '✓', 'good'),
    heading(document, ending.title),
    paragraph(document, ending.text),
    actions(document, button(document, 'Finish', finish, 'primary')),
  ]
}

/** One bank is connected; the person may connect another. */
export const addAnotherPane = (
  pane: Extract<Pane, { id: 'add_another' }>,
  { document, send }: PaneControls,
): Node[] => [
  sign(document, '✓', 'good'),
  heading(document, 'Connected'),
  paragraph(document, `${pane.appName} can see the accounts that you chose at:`),
  element(
    document,
    'ul',
    { class: 'plain', 'aria-label': 'Connected' },
    ...pane.linked.map(({ name }) => element(document, 'li', {}, name)),
  ),
  actions(
    document,
    button(document, 'Finish', () => send({ type: 'finish' }), 'primary'),
    button(document, 'Add another bank', () => send({ type: 'add_another' })),
  ),
]

/** Something failed that typing again would not help. */
export const errorPane = (pane: Extract<Pane, { id: 'error' }>, controls: PaneControls): Node[] => {
  const { document, send, leave } = controls
  const { error } = pane
  return [
    sign(document, '!', 'bad'),
    heading(
      document,
      pane.institution ? `${pane.institution.name} was not connected` : 'That did not work',
    ),
    element(document, 'p', { role: 'alert' }, errorText(error)),
    element(document, 'p', { class: 'code' }, `${error.error_type} / ${error.error_code}`),
    actions(
      document,
      pane.canRetry && button(document, 'Try again', () => send({ type: 'retry' }), 'primary'),
      anotherBank(controls, pane.canChooseAnotherBank),
      button(document, 'Exit', leave),
    ),
  ]
}

/** Asks whether the person really wants to leave. */
export const exitPane = (
  { updating }: Extract<Pane, { id: 'exit' }>,
  { document, send, leave }: PaneControls,
): Node[] => {
  const question =
    updating === null
      ? {
          title: 'Leave without connecting?',
          text: 'Your bank is not connected yet. You would have to start again.',
          stay: 'Continue connecting',
        }
      : {
          title: 'Leave without finishing?',
          text: `${updating.bankName ?? 'Your bank'} stays as it was. You can finish later.`,
          stay: 'Continue',
        }
  return [
    heading(document, question.title),
    paragraph(document, question.text),
    actions(
      document,
      button(document, question.stay, () => send({ type: 'stay' }), 'primary'),
      button(document, 'Leave', leave),
    ),
  ]
}
