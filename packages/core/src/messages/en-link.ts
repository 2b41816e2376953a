import { englishForIssues } from './en-issues.ts'
import type { LinkMessages } from './messages.ts'

/** English, as far as Link goes: what a button, a return page and their notices say. */
export const englishForLink: LinkMessages = {
  ...englishForIssues,
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
  updated: '{bank} is connected again.',
  continue: 'Continue',
  supportDetails: 'Details for support',
  supportBank: 'Bank',
  supportSession: 'Session',
  supportRequest: 'Request',
  copy: 'Copy',
  copied: 'Copied',
}
