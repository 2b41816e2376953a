import type { ItemMessages } from './messages.ts'

/** English for connections: how they are, and what can be done about them. */
export const englishForItems: ItemMessages = {
  health: {
    sign_in_required: [
      'Reconnect {bank}',
      'You need to sign in again. What you see here may be old. Your money is safe.',
    ],
    consent_expired: [
      'Reconnect {bank}',
      'Your permission has ended. Give it again to stay up to date. Your money is safe.',
    ],
    access_withdrawn: [
      '{bank} stopped sharing',
      'Permission was taken back at your bank. Sign in again to go on. Your money is safe.',
    ],
    expires: [
      'Reconnect {bank} soon',
      'Your permission ends soon[, on {date}]. Reconnect now to stay up to date.',
    ],
    disconnects: [
      'Reconnect {bank} soon',
      'Your bank will stop sharing soon[, on {date}]. Reconnect now to stay up to date.',
    ],
    bank_moves: [
      '{bank} has a new way to connect',
      'The old one ends soon[, on {date}]. Reconnect now to stay up to date.',
    ],
    new_accounts: ['New accounts at {bank}', 'You can add them here, or leave things as they are.'],
    new_accounts_relink: [
      'New accounts at {bank}',
      'To add them, connect your bank again. Or leave things as they are.',
    ],
    consent_missing: [
      '{bank} needs your permission',
      'We can’t see all we need. Review what you share. No money will move.',
    ],
    verification_pending: [
      'Finish setting up {bank}',
      'Look for a small deposit from us in your account. Then enter its code here.',
    ],
    revoked: [
      '{bank} is disconnected',
      'Permission to read it was taken back. Reconnect, or remove it. Your money is safe.',
    ],
    gone: [
      '{bank} is disconnected',
      'It can’t be brought back. Connect it again, or remove it. Your money is safe.',
    ],
    account_closed: [
      'An account at {bank} is gone',
      'Your bank no longer shares it. If that’s wrong, choose your accounts again.',
    ],
    bank_trouble: [
      '{bank} has a problem',
      'What you see may be old. Your money is safe. There’s nothing you need to do.',
    ],
    unknown: ['We’re checking {bank}', 'What you see may be old. There’s nothing you need to do.'],
  },
  repairs: {
    plain: 'Reconnect',
    accounts: 'Choose accounts',
    consent: 'Review what you share',
    verify: 'Enter the code',
    relink: 'Connect again',
  },
  manyNeedYou: { one: '{count} bank needs you', other: '{count} banks need you' },
  upToDate: 'Up to date',
  changed: 'Changed {time}',
  alreadyFine: '{bank} works. There was nothing to repair.',
  snooze: 'Remind me later',
  remove: 'Disconnect',
  removeQuestion: [
    'Disconnect {bank}?',
    'We stop reading its accounts and delete our access. Nothing changes at your bank.',
  ],
  cancel: 'Keep it',
  removeFailed: 'That didn’t work. Nothing was changed. Please try again.',
  accountEnding: 'ending in {mask}',
  noAccounts: 'No accounts are shared',
  accountsAdded: 'Now shared',
  accountsRemoved: 'No longer shared',
  accountsKept: 'Still shared',
}
