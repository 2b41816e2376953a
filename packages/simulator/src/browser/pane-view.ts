import type { Pane } from '../workflow/workflow-answer.ts'
import { element } from './element.ts'
import { brandPane, mfaPane, recaptchaPane } from './panes/bank-question-panes.ts'
import { addAnotherPane, connectedPane, errorPane, exitPane } from './panes/closing-panes.ts'
import { credentialsPane } from './panes/credentials-pane.ts'
import {
  authTypePane,
  depositCodePane,
  depositSentPane,
  numbersPane,
} from './panes/numbers-panes.ts'
import { oauthPane } from './panes/oauth-pane.ts'
import type { PaneControls } from './panes/pane-kit.ts'
import { selectAccountPane } from './panes/select-account-pane.ts'
import { selectInstitutionPane } from './panes/select-institution-pane.ts'
import {
  consentPane,
  savedAccountPane,
  savedInstitutionPane,
  submitPhonePane,
  verifyPhonePane,
} from './panes/welcome-panes.ts'
import { applyStyles } from './pane-styles.ts'

const contents = (pane: Pane, controls: PaneControls): Node[] => {
  switch (pane.id) {
    case 'consent':
      return consentPane(pane, controls)
    case 'submit_phone':
      return submitPhonePane(pane, controls)
    case 'verify_phone':
      return verifyPhonePane(pane, controls)
    case 'select_saved_institution':
      return savedInstitutionPane(pane, controls)
    case 'select_saved_account':
      return savedAccountPane(pane, controls)
    case 'select_institution':
      return selectInstitutionPane(pane, controls)
    case 'select_brand':
      return brandPane(pane, controls)
    case 'select_auth_type':
      return authTypePane(controls)
    case 'credentials':
      return credentialsPane(pane, controls)
    case 'recaptcha':
      return recaptchaPane(pane, controls)
    case 'mfa':
      return mfaPane(pane, controls)
    case 'oauth':
      return oauthPane(pane, controls)
    case 'select_account':
      return selectAccountPane(pane, controls)
    case 'numbers':
      return numbersPane(pane, controls)
    case 'microdeposit_sent':
      return depositSentPane(pane, controls)
    case 'microdeposit_code':
      return depositCodePane(pane, controls)
    case 'add_another':
      return addAnotherPane(pane, controls)
    case 'connected':
      return connectedPane(pane, controls)
    case 'error':
      return errorPane(pane, controls)
    case 'exit':
      return exitPane(pane, controls)
    default:
      return pane satisfies never
  }
}

// What is worth trying depends on the pane.
const hints: Partial<Record<Pane['id'], string>> = {
  submit_phone: 'Type 415-555-0011, or another number of the Sandbox.',
  verify_phone: 'The code is 123456.',
  credentials: 'Type user_good and pass_good, or error_ITEM_LOCKED as the password.',
  mfa: 'The code is 1234, an answer answer_0_0 and so on, and a choice the first one.',
  numbers: 'Type 110000000 and 1111222233330000.',
  microdeposit_code: 'The code is ABC.',
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

const closeButton = (document: Document, onClose: () => void): HTMLButtonElement =>
  element(
    document,
    'button',
    { class: 'close', type: 'button', 'aria-label': 'Close', click: onClose },
    cross(document),
  )

// Tab must not lead out into the page that Link covers.
const keepFocus = (card: HTMLElement, event: KeyboardEvent): void => {
  const stops = [
    ...card.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled), a[href]'),
  ].filter((stop) => stop.closest('[hidden]') === null)
  const from = event.shiftKey ? stops[0] : stops.at(-1)
  const active = card.ownerDocument.activeElement
  const outside = active === null || !stops.includes(active as HTMLElement)
  if (active !== from && !(outside && event.shiftKey)) return
  event.preventDefault()
  const to = event.shiftKey ? stops.at(-1) : stops[0]
  to?.focus()
}

const prepare = (document: Document): void => {
  if (document.documentElement.lang === 'en') return
  document.documentElement.lang = 'en'
  document.title = 'Plaid Link (simulated)'
  applyStyles(document)
}

/** Shows a pane in Link's frame: its contents, a way to close it, and a line that says it is simulated. */
export const showPane = (pane: Pane, controls: PaneControls, onClose: () => void): void => {
  const { document } = controls
  prepare(document)
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
      closeButton(document, onClose),
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

/** Shows that an answer takes long. The way out stays. */
export const showLoading = (document: Document, onClose: () => void): void => {
  prepare(document)
  const shown = document.querySelector('.card .body')
  const loading = element(
    document,
    'div',
    { class: 'loading', role: 'status' },
    element(document, 'span', { class: 'spinner', 'aria-hidden': 'true' }),
    'One moment…',
  )
  if (shown) {
    shown.append(loading)
    return
  }
  document.body.replaceChildren(
    element(
      document,
      'div',
      { class: 'card', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Link is loading' },
      element(
        document,
        'div',
        { class: 'bar' },
        element(document, 'span', {}, 'Link, simulated'),
        closeButton(document, onClose),
      ),
      element(document, 'div', { class: 'body' }, loading),
    ),
  )
}
