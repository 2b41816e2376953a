import type { LinkError } from '../../engine/plaid-failure.ts'
import { element } from '../element.ts'
import { errorText } from './pane-kit.ts'

/** What a text field is, beside its label. */
interface FieldLook {
  name: string
  type?: 'text' | 'password' | 'tel'
  inputmode?: 'numeric' | 'tel' | 'text'
  autocomplete?: string
}

/** A text field, and the label that holds it. */
export const textField = (
  document: Document,
  label: string,
  look: FieldLook,
): { label: HTMLElement; input: HTMLInputElement } => {
  const input = element(document, 'input', {
    class: 'text',
    type: look.type ?? 'text',
    name: look.name,
    autocomplete: look.autocomplete ?? 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    ...(look.inputmode && { inputmode: look.inputmode }),
  })
  return { label: element(document, 'label', {}, label, input), input }
}

/** A form that calls back instead of being sent. */
export const formOf = (
  document: Document,
  onSubmit: () => void,
  ...children: (Node | false)[]
): HTMLFormElement =>
  element(
    document,
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault()
        onSubmit()
      },
    },
    ...children,
  )

/** A group of radio buttons; the first is chosen. */
export const radioGroup = (
  document: Document,
  name: string,
  legend: string,
  options: readonly string[],
): { group: HTMLElement; chosen: () => string } => {
  const inputs = options.map((value, index) =>
    element(document, 'input', { type: 'radio', name, value, checked: index === 0 }),
  )
  const group = element(
    document,
    'fieldset',
    { class: 'accounts' },
    element(document, 'legend', {}, legend),
    ...inputs.map((input) =>
      element(
        document,
        'label',
        { class: 'account' },
        input,
        element(document, 'span', {}, input.value),
      ),
    ),
  )
  return { group, chosen: () => inputs.find((input) => input.checked)?.value ?? '' }
}

/** What was wrong about the last try, said at once to people who listen. */
export const alertOf = (document: Document, error: LinkError | null): Node[] =>
  error ? [element(document, 'div', { class: 'alert', role: 'alert' }, errorText(error))] : []
