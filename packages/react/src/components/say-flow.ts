import { isBeforeOpen, type FlowMessages, type LinkState } from '@relink/core'

/**
 * Says where a flow is, in one sentence; nothing where nobody waits, or where a notice says what is wrong or asks
 * something.
 */
export const sayFlow = (state: LinkState, messages: FlowMessages): string => {
  switch (state.status) {
    case 'returning':
      return messages.returning
    case 'open':
      return messages.opened
    case 'finishing':
    case 'recovering':
      return messages.finishing
    case 'linked':
      return sayBank(messages.linked, state.item.bankName)
    case 'updated':
      // Why a repair did not help is for a notice.
      if (!state.repaired) return ''
      return sayBank(state.needless ? messages.linked : messages.updated, state.item.bankName)
    case 'exited':
      return isByChoice(state) ? messages.closed : ''
    default:
      return isBeforeOpen(state) && state.pressed ? messages.connecting : ''
  }
}

/** Whether the person simply left, or kept what they had. */
const isByChoice = ({ reason, exit }: Extract<LinkState, { status: 'exited' }>): boolean =>
  reason === 'kept_existing' ||
  (reason === 'closed' && exit.error === null && !exit.bankWindowFailed)

/** `fillText` of core, as far as these texts need it; a page that only connects banks does without the rest. */
const sayBank = (text: string, bankName: string): string =>
  text.replace(/[[\]]/g, '').replace('{bank}', () => bankName)
