import type { AccountBase, Item as PlaidItem, PlaidError, PlaidErrorType, Products } from 'plaid'
import { accountBalances, accountKind, findBankAccount } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { isLoginRequired, loginRequired } from '../engine/items.ts'
import type { Item } from '../engine/simulator-state.ts'

const allProducts = ['auth', 'balance', 'identity', 'transactions', 'assets', 'liabilities']

// The SDK's enums are values, and the simulator takes types alone from it: hence the casts.
const asProducts = (products: readonly string[]): Products[] => products as Products[]

const itemProblem = (): PlaidError => {
  const { error } = loginRequired()
  return { ...error, error_type: error.error_type as PlaidErrorType, error_code_reason: null }
}

/** Says an Item as `/item/get` and the data endpoints do; what is wrong with it is in `error`. */
export const describeItem = (engine: Engine, item: Item): PlaidItem => ({
  item_id: item.id,
  institution_id: item.institutionId,
  institution_name: findInstitution(item.institutionId)?.name ?? null,
  webhook: item.webhook ?? '',
  auth_method: null,
  error: isLoginRequired(engine, item) ? itemProblem() : null,
  available_products: asProducts(allProducts.filter((product) => !item.products.includes(product))),
  billed_products: asProducts(item.products),
  products: asProducts(item.products),
  consented_products: asProducts(item.products),
  consent_expiration_time: null,
  update_type: 'background' as PlaidItem['update_type'],
})

/** Says an Item's accounts as Plaid does. */
export const describeAccounts = (item: Item): AccountBase[] =>
  item.accounts.flatMap(({ id, key }) => {
    const account = findBankAccount(key)
    if (!account) return []
    return [
      {
        account_id: id,
        balances: accountBalances(account),
        mask: account.mask,
        name: account.name,
        official_name: account.officialName,
        ...accountKind(account),
        holder_category: 'personal' as NonNullable<AccountBase['holder_category']>,
      },
    ]
  })
