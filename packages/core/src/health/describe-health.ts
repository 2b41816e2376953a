import type { IssueKind } from '../issues/issue-catalogue.ts'
import type { IssueAction, LinkIssue } from '../issues/link-issue.ts'
import { englishForItems } from '../messages/en-items.ts'
import { englishForIssues } from '../messages/en-issues.ts'
import type { Messages } from '../messages/messages.ts'
import { sayText } from '../messages/say-text.ts'
import type { Item } from '../wire/item.ts'
import { adviseOnHealth, type HealthAdvice, type ItemHealth } from './item-health.ts'

/** Each way a connection can be that has words of its own. */
export type HealthKind =
  | Exclude<ItemHealth['status'], 'healthy'>
  | 'consent_expired'
  | 'access_withdrawn'
  | 'bank_moves'
  | 'new_accounts_relink'
  | 'gone'

const kindOf = (
  health: Exclude<ItemHealth, { status: 'healthy' }>,
  { repair }: HealthAdvice,
): HealthKind => {
  switch (health.status) {
    case 'sign_in_required':
      return health.reason === null || health.reason === 'access_invalid'
        ? health.status
        : health.reason
    case 'disconnects':
      return health.why === 'bank_moves' ? health.why : health.status
    case 'new_accounts':
      return health.relink ? 'new_accounts_relink' : health.status
    case 'revoked':
      return repair === 'relink' ? 'gone' : health.status
    default:
      return health.status
  }
}

/** What the bank asks for before anybody can sign in, in the words that Link's own errors have. */
const firstAtBank: Readonly<Record<string, IssueKind>> = {
  ITEM_LOCKED: 'account_locked',
  PASSWORD_RESET_REQUIRED: 'password_reset',
  USER_SETUP_REQUIRED: 'setup_needed',
}

const severities: Record<HealthAdvice['urgency'], LinkIssue['severity']> = {
  now: 'warning',
  soon: 'info',
  later: 'info',
  none: 'info',
}

const actionOf = ({ repair }: HealthAdvice): IssueAction | null => {
  if (repair === 'relink') return 'start_again'
  if (repair === 'consent' || repair === 'products') return 'review_consent'
  return repair === null ? null : 'reconnect'
}

/** When something ends, written out; the same on a server and in every browser. */
const dayOf = (health: ItemHealth, language: string): string | null =>
  'at' in health && health.at !== null && !Number.isNaN(Date.parse(health.at))
    ? new Date(health.at).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })
    : null

/** The words that a health is put in. */
export type HealthMessages = Pick<Messages, 'language' | 'bank' | 'issues' | 'health'>

/**
 * Says how a connection is, so that a person knows what happened and what to do next.
 *
 * Null when it is healthy. Pure, and never throws.
 *
 * @example
 * ```ts
 * const issue = describeHealth(item)
 * issue?.title // 'Reconnect First Platypus Bank'
 * issue?.actions // ['reconnect']
 * ```
 */
export const describeHealth = (
  { health, bankName, institutionId }: Item,
  { messages = { ...englishForIssues, ...englishForItems } }: { messages?: HealthMessages } = {},
): LinkIssue | null => {
  if (health.status === 'healthy') return null
  const advice = adviseOnHealth(health)
  const code = ('code' in health && health.code) || health.status
  const first = Object.hasOwn(firstAtBank, code) ? firstAtBank[code] : undefined
  const kind = kindOf(health, advice)
  const text = first === undefined ? messages.health[kind] : messages.issues[first]
  const action = actionOf(advice)
  return {
    code,
    kind: first ?? kind,
    audience: 'user',
    severity: severities[advice.urgency],
    ...sayText(messages, text, { bank: bankName, date: dayOf(health, messages.language) }),
    actions: [
      ...(action === null ? [] : [action]),
      ...(first === undefined ? [] : (['go_to_bank_first'] as const)),
    ],
    autoRetry: false,
    attemptsLeft: null,
    support: { requestId: null, linkSessionId: null, institutionId },
  }
}
