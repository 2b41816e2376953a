import type { ServerContext } from '../server-context.ts'
import { hearPlaid } from './hear-plaid.ts'
import { findOwnItem, openAccessToken } from './own-item.ts'

/** Runs app code with an Item's access token, and hears what Plaid's errors say about the Item. */
export const withItem = async <T>(
  context: ServerContext,
  owner: string,
  itemId: string,
  work: (accessToken: string) => Promise<T>,
  products: readonly string[] = [],
): Promise<T> => {
  const stored = await findOwnItem(context, owner, itemId)
  const accessToken = await openAccessToken(context, stored)
  const at = context.now()
  try {
    return await work(accessToken)
  } catch (error) {
    return await hearPlaid(context, itemId, error, at, products)
  }
}
