import { noConnection } from './en-flow.ts'
import type { IssueMessages } from './messages.ts'

/** English for what can go wrong. It stands apart because whoever only describes an issue needs no more. */
export const englishForIssues: IssueMessages = {
  language: 'en',
  bank: 'your bank',
  attempts: { one: 'You have {count} try left.', other: 'You have {count} tries left.' },
  issues: {
    wrong_details: ['Those details didn’t work', 'Check them in your bank’s app, then try again.'],
    wrong_answer: ['That answer didn’t work', 'Check it, or get a new code, then try again.'],
    wrong_phone: ['That phone number didn’t work', 'Check it, then try again.'],
    different_login: [
      'Use the same sign-in as before',
      'Try again with the one you used first. If that has changed, make a new connection.',
    ],
    account_locked: [
      'Your sign-in is locked',
      '{bank} locked it to keep you safe. Unlock it in your bank’s app, then come back here.',
    ],
    password_reset: ['You need a new password', 'Set one in your bank’s app, then come back here.'],
    setup_needed: [
      'Sign in at your bank first',
      '{bank} has a question for you. Answer in your bank’s app, then come back here.',
    ],
    not_finished: ['That wasn’t finished', 'Nothing was changed. Please try again.'],
    bank_down: [
      '{bank} has a technical problem',
      'Your money is safe. Try again later, or choose another bank.',
    ],
    bank_slow: [
      '{bank} isn’t responding',
      'Your money is safe. Try again later, or choose another bank.',
    ],
    bank_not_supported: [
      'We can’t connect this bank',
      '{bank} can’t be used here. Please choose another bank.',
    ],
    sign_in_not_supported: [
      'We can’t connect this account',
      'The way you sign in to {bank} doesn’t work here. Please choose another bank.',
    ],
    bank_not_ready: ['{bank} isn’t available here yet', 'Please choose another bank for now.'],
    not_connected: [
      'That didn’t work',
      'Something went wrong on the way. Your money is safe. Please try again.',
    ],
    no_accounts: ['No account we can use', 'Choose another bank, or share another account.'],
    no_payment_account: [
      'This needs another account',
      'Choose one that can send and receive money.',
    ],
    no_fitting_account: [
      'No account of the right kind',
      'Choose another bank, or share another account.',
    ],
    wrong_number: [
      'That account number didn’t work',
      'Check it in your bank’s app, then try again.',
    ],
    wrong_amounts: [
      'That didn’t match',
      'Check it in your bank’s app, then try again.[ {attempts}]',
    ],
    check_over: [
      'This check has ended',
      'It took too long, or too many tries. Your money is safe. Please start again.',
    ],
    access_needed: [
      'We need your permission',
      '{bank} didn’t share all we need. Please leave every box ticked. No money will move.',
    ],
    consent_needed: [
      'We need one more permission',
      'Review what you share with us at {bank}. No money will move.',
    ],
    payment_cancelled: [
      'The payment was stopped',
      'No money has moved. Try again, or choose another bank.',
    ],
    payment_rejected: [
      'The payment was turned down',
      'No money has moved. Try again, or choose another bank.',
    ],
    window_blocked: [
      'Your bank’s page didn’t open',
      'It may have been blocked. Allow pop-ups here, then try again.',
    ],
    session_expired: ['Please start again', 'Bank sign-ins close after a while to keep you safe.'],
    already_finished: ['This step is already done', 'If {bank} isn’t connected, start again.'],
    other_tab: ['Go on in your other tab', 'You can close this one.'],
    return_lost: [
      'We can’t pick up where you left off',
      'You may be in another browser. Your money is safe. Please start again.',
    ],
    direct: ['Nothing to do here', 'Your bank brings you back here. Connect a bank to begin.'],
    other_person: ['Someone else started this', 'Start again as yourself, or sign in as them.'],
    disconnected: ['{bank} is disconnected', 'Your money is safe. You can connect it again.'],
    reconnect_needed: [
      'Reconnect {bank}',
      'You need to sign in again. What you see here may be old. Your money is safe.',
    ],
    not_repaired: [
      '{bank} still isn’t connected',
      'Your money is safe. Reconnect, or look in your bank’s app.',
    ],
    newer_connection: [
      '{bank} is connected twice',
      'The newer connection took over. Keep that one, and remove this one.',
    ],
    already_connected: [
      '{bank} is already connected',
      'Keep it as it is, or let the new connection take its place.',
    ],
    one_at_a_time: [
      'Your first connection may have stopped',
      'Connecting {bank} again can do that. Keep it and repair it, or let the new connection take its place.',
    ],
    not_ready_yet: [
      'This isn’t ready yet',
      'Nothing is wrong. Please look again in a little while.',
    ],
    script_blocked: [
      'Something is blocking this page',
      'It may be an ad blocker. Turn it off, then try again.',
    ],
    storage_refused: [
      'Your browser won’t keep your place',
      'Allow this site to store data, then try again.',
    ],
    no_connection: noConnection,
    no_answer: [
      'This is taking too long',
      'Your internet may be slow. Check it, then try again. Your money is safe.',
    ],
    signed_out: ['Please sign in again', 'You were signed out to keep you safe.'],
    service_down: [
      'Bank connections are down',
      'We can’t connect banks right now. Your money is safe. Try again later.',
    ],
    too_many_tries: [
      'Too many tries for now',
      'Your money is safe. Please wait a while, then try again.',
    ],
    our_side: ['This is on our side', 'It’s for us to fix. Your money and bank details are safe.'],
  },
}
