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
import { qrCode } from './qr-code.ts'

type OAuthPane = Extract<Pane, { id: 'oauth' }>

/** A second device goes to the bank, while this page waits. */
const qrWait = (
  { institution }: OAuthPane,
  { document, send }: PaneControls,
  address: string,
): Node[] => [
  heading(document, `Go on at ${institution.name} with your phone`),
  qrCode(document, address),
  element(document, 'p', { role: 'status' }, 'Waiting for you to finish on your phone.'),
  actions(
    document,
    element(
      document,
      'a',
      { class: 'button', href: address, target: '_blank', rel: 'noopener' },
      'Open on this device',
    ),
    button(document, 'Cancel', () => send({ type: 'close_oauth' })),
  ),
]

const wait = (pane: OAuthPane, controls: PaneControls): Node[] => {
  const { document, send, bankAddress } = controls
  if (pane.way === 'qr' && bankAddress !== null) return qrWait(pane, controls, bankAddress)
  return [
    crest(document, pane.institution, 'large'),
    heading(document, `Go on at ${pane.institution.name}`),
    element(
      document,
      'p',
      { role: 'status' },
      pane.way === 'app_to_app'
        ? 'Go on in the other tab. You can close this one.'
        : 'Waiting for you to finish in the other window.',
    ),
    actions(
      document,
      button(document, 'Cancel', () => send({ type: 'close_oauth' })),
    ),
  ]
}

const notices = {
  closed: 'The window of the bank was closed before you were done.',
  timed_out: 'That took too long, and the bank gave up waiting.',
  blocked: 'Your browser blocked the window of the bank. Allow it, and try again.',
}

/** The hand-off to a bank that wants people to sign in on its own page, and the wait while they do. */
export const oauthPane = (pane: OAuthPane, controls: PaneControls): Node[] => {
  const { document, goToBank, popupBlocked } = controls
  const { institution } = pane
  if (pane.bankPath !== null) return wait(pane, controls)
  const notice = popupBlocked ? 'blocked' : pane.notice
  return [
    crest(document, institution, 'large'),
    heading(document, `Sign in at ${institution.name}`),
    paragraph(
      document,
      pane.updating
        ? 'You sign in again on the page of your bank, and come back here.'
        : 'You sign in on the page of your bank, choose what to share, and come back here.',
    ),
    ...(notice
      ? [element(document, 'div', { class: 'alert', role: 'alert' }, notices[notice])]
      : []),
    actions(
      document,
      button(
        document,
        `Continue to ${institution.name}`,
        () => goToBank(institution.name, pane.way),
        'primary',
      ),
      anotherBank(controls, pane.canChooseAnotherBank),
    ),
  ]
}
