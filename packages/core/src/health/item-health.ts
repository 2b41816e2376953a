/**
 * How a connection is doing. Each state has what is known in it and nothing else.
 *
 * `code` is Plaid's error code behind the state, for logs and for choosing words. Times are ISO 8601.
 *
 * @see https://plaid.com/docs/link/update-mode/
 */
export type ItemHealth =
  /** Nothing to do. */
  | { status: 'healthy' }
  /** Data has stopped until the person signs in at their bank. `reason` is known of OAuth banks alone. */
  | {
      status: 'sign_in_required'
      code: string
      reason: 'access_invalid' | 'consent_expired' | 'access_withdrawn' | null
    }
  /** Works still; the person's consent ends `at`. */
  | { status: 'expires'; at: string; daysLeft: number }
  /** Works still; the bank will cut it off, because it moves to another way in or its access ends. */
  | {
      status: 'disconnects'
      at: string | null
      daysLeft: number | null
      why: 'bank_moves' | 'access_ends' | null
    }
  /** Works; the bank has accounts that are not shared. `relink`: update mode can't add them (UK and EU). */
  | { status: 'new_accounts'; relink: boolean }
  /** Works in part: the person has not agreed to share what these of Plaid's products need. */
  | { status: 'consent_missing'; code: string; products: string[] }
  /** Small deposits are on their way, or there; the person has to type what came with them. */
  | { status: 'verification_pending'; accountIds: string[] }
  /** The person took back their permission. Update mode may restore it; else link anew. */
  | { status: 'revoked'; code: string }
  /** The bank took these accounts away. */
  | { status: 'account_closed'; accountIds: string[] }
  /** The bank or Plaid has trouble; it passes by itself. */
  | { status: 'bank_trouble'; code: string }
  /** Plaid said something about it that this version does not know. */
  | { status: 'unknown'; code: string | null }

/** The code of an Item whose access token was lost on our side: it can only be connected anew. */
export const accessTokenLost = 'ACCESS_TOKEN_LOST'

/** The code of an Item whose person took back their permission, and which Plaid refuses to restore. */
export const updateRefused = 'UPDATE_REFUSED'

/** What a state of health asks for. */
export interface HealthAdvice {
  /** Whether to ask the person for something now. */
  prompt: boolean
  /** `now`: data has stopped, or will within two days. `soon`: it will stop. `later`: an offer. */
  urgency: 'now' | 'soon' | 'later' | 'none'
  /**
   * What repairs it: update mode, plain, with the choice of accounts, or for further products or consent;
   * `relink`: only a new connection. Null: nothing that a person could do here.
   */
  repair: 'plain' | 'accounts' | 'products' | 'consent' | 'relink' | null
}

const advise = (
  urgency: HealthAdvice['urgency'],
  repair: HealthAdvice['repair'] = null,
): HealthAdvice => ({ prompt: urgency !== 'none', urgency, repair })

const urgencyOf = (daysLeft: number | null): 'now' | 'soon' =>
  daysLeft !== null && daysLeft <= 2 ? 'now' : 'soon'

/** Whether there is nothing left that update mode could restore. */
const isGone = (code: string): boolean =>
  ['ITEM_NOT_FOUND', accessTokenLost, updateRefused].includes(code)

/** Says whether to prompt, how urgently, and what repairs it. */
export const adviseOnHealth = (health: ItemHealth): HealthAdvice => {
  switch (health.status) {
    case 'sign_in_required':
    case 'verification_pending':
      return advise('now', 'plain')
    case 'revoked':
      return advise('now', isGone(health.code) ? 'relink' : 'plain')
    case 'expires':
    case 'disconnects':
      return advise(urgencyOf(health.daysLeft), 'plain')
    case 'new_accounts':
      return advise('later', health.relink ? 'relink' : 'accounts')
    case 'consent_missing':
      return advise('now', health.code === 'ADDITIONAL_CONSENT_REQUIRED' ? 'consent' : 'products')
    case 'account_closed':
      return advise('soon', 'accounts')
    default:
      return advise('none')
  }
}

/** Tells whether data still comes, whatever else there is to do. */
export const isWorking = ({ status }: ItemHealth): boolean =>
  ['healthy', 'expires', 'disconnects', 'new_accounts', 'account_closed'].includes(status)
