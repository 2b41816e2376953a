import {
  isWorking,
  RelinkError,
  type Account,
  type Item,
  type ItemEvent,
  type ItemHealth,
  type ItemUpdatedResponse,
  type LinkBackend,
  type LinkItemRequest,
  type LinkTokenRequest,
} from '@relink/core'

/** Carries a request to Plaid; here, to the simulator in the page. */
export type Send = (request: Request) => Promise<Response>

/** What this back end remembers of a connection. */
interface KeptItem {
  accessToken: string
  item: Item
}

export interface SimulatorBackend extends LinkBackend {
  /** Remembers a connection that was made before the story begins. */
  keep(accessToken: string): Promise<Item>
  /** Breaks a connection, as a changed password at the bank does. */
  break(itemId: string): Promise<void>
  /** Hears by webhook how a connection is that still looks well to `/item/get`. */
  warn(itemId: string, health: ItemHealth): void
}

const redirectUri = 'https://app.example/oauth'

/**
 * A back end of its own kind, without `@relink/server`: what any app can give to `RelinkProvider`
 * that has routes of its own. Real ones do this on a server, because access tokens must not reach a
 * browser; this one is in the page and so is its Plaid.
 */
export const createSimulatorBackend = (send: Send): SimulatorBackend => {
  const kept = new Map<string, KeptItem>()
  const listeners = new Set<(event: ItemEvent) => void>()

  const put = (accessToken: string, item: Item): void => {
    kept.set(item.id, { accessToken, item })
    tell({ type: 'changed', item })
  }
  const tell = (event: ItemEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const remove = async (itemId: string): Promise<void> => {
    await plaid('/item/remove', { access_token: find(itemId).accessToken })
    kept.delete(itemId)
    tell({ type: 'removed', itemId })
  }

  const plaid = async <T>(path: string, body: object): Promise<T> => {
    const request = new Request(`https://plaid.invalid${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: 'stories', secret: 'stories', ...body }),
    })
    const response = await send(request).catch((cause: unknown) => {
      throw new RelinkError(
        'request_failed',
        `Failed to call ${path}: there was no answer. Try again.`,
        { cause },
      )
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer as T
    throw refusal(path, answer as PlaidRefusal)
  }

  const find = (itemId: string): KeptItem => {
    const found = kept.get(itemId)
    if (found !== undefined) return found
    throw new RelinkError('not_found', `Failed to find Item ${itemId}: it is not connected.`)
  }

  /** Asks Plaid how a connection is; what it shares can't be read while it is broken. */
  const read = async (accessToken: string, known?: Item): Promise<Item> => {
    const { item } = await plaid<PlaidItemAnswer>('/item/get', { access_token: accessToken })
    const isBroken = item.error !== null
    const accounts = isBroken
      ? (known?.accounts ?? [])
      : (await plaid<PlaidAccounts>('/accounts/get', { access_token: accessToken })).accounts.map(
          readAccount,
        )
    const now = new Date().toISOString()
    return {
      id: item.item_id,
      institutionId: item.institution_id,
      bankName: item.institution_name ?? 'Your bank',
      health:
        item.error === null
          ? { status: 'healthy' }
          : { status: 'sign_in_required', code: item.error.error_code, reason: null },
      healthChangesIn: null,
      expiresAt: item.consent_expiration_time ?? null,
      accounts,
      connectedAt: known?.connectedAt ?? now,
      updatedAt: now,
    }
  }

  const keep = async (accessToken: string, known?: Item): Promise<Item> => {
    const item = await read(accessToken, known)
    put(accessToken, item)
    return item
  }

  const findConnected = ({ institution, accounts }: LinkItemRequest): Item | undefined =>
    [...kept.values()]
      .map(({ item }) => item)
      .find(
        (item) =>
          item.institutionId === institution?.id &&
          item.accounts.some(({ mask }) => accounts.some((account) => account.mask === mask)),
      )

  return {
    keep,
    async break(itemId) {
      const { accessToken, item } = find(itemId)
      await plaid('/sandbox/item/reset_login', { access_token: accessToken })
      await keep(accessToken, item)
    },
    warn(itemId, health) {
      const { accessToken, item } = find(itemId)
      put(accessToken, { ...item, health, updatedAt: new Date().toISOString() })
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
      const { ifConnected, publicToken } = request
      const existing = findConnected(request)
      // No bank of these ends its other connections, which `breaksFirst` would tell of.
      if (existing !== undefined && ifConnected === 'ask')
        return { outcome: 'already_connected', item: existing, breaksFirst: false }
      const { access_token } = await plaid<{ access_token: string }>(
        '/item/public_token/exchange',
        { public_token: publicToken },
      )
      if (existing !== undefined && ifConnected === 'discard') {
        await plaid('/item/remove', { access_token })
        return { outcome: 'discarded', item: existing }
      }
      const item = await keep(access_token)
      if (existing !== undefined && ifConnected === 'replace') await remove(existing.id)
      return { outcome: 'linked', item }
    },
    async confirmUpdated(itemId): Promise<ItemUpdatedResponse> {
      const { accessToken, item: before } = find(itemId)
      const item = await keep(accessToken, before)
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
    listItems: async () => [...kept.values()].map(({ item }) => item),
    getItem: async (itemId) => find(itemId).item,
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

interface PlaidRefusal {
  error_code: string
  error_message: string
  request_id: string
}

interface PlaidItemAnswer {
  item: {
    item_id: string
    institution_id: string | null
    institution_name: string | null
    error: { error_code: string } | null
    consent_expiration_time: string | null
  }
}

interface PlaidAccounts {
  accounts: {
    account_id: string
    name: string
    mask: string | null
    type: string
    subtype: string | null
  }[]
}

const readAccount = ({
  account_id,
  name,
  mask,
  type,
  subtype,
}: PlaidAccounts['accounts'][number]): Account => ({ id: account_id, name, mask, type, subtype })

const refusal = (path: string, { error_code, error_message, request_id }: PlaidRefusal) =>
  new RelinkError(
    error_code === 'INVALID_PUBLIC_TOKEN' ? 'public_token_invalid' : 'plaid_error',
    `Failed to call ${path}: ${error_code}, ${error_message}.`,
    { requestId: request_id },
  )
