import {
  deriveHealth,
  hearSignal,
  isWorking,
  noSignals,
  RelinkError,
  type Account,
  type Item,
  type ItemEvent,
  type ItemHealth,
  type ItemSignals,
  type ItemUpdatedResponse,
  type LinkBackend,
  type LinkItemRequest,
  type LinkItemResponse,
  type LinkTokenRequest,
} from '@relink/core'
import {
  callPlaidBy,
  readAccounts,
  signalOf,
  type PlaidItemAnswer,
  type Send,
} from './plaid-calls.ts'

/** What this back end remembers of a connection. */
interface KeptItem {
  accessToken: string
  item: Item
  signals: ItemSignals
  /** How it is said to be until Plaid is asked again; null to go by what was heard. */
  said: ItemHealth | null
}

export interface SimulatorBackend extends LinkBackend {
  /** Remembers a connection that was made before the story begins. */
  keep(accessToken: string): Promise<Item>
  /** Breaks a connection, as a changed password at the bank does. */
  break(itemId: string): Promise<void>
  /** Hears by webhook how a connection is that still looks well to `/item/get`. */
  warn(itemId: string, health: ItemHealth): void
  /** Asks Plaid how every connection is, as a server does now and then. */
  look(): Promise<void>
}

const redirectUri = 'https://app.example/oauth'

/** How a connection is now. */
const current = ({ item, signals, said }: KeptItem): Item => ({
  ...item,
  health: said ?? deriveHealth(signals, { now: Date.now(), region: 'america' }),
})

/**
 * A back end of its own kind, without `@relink/server`: what any app can give to `RelinkProvider`
 * that has routes of its own. Real ones do this on a server, because access tokens must not reach a
 * browser; this one is in the page and so is its Plaid.
 */
export const createSimulatorBackend = (send: Send): SimulatorBackend => {
  const kept = new Map<string, KeptItem>()
  const listeners = new Set<(event: ItemEvent) => void>()
  const endings = new Map<string, LinkItemResponse>()
  const plaid = callPlaidBy(send)

  const put = (found: KeptItem): Item => {
    const item = current(found)
    kept.set(item.id, found)
    tell({ type: 'changed', item })
    return item
  }
  const tell = (event: ItemEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const remove = async (itemId: string): Promise<void> => {
    await plaid('/item/remove', { access_token: find(itemId).accessToken })
    kept.delete(itemId)
    tell({ type: 'removed', itemId })
  }

  const find = (itemId: string): KeptItem => {
    const found = kept.get(itemId)
    if (found !== undefined) return found
    throw new RelinkError('not_found', `Failed to find Item ${itemId}: it is not connected.`)
  }

  /** Asks Plaid how a connection is; what it shares can't be read while it is broken. */
  const keep = async (accessToken: string, known?: KeptItem): Promise<Item> => {
    const answer = await plaid<PlaidItemAnswer>('/item/get', { access_token: accessToken })
    const { item } = answer
    const isBroken = item.error !== null
    const now = new Date().toISOString()
    return put({
      accessToken,
      signals: hearSignal(known?.signals ?? noSignals, signalOf(answer)),
      said: null,
      item: {
        id: item.item_id,
        institutionId: item.institution_id,
        bankName: item.institution_name ?? 'Your bank',
        health: { status: 'healthy' },
        healthChangesIn: null,
        expiresAt: item.consent_expiration_time ?? null,
        accounts: isBroken ? (known?.item.accounts ?? []) : await readAccounts(plaid, accessToken),
        connectedAt: known?.item.connectedAt ?? now,
        updatedAt: now,
      },
    })
  }

  const findConnected = ({ institution, accounts }: LinkItemRequest): Item | undefined =>
    [...kept.values()]
      .map(({ item }) => item)
      .find(
        (item) =>
          item.institutionId === institution?.id &&
          item.accounts.some(({ mask }) => accounts.some((account) => account.mask === mask)),
      )

  const linkItem = async (request: LinkItemRequest): Promise<LinkItemResponse> => {
    const { ifConnected, publicToken } = request
    const existing = findConnected(request)
    // No bank of these ends its other connections, which `breaksFirst` would tell of.
    if (existing !== undefined && ifConnected === 'ask')
      return { outcome: 'already_connected', item: existing, breaksFirst: false }
    const { access_token } = await plaid<{ access_token: string }>('/item/public_token/exchange', {
      public_token: publicToken,
    })
    if (existing !== undefined && ifConnected === 'discard') {
      await plaid('/item/remove', { access_token })
      return { outcome: 'discarded', item: existing }
    }
    const item = await keep(access_token)
    if (existing !== undefined && ifConnected === 'replace') await remove(existing.id)
    return { outcome: 'linked', item }
  }

  return {
    keep,
    async break(itemId) {
      const found = find(itemId)
      await plaid('/sandbox/item/reset_login', { access_token: found.accessToken })
      await keep(found.accessToken, found)
    },
    warn(itemId, health) {
      const found = find(itemId)
      const item = { ...found.item, updatedAt: new Date().toISOString() }
      put({ ...found, item, said: health })
    },
    async look() {
      for (const found of kept.values())
        if (found.said === null) await keep(found.accessToken, found)
    },

    async createLinkToken(request) {
      const answer = await plaid<{ link_token: string; expiration: string }>('/link/token/create', {
        client_name: 'Relink stories',
        language: request.language ?? 'en',
        country_codes: ['US'],
        user: { client_user_id: 'ada' },
        redirect_uri: redirectUri,
        ...purposeOf(request, find),
      })
      return {
        linkToken: answer.link_token,
        expiresIn: Math.round((Date.parse(answer.expiration) - Date.now()) / 1000),
        redirectUri,
      }
    },
    async linkItem(request) {
      const ending = await linkItem(request)
      endings.set(request.flowId, ending)
      return ending
    },
    recoverLink: async ({ flowId }) => endings.get(flowId) ?? { outcome: 'unfinished' },
    async confirmUpdated(itemId): Promise<ItemUpdatedResponse> {
      const found = find(itemId)
      const before = found.item
      const item = await keep(found.accessToken, found)
      const isIn = (accounts: Account[]) => (account: Account) =>
        accounts.some(({ id }) => id === account.id)
      const repaired = isWorking(item.health)
      return {
        item,
        repaired,
        failure: repaired ? null : 'not_known',
        accounts: {
          added: item.accounts.filter((account) => !isIn(before.accounts)(account)),
          kept: item.accounts.filter(isIn(before.accounts)),
          removed: before.accounts.filter((account) => !isIn(item.accounts)(account)),
        },
      }
    },
    listItems: async () => [...kept.values()].map(current),
    getItem: async (itemId) => current(find(itemId)),
    removeItem: remove,
    followEvents: (_, hear, { signal } = {}) =>
      new Promise((resolve) => {
        const listener = (event: ItemEvent): void => hear(event, null)
        const stop = (): void => {
          listeners.delete(listener)
          resolve()
        }
        if (signal?.aborted) return stop()
        listeners.add(listener)
        signal?.addEventListener('abort', stop)
        // The stream is there.
        hear(null, null)
      }),
  }
}

/** A new Item names products; update mode names the Item, by its access token. */
const purposeOf = (request: LinkTokenRequest, find: (itemId: string) => KeptItem): object =>
  request.mode === 'new'
    ? { products: ['transactions'] }
    : {
        access_token: find(request.itemId).accessToken,
        update: { account_selection_enabled: request.accountSelection === true },
      }
