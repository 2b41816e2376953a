/**
 * Why a return from a bank can't be resumed.
 *
 * - `direct`: there is none; the return page was opened without coming from a bank.
 * - `missing`: nothing was set aside in this browser, nor on the server.
 * - `already_finished`: this return was used before; a reload, or Back.
 * - `expired`: the link token ran out while the person was at the bank.
 * - `other_person`: somebody else is signed in now.
 * - `unreadable`: what was set aside is damaged or of another version.
 */
export type ReturnRefusal =
  | 'direct'
  | 'missing'
  | 'already_finished'
  | 'expired'
  | 'other_person'
  | 'unreadable'
