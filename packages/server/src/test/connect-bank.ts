import {
  readItem,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  type Item,
  type ItemUpdatedResponse,
  type LinkItemRequest,
  type LinkItemResponse,
} from '@relink/core'
import type { StartedRelink } from './start-relink.ts'
import { walkThroughLink } from './walk-through-link.ts'

interface Who {
  person?: string
  institutionId?: string
  accounts?: readonly string[]
}

/** Walks a new Item up to `onSuccess`; gives the body that the page would send next. */
export const finishLink = async (
  server: StartedRelink,
  { person = 'ann', ...choices }: Who = {},
): Promise<LinkItemRequest> => {
  const made = await server.send({
    path: '/link-tokens',
    person,
    body: { mode: 'new', flowId: 'flow' },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  const success = await walkThroughLink(server.plaidOrigin, linkToken, choices)
  return { flowId: 'flow', linkToken, ...success, ifConnected: 'ask' }
}

/** Sends what Link gave, as the page does. */
export const sendItem = async (
  server: StartedRelink,
  request: LinkItemRequest,
  person = 'ann',
): Promise<LinkItemResponse> => {
  const { body, status } = await server.send({ path: '/items', person, body: request })
  if (status !== 200) throw new Error(`POST /items answered ${status}: ${JSON.stringify(body)}`)
  return readLinkItemResponse(body)
}

/** Connects a bank from beginning to end. */
export const connectBank = async (server: StartedRelink, who: Who = {}): Promise<Item> => {
  const answer = await sendItem(server, await finishLink(server, who), who.person)
  if (answer.outcome !== 'linked') throw new Error('Connected already')
  return answer.item
}

/** Walks through update mode from beginning to end. */
export const updateBank = async (
  server: StartedRelink,
  itemId: string,
  accounts: readonly string[] | null = null,
): Promise<ItemUpdatedResponse> => {
  const made = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId, flowId: 'flow', accountSelection: accounts !== null },
  })
  const { linkToken } = readLinkTokenResponse(made.body)
  await walkThroughLink(server.plaidOrigin, linkToken, { accounts })
  const { body } = await server.send({ path: `/items/${itemId}/updated` })
  return readItemUpdatedResponse(body)
}

/** Reads one Item as a page would. */
export const getItem = async (server: StartedRelink, itemId: string): Promise<Item> =>
  readItem((await server.send({ method: 'GET', path: `/items/${itemId}` })).body)
