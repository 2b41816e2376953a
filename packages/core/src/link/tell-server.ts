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
): Promise<RecoverLinkResponse> => {
  const { publicToken, institution, accounts } = success
  const told = { flowId, institution, accounts }
  return intent.mode === 'update'
    ? { outcome: 'updated', ...(await backend.confirmUpdated(intent.itemId, told)) }
    : backend.linkItem({
        ...told,
        linkToken: grant.linkToken,
        publicToken: publicToken ?? '',
        ifConnected,
        ...(existingId === undefined ? {} : { existingId }),
      })
}
