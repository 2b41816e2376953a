import type { AccountBase, Item as PlaidItem, PlaidError, PlaidErrorType, Products } from 'plaid'
import { accountBalances, accountKind, findBankAccount } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { problemFailure, problemOf } from '../engine/item-problems.ts'
import type { LinkError } from '../engine/plaid-failure.ts'
import type { Item } from '../engine/simulator-state.ts'
import { bankProducts } from './known-values.ts'

// The SDK's enums are values, and the simulator takes types alone from it: hence the casts.
const asProducts = (products: readonly string[]): Products[] => products as Products[]

/** Says an error as the SDK types it. */
export const asPlaidError = (error: LinkError, reason: string | null = null): PlaidError => ({
  ...error,
  error_type: error.error_type as PlaidErrorType,
  error_code_reason: reason,
})

/** Says what is wrong with an Item; null when it works. */
export const describeProblem = (engine: Engine, item: Item): PlaidError | null => {
  const problem = problemOf(engine, item)
  return problem ? asPlaidError(problemFailure(problem).error, problem.reason) : null
}

/** Says an Item as `/item/get` and the data endpoints do; what is wrong with it is in `error`. */
export const describeItem = (engine: Engine, item: Item): PlaidItem => ({
  item_id: item.id,
  institution_id: item.institutionId,
  institution_name: findInstitution(item.institutionId)?.name ?? null,
  webhook: item.webhook ?? '',
  auth_method: item.authMethod as NonNullable<PlaidItem['auth_method']> | null,
  error: describeProblem(engine, item),
  available_products: asProducts(
    bankProducts.filter((product) => !item.products.includes(product)),
  ),
  billed_products: asProducts(item.products),
  products: asProducts(item.products),
  consented_products: asProducts(item.consentedProducts),
  consent_expiration_time:
    item.consentExpiresAt === null ? null : new Date(item.consentExpiresAt).toISOString(),
  update_type: 'background' as PlaidItem['update_type'],
})

/** Says an Item's accounts as Plaid does. */
export const describeAccounts = (item: Item): AccountBase[] =>
  item.accounts.flatMap(({ id, key, verification }) => {
    const account = findBankAccount(item.login, key)
    if (!account) return []
    return [
      {
        account_id: id,
        balances: accountBalances(account),
        mask: account.mask,
        name: account.name,
        official_name: account.officialName,
        ...accountKind(account),
        ...(verification !== null && {
          verification_status: verification as NonNullable<AccountBase['verification_status']>,
        }),
        holder_category: 'personal' as NonNullable<AccountBase['holder_category']>,
      },
    ]
  })
