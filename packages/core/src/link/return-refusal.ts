/**
 * Why a return from a bank can't be resumed.
 *
 * - `direct`: there is none; the return page was opened without coming from a bank.
 * - `missing`: nothing was set aside in this browser, nor on the server.
 * - `already_finished`: this return was used before; a reload, or Back.
 * - `other_tab`: another tab, which this one was copied from, is going on with it.
 * - `expired`: the link token ran out while the person was at the bank.
 * - `other_person`: somebody else is signed in now.
 * - `other_environment`: it was begun in Plaid's other environment.
 * - `unreadable`: what was set aside is damaged or of another version.
 * - `not_checked`: it could not be looked up; why is in the error beside it. A retry looks again.
 */
export type ReturnRefusal =
  | 'direct'
  | 'missing'
  | 'already_finished'
  | 'other_tab'
  | 'expired'
  | 'other_person'
  | 'other_environment'
  | 'unreadable'
  | 'not_checked'
