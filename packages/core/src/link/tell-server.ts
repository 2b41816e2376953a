import type { RecoverLinkResponse } from '../wire/link-backend.ts'
import type { FlowBackend } from './link-flow-ports.ts'
import type { LinkState } from './link-state.ts'

/**
 * Brings Link's success to the server: an exchange for a new Item, none in update mode.
 *
 * @returns What the server made of it. Rejects with whatever the back end rejects with.
 */
export const tellServer = async (
  backend: FlowBackend,
  {
    flowId,
    intent,
    grant,
    success,
    ifConnected,
    existingId,
  }: Extract<LinkState, { status: 'finishing' }>,
): Promise<RecoverLinkResponse> =>
  intent.mode === 'update'
    ? {
        outcome: 'updated',
        ...(await backend.confirmUpdated(intent.itemId, {
          flowId,
          institution: success.institution,
          accounts: success.accounts,
        })),
      }
    : backend.linkItem({
        flowId,
        linkToken: grant.linkToken,
        publicToken: success.publicToken ?? '',
        institution: success.institution,
        accounts: success.accounts,
        ifConnected,
        ...(existingId === undefined ? {} : { existingId }),
      })
