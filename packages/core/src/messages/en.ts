import type { Messages } from './messages.ts'

/** English. */
export const english: Messages = {
  language: 'en',
  bank: 'your bank',
  issues: {
    wrong_details: {
      title: 'Those details didn’t work',
      message: '{bank} didn’t accept them. Check them in your bank’s app, then try again.',
    },
    wrong_number: {
      title: 'That number didn’t work',
      message: 'It wasn’t accepted. Check it, or get a new code, then try again.',
    },
    different_login: {
      title: 'Use the same sign-in as before',
      message: 'Try again with the one you connected first. If that has changed, start again.',
    },
    bank_first: {
      title: 'Sign in at your bank first',
      message:
        '{bank} needs something first, like a new password. Do that in your bank’s app, then come back here.',
    },
    bank_trouble: {
      title: '{bank} is having trouble',
      message:
        'It isn’t working with us right now. Your money is safe. Try again later, or choose another bank.',
    },
    service_down: {
      title: 'Bank connections are down',
      message: 'We can’t connect banks right now. Your money is safe. Try again later.',
    },
    too_many_tries: {
      title: 'Too many tries for now',
      message: 'Your money is safe. Try again later.',
    },
    not_finished: {
      title: 'That wasn’t finished',
      message:
        'Nothing was changed. Your money is safe. Try again, and follow the steps to the end.',
    },
    not_connected: {
      title: '{bank} wasn’t connected',
      message:
        'Something went wrong on the way. Your money is safe. Try again, or choose another bank.',
    },
    bank_not_supported: {
      title: 'We can’t connect this bank',
      message:
        '{bank}, or your sign-in there, doesn’t work here yet. Choose another bank, or enter your details yourself.',
    },
    no_accounts: {
      title: 'No account we can use',
      message: 'Choose another bank, or share another account.',
    },
    no_payment_account: {
      title: 'This needs another account',
      message:
        'We need an account that allows payments. Choose another bank, or share another account.',
    },
    access_needed: {
      title: 'We need your permission',
      message:
        '{bank} didn’t share all we need. Try again and leave every box ticked. No money will move.',
    },
    session_expired: {
      title: 'Please start again',
      message: 'Bank sign-ins close after a while to keep you safe.',
    },
    already_finished: {
      title: 'This step is already done',
      message: 'There is nothing more to do here. If {bank} isn’t connected, start again.',
    },
    other_tab: {
      title: 'Go on in your other tab',
      message: 'This is open in another tab of your browser. You can close this one.',
    },
    return_lost: {
      title: 'We lost your place',
      message: 'You may have come back in another browser. Your money is safe. Start again here.',
    },
    direct: {
      title: 'Nothing to do here',
      message: 'Your bank brings you back here. Nothing is wrong. Connect a bank to begin.',
    },
    other_person: {
      title: 'Someone else started this',
      message: 'Start again as yourself, or sign in as them.',
    },
    reconnect_needed: {
      title: 'Reconnect {bank}',
      message:
        '{bank} needs you to sign in again. What you see here may be old. Your money is safe.',
    },
    reconnect_soon: {
      title: 'Reconnect {bank} soon',
      message: 'Your permission for {bank} ends soon. Reconnect now to keep everything up to date.',
    },
    disconnected: {
      title: '{bank} is disconnected',
      message: 'Access was removed. Your money is safe. You can connect it again.',
    },
    not_repaired: {
      title: '{bank} still isn’t connected',
      message:
        'Nothing new is coming in yet. Your money is safe. Reconnect, or look in your bank’s app.',
    },
    already_connected: {
      title: '{bank} is already connected',
      message: 'Keep this connection, or connect it again for other accounts or another person.',
    },
    script_blocked: {
      title: 'Something is blocking this page',
      message: 'An ad blocker or something like it is in the way. Turn it off, then try again.',
    },
    no_connection: {
      title: 'We can’t get through',
      message: 'Your internet may be slow or off. Your money is safe. Check it, then try again.',
    },
    signed_out: {
      title: 'Please sign in again',
      message: 'You were signed out to keep you safe. Sign in again to connect your bank.',
    },
    our_side: {
      title: 'This is on our side',
      message:
        'Something isn’t working, and it’s for us to fix. Your money and bank details are safe.',
    },
  },
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
  connecting: 'Opening your bank connection…',
  finishing: 'Finishing…',
  returning: 'Bringing you back from your bank…',
  reconnect: 'Reconnect',
  updated: '{bank} is connected again.',
  continue: 'Continue',
  supportDetails: 'Details for support',
}
