import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'
import { bankProducts } from './known-values.ts'

// Plaid adds these by itself, or sells them otherwise: they are never asked for by a link token.
const neverAsked = new Set(['balance', 'monitor', 'recurring_transactions', 'investments_refresh'])

// https://plaid.com/docs/link/update-mode/ : the products that an existing Item may be given in update mode.
const allowedInUpdateMode = new Set([
  'assets',
  'auth',
  'identity',
  'income_verification',
  'investments_auth',
  'statements',
])

type Products = readonly (string | number)[] | null | undefined

/** The four lists of products that a link token may ask for. */
export interface AskedProducts {
  products?: Products
  required_if_supported_products?: Products
  optional_products?: Products
  additional_consented_products?: Products
}

const refuse = (why: string, products: readonly string[]): Error =>
  invalidInput('INVALID_PRODUCT', `${why}: ${JSON.stringify(products)}`)

const checkUpdate = (products: readonly string[]): void => {
  const foreign = products.filter(
    (product) => !allowedInUpdateMode.has(product) && !product.startsWith('cra_'),
  )
  if (foreign.length > 0) {
    throw refuse('the following products cannot be requested in update mode', foreign)
  }
}

/**
 * Refuses products that a link token may not ask for, alone or together.
 *
 * @returns The products that the Item will have, and those that it may be given later.
 * @throws PlaidFailure `MISSING_FIELDS`, `INVALID_PRODUCT` or `INVALID_FIELD`.
 */
export const checkProducts = (
  asked: AskedProducts,
  updating: boolean,
): { products: string[]; later: string[] } => {
  const read = (list: Products): string[] => (list ?? []).map(String)
  const products = read(asked.products)
  const later = [
    ...read(asked.required_if_supported_products),
    ...read(asked.optional_products),
    ...read(asked.additional_consented_products),
  ]
  if (products.length === 0 && !updating) {
    throw invalidRequest('MISSING_FIELDS', 'the following required fields are missing: products')
  }
  const all = [...products, ...later]
  const never = all.filter((product) => neverAsked.has(product))
  if (never.length > 0) {
    throw refuse('client is not authorized to access the following products', never)
  }
  const twice = all.filter((product, index) => all.indexOf(product) !== index)
  if (twice.length > 0) {
    throw invalidRequest(
      'INVALID_FIELD',
      `products must not be asked for in more than one list: ${twice.join(', ')}`,
    )
  }
  if (updating) checkUpdate(products)
  // What every bank here has is had at once, as far as it was asked for.
  const supported = [
    ...read(asked.required_if_supported_products),
    ...read(asked.optional_products),
  ].filter((product) => bankProducts.includes(product))
  return { products: [...products, ...supported], later }
}
