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
      message:
        'The code, phone or account number wasn’t accepted. Check it, or get a new code, then try again.',
    },
    wrong_deposit: {
      title: 'Those numbers don’t match',
      message:
        'Find our small deposit in your bank’s app, then try again. There are only three tries.',
    },
    different_login: {
      title: 'Use the same sign-in as before',
      message:
        'Try again with the one you connected first. If it has changed, start again with the new one.',
    },
    bank_first: {
      title: 'Sign in at your bank first',
      message:
        '{bank} needs something first, like a new password or unlocking your sign-in. Do that in your bank’s app, then come back here.',
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
      message: 'We have to pause for a while. Your money is safe. Try again later.',
    },
    not_finished: {
      title: 'Sign-in wasn’t finished',
      message: 'Nothing was connected. Try again, and follow your bank’s pages to the end.',
    },
    not_connected: {
      title: '{bank} wasn’t connected',
      message:
        'Something went wrong on the way. Your money is safe. Try again, or choose another bank.',
    },
    robot_check: {
      title: 'The safety check didn’t go through',
      message: 'If you use a VPN or private browsing, turn it off, then try again.',
    },
    bank_not_supported: {
      title: 'We can’t connect this bank',
      message:
        '{bank}, or the way you sign in there, doesn’t work here yet. Choose another bank, or enter your details yourself.',
    },
    no_accounts: {
      title: 'No account we can use',
      message:
        'We found no account at {bank} that works here. Choose another bank, or share another account.',
    },
    no_payment_account: {
      title: 'This needs another account',
      message:
        'We need a checking or savings account that allows payments. Choose another bank, or share another account.',
    },
    access_needed: {
      title: 'We need your permission',
      message:
        '{bank} didn’t share all we need. Try again and leave every box ticked. No money will move.',
    },
    session_expired: {
      title: 'Please start again',
      message: 'Bank sign-ins close after a while to keep you safe. Start again when you’re ready.',
    },
    already_finished: {
      title: 'This step is already done',
      message: 'There is nothing more to do here. If {bank} isn’t connected, start again.',
    },
    return_lost: {
      title: 'We lost your place',
      message:
        'You may have come back in another browser or app. Your money is safe. Start again here.',
    },
    other_person: {
      title: 'Someone else started this',
      message: 'Start again as yourself, or sign in as the person who started it.',
    },
    verification_ended: {
      title: 'This couldn’t be confirmed',
      message:
        'The time or the tries for it have run out. Your money is safe. Start again to connect your bank.',
    },
    reconnect_needed: {
      title: 'Reconnect {bank}',
      message:
        '{bank} needs you to sign in again. Until then, what you see here may be old. Your money is safe.',
    },
    reconnect_soon: {
      title: 'Reconnect {bank} soon',
      message: 'Your permission for {bank} ends soon. Reconnect now to keep everything up to date.',
    },
    disconnected: {
      title: '{bank} is disconnected',
      message:
        'Access was removed, so nothing new comes in. Your money is safe. You can connect it again.',
    },
    not_repaired: {
      title: '{bank} still isn’t connected',
      message:
        'Nothing new is coming in yet. Your money is safe. Reconnect, or look for a message in your bank’s app.',
    },
    already_connected: {
      title: '{bank} is already connected',
      message: 'Keep this connection, or connect it again for other accounts or another person.',
    },
    payment_not_made: {
      title: 'The payment wasn’t made',
      message:
        'No money has left your account. Check your balance and try again, or choose another bank.',
    },
    income_check: {
      title: 'Your income check isn’t finished',
      message: 'Check that you sent your documents and agreed to share them, then try again.',
    },
    script_blocked: {
      title: 'Something is blocking this page',
      message:
        'Something in your browser is blocking the bank connection, like an ad blocker. Turn it off, then try again.',
    },
    no_connection: {
      title: 'We can’t get through',
      message:
        'Your internet may be slow or off. Your money is safe. Check your connection, then try again.',
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
  linked: '{bank} is connected.',
  updated: '{bank} is connected again.',
  returnedDirectly: {
    title: 'Nothing to do here',
    message: 'Your bank brings you back to this page. Nothing is wrong. Connect a bank to begin.',
  },
  continue: 'Continue',
  supportDetails: 'Details for support',
  dismiss: 'Dismiss',
}
