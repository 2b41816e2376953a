import type { AccountBalance, AccountSubtype, AccountType } from 'plaid'

/** One account that a person has at every simulated bank. */
export interface BankAccount {
  /** What the account is called between the bank, Link and an Item; an Item gives it an id of its own. */
  key: string
  name: string
  officialName: string
  mask: string
  type: 'depository' | 'credit'
  subtype: 'checking' | 'savings' | 'credit card'
  available: number
  current: number
  limit: number | null
}

// The names and numbers that Plaid's own Sandbox uses for user_good.
/** The accounts of the one person who banks here. */
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
  },
]

/** Finds an account by its key. */
export const findBankAccount = (key: string): BankAccount | undefined =>
  bankAccounts.find((account) => account.key === key)

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
  iso_currency_code: 'USD',
  unofficial_currency_code: null,
})
