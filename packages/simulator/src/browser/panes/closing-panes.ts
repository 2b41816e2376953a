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

/** Done. */
export const connectedPane = (
  pane: Extract<Pane, { id: 'connected' }>,
  { document, finish }: PaneControls,
): Node[] => [
  sign(document, '✓', 'good'),
  heading(document, pane.updating ? 'Connection repaired' : 'Success'),
  paragraph(
    document,
    pane.updating
      ? `${pane.institution.name} is connected to ${pane.appName} again.`
      : `${pane.institution.name} is now connected to ${pane.appName}.`,
  ),
  actions(document, button(document, 'Finish', finish, 'primary')),
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
export const exitPane = ({ document, send, leave }: PaneControls): Node[] => [
  heading(document, 'Leave without connecting?'),
  paragraph(document, 'Your bank is not connected yet. You would have to start again.'),
  actions(
    document,
    button(document, 'Continue connecting', () => send({ type: 'stay' }), 'primary'),
    button(document, 'Leave', leave),
  ),
]
