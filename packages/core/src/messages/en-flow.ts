import type { FlowMessages, IssueText } from './messages.ts'

/** That nothing gets through; here, because it has to be there when the other words can't be fetched. */
export const noConnection: IssueText = [
  'We can’t get through',
  'Your internet may be off. Check it, then try again. Your money is safe.',
]

/** English for the way through Link, without what can go wrong on it. */
export const englishForFlow: FlowMessages = {
  language: 'en',
  bank: 'your bank',
  actions: {
    retry: 'Try again',
    sign_in_again: 'Sign in again',
    reconnect: 'Reconnect',
    choose_another_bank: 'Choose another bank',
    go_to_bank_first: 'Sign in at your bank first',
    wait: 'Try again later',
    enter_manually: 'Enter details yourself',
    review_consent: 'Review what you share',
    contact_support: 'Contact support',
    start_again: 'Start again',
    keep_existing: 'Keep this connection',
    connect_anyway: 'Connect it again',
  },
  connect: 'Connect a bank',
  connecting: 'Opening…',
  finishing: 'Finishing…',
  returning: 'Bringing you back from your bank…',
  reconnect: 'Reconnect',
  opened: 'Go on in the window that opened.',
  linked: '{bank} is connected.',
  updated: '{bank} is connected again.',
  closed: 'Nothing was changed.',
  chooseBank: 'Choose your bank',
  continue: 'Continue',
  supportDetails: 'Details for support',
  supportBank: 'Bank',
  supportSession: 'Session',
  supportRequest: 'Request',
  copy: 'Copy',
  copied: 'Copied',
}
