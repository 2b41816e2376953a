import { accountsOf } from './bank-accounts.ts'
import type { Item } from './simulator-state.ts'

/** One movement on an account, before it is put into Plaid's words. */
export interface Movement {
  id: string
  accountId: string
  /** Days since the epoch. */
  day: number
  /** Grows with time and is unique in an Item, so that a cursor can say how far it got. */
  order: number
  merchant: string
  /** Positive when money leaves the account, as Plaid counts. */
  amount: number
  category: readonly [primary: string, detailed: string]
  channel: 'in store' | 'online' | 'other'
}

type Pattern = Pick<Movement, 'merchant' | 'amount' | 'category' | 'channel'>

const spend = (
  merchant: string,
  amount: number,
  category: Movement['category'],
  channel: Movement['channel'] = 'in store',
): Pattern => ({ merchant, amount, category, channel })

const everyday: readonly Pattern[] = [
  spend('Burrow Coffee', 4.33, ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE']),
  spend('Webfoot Market', 62.18, ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_GROCERIES']),
  spend('River City Transit', 2.75, ['TRANSPORTATION', 'TRANSPORTATION_PUBLIC_TRANSIT']),
  spend('Billabong Books', 18.9, [
    'GENERAL_MERCHANDISE',
    'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
  ]),
  spend('Monotreme Mobile', 35, ['RENT_AND_UTILITIES', 'RENT_AND_UTILITIES_TELEPHONE'], 'online'),
  spend('Duckbill Diner', 27.45, ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_RESTAURANT']),
  spend('Streamside Video', 11.99, ['ENTERTAINMENT', 'ENTERTAINMENT_TV_AND_MOVIES'], 'online'),
  spend('Paddle Fuel', 41.2, ['TRANSPORTATION', 'TRANSPORTATION_GAS']),
  spend('Burrow Coffee', 5.1, ['FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE']),
  spend('Eggshell Insurance', 48.6, ['GENERAL_SERVICES', 'GENERAL_SERVICES_INSURANCE'], 'online'),
]

const salary = spend('Platypus Payroll', -1450, ['INCOME', 'INCOME_WAGES'], 'other')
const interest = spend('Interest paid', -1.12, ['INCOME', 'INCOME_INTEREST_EARNED'], 'other')

const dayLength = 24 * 60 * 60_000
const history = 45

const patternOf = (key: string, day: number): Pattern | undefined => {
  if (key === 'savings') return day % 30 === 0 ? interest : undefined
  if (key === 'checking' && day % 14 === 0) return salary
  return everyday[(day * (key === 'checking' ? 3 : 7)) % everyday.length]
}

/**
 * Lists an Item's movements, oldest first: 45 days before it was linked, and every day since.
 *
 * They follow from the day and the account alone, so nothing has to be stored and a restart changes nothing.
 */
export const listMovements = (item: Item, now: number): Movement[] => {
  const last = Math.floor(now / dayLength)
  const first = Math.floor(item.createdAt / dayLength) - history
  const movements: Movement[] = []
  for (let day = first; day <= last; day++) {
    for (const account of item.accounts) {
      const pattern = patternOf(account.key, day)
      if (!pattern) continue
      movements.push({
        ...pattern,
        id: `${account.id.slice(0, 31)}${String(day).padStart(6, '0')}`,
        accountId: account.id,
        day,
        order: day * 10 + accountsOf(item.login).findIndex(({ key }) => key === account.key),
      })
    }
  }
  return movements
}

/** Says a day as an ISO 8601 date. */
export const isoDate = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)
