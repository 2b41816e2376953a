import { adviseOnHealth, RelinkError, type LinkTokenRequest } from '@relink/core'
import { healthOf, type StoredItem } from '../items/stored-item.ts'
import type { RelinkSettings } from '../options/relink-options.ts'
import type { LinkTokenOrder, PlaidProduct } from '../plaid/plaid.ts'

type UpdateOrder = Pick<
  Extract<LinkTokenOrder, { mode: 'update' }>,
  'accountSelection' | 'products' | 'consent'
>

/** The products that Plaid takes in update mode to ask for access that a person did not grant. */
const validated: ReadonlySet<string> = new Set(['auth', 'identity'])

const once = (products: readonly string[]): PlaidProduct[] =>
  [...new Set(products)] as PlaidProduct[]

/**
 * Chooses what an update asks for: what the Item's health needs, and what the page asks for besides.
 *
 * A plain update names no products: Plaid refuses those that the Item has.
 *
 * @throws RelinkError `invalid_request` when the page asks for a product that the server does not list.
 * @see https://plaid.com/docs/link/update-mode/
 */
export const chooseUpdate = (
  stored: StoredItem,
  request: Extract<LinkTokenRequest, { mode: 'update' }>,
  settings: Pick<RelinkSettings, 'products' | 'updateProducts'>,
  now: number,
): UpdateOrder => {
  const wanted = request.products ?? []
  const refused = wanted.find(
    (product) => !(settings.updateProducts as readonly string[]).includes(product),
  )
  if (refused !== undefined)
    throw new RelinkError(
      'invalid_request',
      `Failed to create a link token: \`products\` names ${JSON.stringify(refused)}, which \`updateProducts\` does not list. List it on the server.`,
    )
  const health = healthOf(stored, now)
  const { repair } = adviseOnHealth(health)
  const missing =
    health.status === 'consent_missing'
      ? health.products.length > 0
        ? health.products
        : settings.products
      : []
  return {
    accountSelection: request.accountSelection === true || repair === 'accounts',
    products: once([
      ...wanted,
      ...(repair === 'products' ? missing.filter((product) => validated.has(product)) : []),
    ]),
    consent: once(repair === 'consent' ? missing : []),
  }
}
