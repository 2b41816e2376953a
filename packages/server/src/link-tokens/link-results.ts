import type { LinkItemResponse } from '@relink/core'
import { linkItem } from '../items/link-item.ts'
import type { LinkResult } from '../plaid/plaid.ts'
import type { ServerContext } from '../server-context.ts'
import type { StoredLinkToken } from './link-token-rows.ts'

/** The row was read as the owner's, and the first of several results has already finished it. */
const checkedAlready = async (): Promise<void> => {}

/**
 * Links everything that Plaid says came of one link token; more than one thing in Multi-Item Link alone.
 *
 * @returns The first that was linked, else a bank that was connected already; null for no results. What
 * failed is raised only when nothing was linked, and is in the log otherwise.
 */
export const linkResults = async (
  context: ServerContext,
  { owner, flowId }: StoredLinkToken,
  linkToken: string,
  results: readonly LinkResult[],
): Promise<LinkItemResponse | null> => {
  const answers: LinkItemResponse[] = []
  const failures: unknown[] = []
  // One after the other, so that each is compared with those before it.
  for (const result of results) {
    const request = { ...result, flowId, linkToken, ifConnected: 'ask' } as const
    try {
      answers.push(await linkItem(context, owner, request, checkedAlready))
    } catch (error) {
      failures.push(error)
    }
  }
  const linked = answers.find(({ outcome }) => outcome === 'linked')
  if (linked === undefined && failures.length > 0) throw failures[0]
  for (const error of failures) context.log('error', 'result_not_linked', { flowId, error })
  return linked ?? answers[0] ?? null
}
