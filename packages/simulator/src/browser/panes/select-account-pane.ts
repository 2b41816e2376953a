import type { Pane, PaneAccount } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import { formOf } from './form.ts'
import { actions, button, crest, heading, paragraph, type PaneControls } from './pane-kit.ts'

/** Accounts as checkboxes; at least one has to be ticked. */
export const accountForm = (
  document: Document,
  accounts: readonly PaneAccount[],
  submit: (keys: string[]) => void,
): HTMLFormElement => {
  const boxes: HTMLInputElement[] = []
  const next = button(document, 'Continue', 'submit', 'primary')
  const chosen = (): string[] => boxes.filter((box) => box.checked).map((box) => box.value)
  const check = (): void => {
    next.disabled = chosen().length === 0
  }
  const choice = (account: PaneAccount): HTMLElement => {
    const box = element(document, 'input', {
      type: 'checkbox',
      value: account.key,
      'aria-label': account.name,
      checked: account.selected,
      change: check,
    })
    boxes.push(box)
    const mask = account.mask ? ` ••${account.mask}` : ''
    return element(
      document,
      'label',
      { class: 'account' },
      box,
      element(
        document,
        'span',
        {},
        element(document, 'strong', {}, account.name),
        element(document, 'span', { class: 'small' }, account.kind + mask),
      ),
      element(document, 'b', {}, account.balance),
    )
  }
  const form = formOf(
    document,
    () => submit(chosen()),
    element(
      document,
      'fieldset',
      { class: 'accounts', 'aria-labelledby': 'pane-heading' },
      ...accounts.map(choice),
    ),
    actions(document, next),
  )
  check()
  return form
}

/** The accounts to share. */
export const selectAccountPane = (
  pane: Extract<Pane, { id: 'select_account' }>,
  { document, send }: PaneControls,
): Node[] => [
  crest(document, pane.institution, 'large'),
  heading(document, 'Choose your accounts'),
  paragraph(document, 'Only the ones that you tick are shared.'),
  accountForm(document, pane.accounts, (accounts) => send({ type: 'submit_accounts', accounts })),
]
