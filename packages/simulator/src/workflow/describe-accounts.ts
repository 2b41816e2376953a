import { accountsOf, findBankAccount, type BankAccount } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import type { Item, LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { someone } from './session-steps.ts'
import type { LinkAccount, LinkResult, PaneAccount } from './workflow-answer.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const readBalance = ({ current, currency }: BankAccount): string => {
  if (current === null) return ''
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(current)
  } catch {
    // A user_custom may have a currency that nobody else knows.
    return `${current} ${currency}`
  }
}

/** Lists the accounts that the app may be given, by the filters of its link token. */
export const shareableAccounts = (session: LinkSession, linkToken: LinkToken): BankAccount[] => {
  const filters = linkToken.accountFilters
  return accountsOf(session.login ?? someone).filter(({ type, subtype }) => {
    if (filters === null) return true
    const subtypes = Object.hasOwn(filters, type) ? (filters[type] ?? []) : []
    return subtypes.includes('all') || subtypes.includes(subtype)
  })
}

/** Lists the accounts that a person may share; those shared already, or all at first, are ticked. */
export const describeChoice = (
  session: LinkSession,
  linkToken: LinkToken,
  item: Item | undefined,
): PaneAccount[] =>
  shareableAccounts(session, linkToken).map((account) => ({
    key: account.key,
    name: account.name,
    mask: account.mask,
    kind: capital(account.subtype),
    balance: readBalance(account),
    selected: item ? item.accounts.some(({ key }) => key === account.key) : true,
  }))

const describeAccount =
  (item: Item) =>
  ({ id, key, verification }: Item['accounts'][number]): LinkAccount[] => {
    const account = findBankAccount(item.login, key)
    if (!account) return []
    return [
      {
        id,
        name: account.name,
        mask: account.mask,
        type: account.type,
        subtype: account.subtype,
        verification_status: verification,
        class_type: null,
      },
    ]
  }

/** Says an Item's accounts as Link does. */
export const describeItemAccounts = (item: Item): LinkAccount[] =>
  item.accounts.flatMap(describeAccount(item))

/** Says what `onSuccess` is told; null where the session has not come to that. */
export const describeResult = (
  engine: Engine,
  session: LinkSession,
  linkToken: LinkToken,
): LinkResult | null => {
  if (session.step !== 'connected') return null
  const items = session.results.flatMap(({ itemId }) => engine.state.items[itemId] ?? [])
  const last = items.at(-1)
  const institution = findInstitution(last?.institutionId ?? null)
  const accounts = items.flatMap(describeItemAccounts)
  const only = accounts.length === 1 ? (accounts[0] ?? null) : null
  return {
    public_token: linkToken.multiItem ? '' : (session.results.at(-1)?.publicToken ?? ''),
    metadata: {
      institution: institution ? { name: institution.name, institution_id: institution.id } : null,
      accounts,
      account: only,
      account_id: only?.id ?? null,
      link_session_id: session.id,
      transfer_status: null,
    },
  }
}
