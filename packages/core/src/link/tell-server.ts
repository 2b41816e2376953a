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
  if (intent.mode === 'update') {
    const updated = await backend.confirmUpdated(intent.itemId, { flowId })
    return { ...updated, type: 'updated', flowId }
  }
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

/**
 * Asks the server what became of a walk whose page is gone.
 *
 * @returns The answer as an event; a back end that can't tell says that nothing did. Rejects with
 *   whatever the back end rejects with.
 */
export const askServer = async (
  backend: LinkFlowPorts['backend'],
  flowId: string,
): Promise<LinkEvent> => {
  const answer = (await backend.recoverLink?.({ flowId })) ?? { outcome: 'unfinished' }
  switch (answer.outcome) {
    case 'linked':
      return { type: 'linked', flowId, item: answer.item }
    case 'already_connected':
      return { type: 'found_connected', flowId, existing: answer.item }
    case 'updated': {
      const { item, repaired, accounts } = answer
      return { type: 'updated', flowId, item, repaired, accounts }
    }
    case 'unfinished':
      return { type: 'unfinished', flowId }
    default:
      return answer satisfies never
  }
}
