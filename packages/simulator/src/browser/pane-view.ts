import type { Pane } from '../workflow/workflow-answer.ts'
import { element } from './element.ts'
import { paneStyles } from './pane-styles.ts'
import { connectedPane, errorPane, exitPane } from './panes/closing-panes.ts'
import { credentialsPane } from './panes/credentials-pane.ts'
import { oauthPane } from './panes/oauth-pane.ts'
import type { PaneControls } from './panes/pane-kit.ts'
import { selectAccountPane } from './panes/select-account-pane.ts'
import { selectInstitutionPane } from './panes/select-institution-pane.ts'

const contents = (pane: Pane, controls: PaneControls): Node[] => {
  switch (pane.id) {
    case 'select_institution':
      return selectInstitutionPane(pane, controls)
    case 'credentials':
      return credentialsPane(pane, controls)
    case 'oauth':
      return oauthPane(pane, controls)
    case 'select_account':
      return selectAccountPane(pane, controls)
    case 'connected':
      return connectedPane(pane, controls)
    case 'error':
      return errorPane(pane, controls)
    case 'exit':
      return exitPane(controls)
    default:
      return pane satisfies never
  }
}

// What is worth trying depends on the pane.
const hints: Partial<Record<Pane['id'], string>> = {
  credentials: 'Type user_good and pass_good, or error_ITEM_LOCKED as the password.',
  oauth: 'Press Approve or Decline on the page that follows.',
  connected: 'Nothing was shared with anybody.',
}

const hint = (pane: Pane): string =>
  `Simulated. No real bank is involved. ${hints[pane.id] ?? 'Sign in with user_good and pass_good.'}`

const cross = (document: Document): Element => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: '20',
    height: '20',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(name, value)
  }
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', 'M5 5l10 10M15 5L5 15')
  path.setAttribute('stroke', 'currentColor')
  path.setAttribute('stroke-width', '1.75')
  path.setAttribute('stroke-linecap', 'round')
  svg.append(path)
  return svg
}

// Tab must not lead out into the page that Link covers.
const keepFocus = (card: HTMLElement, event: KeyboardEvent): void => {
  const stops = [
    ...card.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled)'),
  ].filter((stop) => stop.closest('[hidden]') === null)
  const from = event.shiftKey ? stops[0] : stops.at(-1)
  const active = card.ownerDocument.activeElement
  const outside = active === null || !stops.includes(active as HTMLElement)
  if (active !== from && !(outside && event.shiftKey)) return
  event.preventDefault()
  const to = event.shiftKey ? stops.at(-1) : stops[0]
  to?.focus()
}

/** Shows a pane in Link's frame: its contents, a way to close it, and a line that says it is simulated. */
export const showPane = (pane: Pane, controls: PaneControls, onClose: () => void): void => {
  const { document } = controls
  if (!document.querySelector('style')) {
    document.documentElement.lang = 'en'
    document.title = 'Plaid Link (simulated)'
    document.head.append(element(document, 'style', {}, paneStyles))
  }
  const card = element(
    document,
    'div',
    {
      class: 'card',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'pane-heading',
      keydown: (event) => {
        const { key } = event as KeyboardEvent
        if (key === 'Escape') onClose()
        if (key === 'Tab') keepFocus(card, event as KeyboardEvent)
      },
    },
    element(
      document,
      'div',
      { class: 'bar' },
      element(document, 'span', {}, 'Link, simulated'),
      element(
        document,
        'button',
        { class: 'close', type: 'button', 'aria-label': 'Close', click: onClose },
        cross(document),
      ),
    ),
    element(document, 'div', { class: 'body' }, ...contents(pane, controls)),
    element(document, 'p', { class: 'note' }, hint(pane)),
  )
  document.body.replaceChildren(card)
  document.getElementById('pane-heading')?.focus()
}

/** Shows that the engine has not answered yet, and keeps impatient fingers from answering twice. */
export const showBusy = (document: Document): void => {
  const card = document.querySelector('.card')
  if (!card) {
    document.body.replaceChildren()
    return
  }
  card.setAttribute('aria-busy', 'true')
  for (const button of card.querySelectorAll<HTMLButtonElement>('.body button')) {
    button.disabled = true
  }
}
