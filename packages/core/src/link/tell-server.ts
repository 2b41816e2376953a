import type { LinkFlowPorts } from './link-flow-ports.ts'
import type { LinkEvent, LinkState } from './link-state.ts'

/**
 * Brings Link's success to the server: an exchange for a new Item, none in update mode.
 *
 * @returns What the server made of it, as the event to go on with. Rejects with whatever the back end
 *   rejects with.
 */
export const tellServer = async (
  backend: LinkFlowPorts['backend'],
  { flowId, intent, grant, success, confirmed }: Extract<LinkState, { status: 'finishing' }>,
): Promise<LinkEvent> => {
  if (intent.mode === 'update')
    return { type: 'updated', flowId, ...(await backend.confirmUpdated(intent.itemId)) }
  const answer = await backend.linkItem({
    flowId,
    linkToken: grant.linkToken,
    publicToken: success.publicToken ?? '',
    institution: success.institution,
    accounts: success.accounts,
    ifConnected: confirmed ? 'add' : 'ask',
  })
  return answer.outcome === 'linked'
    ? { type: 'linked', flowId, item: answer.item }
    : { type: 'found_connected', flowId, existing: answer.item }
}
