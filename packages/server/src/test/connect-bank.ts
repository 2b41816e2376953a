import {
  readItem,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  readRecoverLinkResponse,
  type Item,
  type ItemUpdatedResponse,
  type LinkItemRequest,
  type LinkItemResponse,
  type RecoverLinkResponse,
} from '@relink/core'
import type { StartedRelink } from './start-relink.ts'
import { walkThroughLink } from './walk-through-link.ts'

/** What of a server a page and Link need; it may run in another process. */
export type Reachable = Pick<StartedRelink, 'send' | 'plaidOrigin'>

interface Who {
  person?: string
  flowId?: string
  institutionId?: string
  more?: readonly string[]
  accounts?: readonly string[]
}

/** Walks a new Item up to `onSuccess`; gives the body that the page would send next. */
export const finishLink = async (
  server: Reachable,
  { person = 'ann', flowId = 'flow', ...choices }: Who = {},
): Promise<LinkItemRequest> => {
  const made = await server.send({
    path: '/link-tokens',
    person,
    body: { mode: 'new', flowId },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  const success = await walkThroughLink(server.plaidOrigin, linkToken, choices)
  return { flowId, linkToken, ...success, ifConnected: 'ask' }
}

/** Sends what Link gave, as the page does. */
export const sendItem = async (
  server: Reachable,
  request: LinkItemRequest,
  person = 'ann',
): Promise<LinkItemResponse> => {
  const { body, status } = await server.send({ path: '/items', person, body: request })
  if (status !== 200) throw new Error(`POST /items answered ${status}: ${JSON.stringify(body)}`)
  return readLinkItemResponse(body)
}

/** Connects a bank from beginning to end. */
export const connectBank = async (server: Reachable, who: Who = {}): Promise<Item> => {
  const answer = await sendItem(server, await finishLink(server, who), who.person)
  if (answer.outcome !== 'linked') throw new Error('Connected already')
  return answer.item
}

/** Walks through update mode up to `onSuccess`. */
export const finishUpdate = async (
  server: Reachable,
  itemId: string,
  accounts: readonly string[] | null = null,
  flowId = 'flow',
): Promise<void> => {
  const made = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId, flowId, accountSelection: accounts !== null },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  await walkThroughLink(server.plaidOrigin, linkToken, { accounts })
}

/** Walks through update mode from beginning to end. */
export const updateBank = async (
  server: Reachable,
  itemId: string,
  accounts: readonly string[] | null = null,
): Promise<ItemUpdatedResponse> => {
  await finishUpdate(server, itemId, accounts)
  const { body } = await server.send({ path: `/items/${itemId}/updated` })
  return readItemUpdatedResponse(body)
}

/** Asks what became of a flow, as the page does that came after. */
export const recoverFlow = async (
  server: Reachable,
  flowId = 'flow',
  person = 'ann',
): Promise<RecoverLinkResponse> => {
  const { body, status } = await server.send({
    path: '/pending-link/recover',
    person,
    body: { flowId },
  })
  if (status !== 200) throw new Error(`recover answered ${status}: ${JSON.stringify(body)}`)
  return readRecoverLinkResponse(body)
}

/** Reads one Item as a page would. */
export const getItem = async (server: Reachable, itemId: string): Promise<Item> =>
  readItem((await server.send({ method: 'GET', path: `/items/${itemId}` })).body)
