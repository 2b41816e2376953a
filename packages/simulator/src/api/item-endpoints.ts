import type {
  ItemAccessTokenInvalidateRequest,
  ItemAccessTokenInvalidateResponse,
  ItemGetRequest,
  ItemGetResponse,
  ItemPublicTokenExchangeRequest,
  ItemPublicTokenExchangeResponse,
  ItemRemoveRequest,
  ItemRemoveResponse,
  ItemWebhookUpdateRequest,
  ItemWebhookUpdateResponse,
  ItemWithConsentFieldsUpdateTypeEnum,
} from 'plaid'
import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { isDown } from '../engine/institution-health.ts'
import { problemOf } from '../engine/item-problems.ts'
import { exchangePublicToken, findItem, removeItem, rotateAccessToken } from '../engine/items.ts'
import { requestId } from '../engine/random-id.ts'
import type { Item } from '../engine/simulator-state.ts'
import { queueItemWebhook } from '../webhooks/queue-webhook.ts'
import { describeItem } from './describe-item.ts'
import { endpoint, text, webhookAddress, type Endpoint } from './endpoint.ts'

const iso = (time: number): string => new Date(time).toISOString()

const exchange = endpoint<ItemPublicTokenExchangeRequest>()(
  '/item/public_token/exchange',
  { public_token: text },
  (engine, body): ItemPublicTokenExchangeResponse => {
    const item = exchangePublicToken(engine, body.public_token)
    return { access_token: item.accessToken, item_id: item.id, request_id: requestId() }
  },
)

const describeStatus = (engine: Engine, item: Item): NonNullable<ItemGetResponse['status']> => ({
  transactions: item.products.includes('transactions')
    ? {
        last_successful_update: iso(item.workingSince),
        last_failed_update:
          problemOf(engine, item) || isDown(engine, item.institutionId) ? iso(engine.now()) : null,
      }
    : null,
  investments: null,
  last_webhook: item.lastWebhook && {
    sent_at: iso(item.lastWebhook.sentAt),
    code_sent: item.lastWebhook.code,
  },
})

/** Says an Item's health; a broken Item is an answer, not a failure. */
const get = endpoint<ItemGetRequest>()(
  '/item/get',
  { access_token: text },
  (engine, body): ItemGetResponse => {
    const item = findItem(engine, body.access_token)
    return {
      item: {
        ...describeItem(engine, item),
        update_type: 'background' as ItemWithConsentFieldsUpdateTypeEnum,
        created_at: iso(item.createdAt),
        consented_use_cases: [],
        consented_data_scopes: [],
      },
      status: describeStatus(engine, item),
      request_id: requestId(),
    }
  },
)

const remove = endpoint<ItemRemoveRequest>()(
  '/item/remove',
  {
    access_token: text,
    reason_code: z.string().nullish(),
    reason_note: z.string().max(512).nullish(),
  },
  (engine, body): ItemRemoveResponse => {
    removeItem(engine, findItem(engine, body.access_token))
    return { request_id: requestId() }
  },
)

const updateWebhook = endpoint<ItemWebhookUpdateRequest>()(
  '/item/webhook/update',
  { access_token: text, webhook: webhookAddress },
  (engine, body): ItemWebhookUpdateResponse => {
    const item = findItem(engine, body.access_token)
    const webhook = body.webhook || null
    item.webhook = webhook
    queueItemWebhook(engine, item, {
      webhook_type: 'ITEM',
      webhook_code: 'WEBHOOK_UPDATE_ACKNOWLEDGED',
      new_webhook_url: webhook,
      error: null,
    })
    return { item: describeItem(engine, item), request_id: requestId() }
  },
)

const invalidate = endpoint<ItemAccessTokenInvalidateRequest>()(
  '/item/access_token/invalidate',
  { access_token: text },
  (engine, body): ItemAccessTokenInvalidateResponse => ({
    new_access_token: rotateAccessToken(engine, findItem(engine, body.access_token)),
    request_id: requestId(),
  }),
)

/** What an app's server asks about an Item as such. */
export const itemEndpoints: readonly Endpoint[] = [exchange, get, remove, updateWebhook, invalidate]
