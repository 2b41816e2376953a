import type { LinkError } from '../../engine/plaid-failure.ts'
import type { TripWay } from '../../engine/simulator-state.ts'
import type { PaneInstitution, WorkflowAction } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'

/** What a pane may do beside showing itself. */
export interface PaneControls {
  document: Document
  /** Tells the engine what the person did. */
  send: (action: WorkflowAction) => void
  /** Goes to the bank's page. Called inside of the click, for pop-ups are blocked outside of it. */
  goToBank: (bankName: string, way: TripWay) => void
  /** The address of the bank's page while the person is there; null for a simulator in the page, which has none. */
  bankAddress: string | null
  /** Whether a trip to the bank was blocked by the browser. */
  popupBlocked: boolean
  /** Takes Link off the page, after success. */
  finish: () => void
  /** Leaves at once. */
  leave: () => void
}

/** The heading of a pane, which gets the focus when the pane comes up. */
export const heading = (document: Document, text: string): HTMLElement =>
  element(document, 'h1', { id: 'pane-heading', tabindex: '-1' }, text)

/** A paragraph. */
export const paragraph = (document: Document, text: string): HTMLElement =>
  element(document, 'p', {}, text)

/** The first letter of a bank's name, where a logo would be. */
export const crest = (document: Document, { name }: PaneInstitution, size = ''): HTMLElement =>
  element(document, 'span', { class: `crest ${size}`, 'aria-hidden': 'true' }, name.slice(0, 1))

/** A sign in the crest's place: a tick, an exclamation mark. */
export const sign = (
  document: Document,
  text: string,
  tone: 'good' | 'bad' | 'plain',
): HTMLElement =>
  element(document, 'span', { class: `crest large ${tone}`, 'aria-hidden': 'true' }, text)

/** A button; the primary one is what most people want next. */
export const button = (
  document: Document,
  text: string,
  onClick: (() => void) | 'submit',
  look: 'primary' | 'plain' = 'plain',
): HTMLButtonElement =>
  element(
    document,
    'button',
    {
      class: look === 'primary' ? 'button primary' : 'button',
      type: onClick === 'submit' ? 'submit' : 'button',
      ...(onClick !== 'submit' && { click: onClick }),
    },
    text,
  )

/** What an error says to people. Plaid's own text for some is the bare code. */
export const errorText = ({ display_message, error_code, error_message }: LinkError): string =>
  display_message === null || display_message === error_code ? error_message : display_message

/** The buttons at the foot of a pane. */
export const actions = (document: Document, ...buttons: (HTMLElement | false)[]): HTMLElement =>
  element(document, 'div', { class: 'actions' }, ...buttons)

/** The button back to the list of banks, where there is one to go back to. */
export const anotherBank = (
  { document, send }: PaneControls,
  offered: boolean,
): HTMLButtonElement | false =>
  offered && button(document, 'Choose another bank', () => send({ type: 'choose_another_bank' }))

const healthTexts: Record<PaneInstitution['health'], string> = {
  healthy: '',
  degraded: ' · May be slow today',
  down: ' · Not available now',
}

/** A bank to choose, as an entry of a list. */
export const institutionButton = (
  document: Document,
  institution: PaneInstitution,
  choose: () => void,
): HTMLLIElement => {
  const nameId = `bank-${institution.id}`
  return element(
    document,
    'li',
    {},
    element(
      document,
      'button',
      {
        class: 'bank',
        type: 'button',
        // The name alone, so that the button is called what the bank is called.
        'aria-labelledby': nameId,
        'aria-describedby': `${nameId}-host`,
        click: choose,
      },
      crest(document, institution),
      element(
        document,
        'span',
        {},
        element(document, 'strong', { id: nameId }, institution.name),
        element(
          document,
          'span',
          { id: `${nameId}-host`, class: 'small' },
          institution.host + healthTexts[institution.health],
        ),
      ),
    ),
  )
}
