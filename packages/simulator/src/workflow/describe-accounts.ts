import { bankAccounts, findBankAccount } from '../engine/bank-accounts.ts'
import { findInstitution } from '../engine/institutions.ts'
import type { Item, LinkSession } from '../engine/simulator-state.ts'
import type { LinkAccount, LinkResult, PaneAccount } from './workflow-answer.ts'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

const kinds = { checking: 'Checking', savings: 'Savings', 'credit card': 'Credit card' }

/** Lists the accounts that a person may share; those shared already, or all at first, are ticked. */
export const describeChoice = (item: Item | undefined): PaneAccount[] =>
  bankAccounts.map((account) => ({
    key: account.key,
    name: account.name,
    mask: account.mask,
    kind: kinds[account.subtype],
    balance: dollars.format(account.current),
    selected: item ? item.accounts.some(({ key }) => key === account.key) : true,
  }))

const describeAccount = ({ id, key }: Item['accounts'][number]): LinkAccount[] => {
  const account = findBankAccount(key)
  if (!account) return []
  return [
    {
      id,
      name: account.name,
      mask: account.mask,
      type: account.type,
      subtype: account.subtype,
      verification_status: null,
      class_type: null,
    },
  ]
}

/** Says what `onSuccess` is told. */
export const describeResult = (
  session: LinkSession,
  item: Item,
  publicToken: string,
): LinkResult => {
  const institution = findInstitution(item.institutionId)
  const accounts = item.accounts.flatMap(describeAccount)
  const only = accounts.length === 1 ? (accounts[0] ?? null) : null
  return {
    public_token: publicToken,
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
