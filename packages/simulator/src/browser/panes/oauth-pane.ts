import type { Pane } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import {
  actions,
  anotherBank,
  button,
  crest,
  heading,
  paragraph,
  type PaneControls,
} from './pane-kit.ts'

/** The hand-off to a bank that wants people to sign in on its own page, and the wait while they do. */
export const oauthPane = (pane: Extract<Pane, { id: 'oauth' }>, controls: PaneControls): Node[] => {
  const { document, send, goToBank, popupBlocked } = controls
  const { institution } = pane
  if (pane.bankPath !== null) {
    return [
      crest(document, institution, 'large'),
      heading(document, `Go on at ${institution.name}`),
      element(document, 'p', { role: 'status' }, 'Waiting for you to finish in the other window.'),
      actions(
        document,
        button(document, 'Cancel', () => send({ type: 'close_oauth' })),
      ),
    ]
  }
  return [
    crest(document, institution, 'large'),
    heading(document, `Sign in at ${institution.name}`),
    paragraph(
      document,
      pane.updating
        ? 'You sign in again on the page of your bank, and come back here.'
        : 'You sign in on the page of your bank, choose what to share, and come back here.',
    ),
    ...(popupBlocked
      ? [
          element(
            document,
            'div',
            { class: 'alert', role: 'alert' },
            'Your browser blocked the window of the bank. Allow it, and try again.',
          ),
        ]
      : []),
    actions(
      document,
      button(
        document,
        `Continue to ${institution.name}`,
        () => goToBank(institution.name),
        'primary',
      ),
      anotherBank(controls, pane.canChooseAnotherBank),
    ),
  ]
}
