import type { Pane } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import {
  actions,
  anotherBank,
  button,
  crest,
  errorText,
  heading,
  paragraph,
  type PaneControls,
} from './pane-kit.ts'

/** The form for a user name and a password, with what was wrong about the last try. */
export const credentialsPane = (
  pane: Extract<Pane, { id: 'credentials' }>,
  controls: PaneControls,
): Node[] => {
  const { document, send } = controls
  const { institution, error, updating } = pane
  const field = (label: string, type: 'text' | 'password'): HTMLInputElement =>
    element(document, 'input', {
      class: 'text',
      type,
      name: label.toLowerCase(),
      required: true,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
    })
  const username = field('Username', 'text')
  const password = field('Password', 'password')
  const form = element(
    document,
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault()
        send({
          type: 'submit_credentials',
          username: username.value.trim(),
          password: password.value,
        })
      },
    },
    element(document, 'label', {}, 'Username', username),
    element(document, 'label', {}, 'Password', password),
    actions(
      document,
      button(document, 'Sign in', 'submit', 'primary'),
      anotherBank(controls, pane.canChooseAnotherBank),
    ),
  )
  return [
    crest(document, institution, 'large'),
    heading(document, `Sign in to ${institution.name}`),
    error
      ? element(document, 'div', { class: 'alert', role: 'alert' }, errorText(error))
      : paragraph(
          document,
          updating
            ? 'Sign in again, and the connection that you have goes on working.'
            : 'Use the name and the password that you use at this bank.',
        ),
    form,
  ]
}
