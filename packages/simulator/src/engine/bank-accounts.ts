import type { AccountBalance, AccountSubtype, AccountType } from 'plaid'
import type { BankLogin } from './simulator-state.ts'

/** Who holds an account, as `/identity/get` says. */
export interface AccountOwner {
  name: string
  email: string
  phone: string
}

/** One account that a person has at a simulated bank. */
export interface BankAccount {
  /** What the account is called between the bank, Link and an Item; an Item gives it an id of its own. */
  key: string
  name: string
  officialName: string | null
  mask: string | null
  /** Plaid's type, e.g. `depository`. */
  type: string
  /** Plaid's subtype, e.g. `checking`. */
  subtype: string
  available: number | null
  current: number | null
  limit: number | null
  currency: string
  /** Null for accounts that no money can be sent to. */
  numbers: { account: string; routing: string } | null
  owners: AccountOwner[]
}

const owner: AccountOwner = {
  name: 'Alberta Bobbeth Charleson',
  email: 'accountholder0@example.com',
  phone: '1112223333',
}

// The names and numbers that Plaid's own Sandbox uses for user_good.
/** The accounts that everybody has who is not a `user_custom`. */
export const bankAccounts: readonly BankAccount[] = [
  {
    key: 'checking',
    name: 'Plaid Checking',
    officialName: 'Plaid Gold Standard 0% Interest Checking',
    mask: '0000',
    type: 'depository',
    subtype: 'checking',
    available: 100,
    current: 110,
    limit: null,
    currency: 'USD',
    numbers: { account: '1111222233330000', routing: '011401533' },
    owners: [owner],
  },
  {
    key: 'savings',
    name: 'Plaid Saving',
    officialName: 'Plaid Silver Standard 0.1% Interest Saving',
    mask: '1111',
    type: 'depository',
    subtype: 'savings',
    available: 200,
    current: 210,
    limit: null,
    currency: 'USD',
    numbers: { account: '1111222233331111', routing: '011401533' },
    owners: [owner],
  },
  {
    key: 'credit-card',
    name: 'Plaid Credit Card',
    officialName: 'Plaid Diamond 12.5% APR Interest Credit Card',
    mask: '3333',
    type: 'credit',
    subtype: 'credit card',
    available: 1590,
    current: 410,
    limit: 2000,
    currency: 'USD',
    numbers: null,
    owners: [owner],
  },
]

const mostAccounts = 10

/** Opens another account for somebody who has these; undefined for those who have ten. */
export const openAccount = (known: readonly BankAccount[]): BankAccount | undefined => {
  if (known.length >= mostAccounts) return undefined
  const opened = known.filter(({ key }) => key.startsWith('money-market')).length
  const suffix = opened === 0 ? '' : ` ${opened + 1}`
  return {
    key: `money-market${suffix.replace(' ', '-')}`,
    name: `Plaid Money Market${suffix}`,
    officialName: 'Plaid Platinum Standard 1.85% Interest Money Market',
    mask: String(4444 + opened),
    type: 'depository',
    subtype: 'money market',
    available: 43_200,
    current: 43_200,
    limit: null,
    currency: 'USD',
    numbers: { account: `111122223333${4444 + opened}`, routing: '011401533' },
    owners: [owner],
  }
}

/** Lists what a person has at the bank. */
export const accountsOf = (login: BankLogin): readonly BankAccount[] =>
  login.accounts ?? bankAccounts

/** Finds one of a person's accounts by its key. */
export const findBankAccount = (login: BankLogin, key: string): BankAccount | undefined =>
  accountsOf(login).find((account) => account.key === key)

/** Says an account's kind as the plaid SDK types it. Its enums are values, so only casts reach them from types alone. */
export const accountKind = (
  account: BankAccount,
): { type: AccountType; subtype: AccountSubtype } => ({
  type: account.type as AccountType,
  subtype: account.subtype as AccountSubtype,
})

/** Says an account's balances as Plaid does. */
export const accountBalances = (account: BankAccount): AccountBalance => ({
  available: account.available,
  current: account.current,
  limit: account.limit,
  iso_currency_code: account.currency,
  unofficial_currency_code: null,
})
