import type {
  SandboxItemFireWebhookRequest,
  SandboxItemFireWebhookResponse,
  SandboxItemResetLoginRequest,
  SandboxItemResetLoginResponse,
  SandboxItemSetVerificationStatusRequest,
  SandboxItemSetVerificationStatusResponse,
  SandboxPublicTokenCreateRequest,
  SandboxPublicTokenCreateResponse,
} from 'plaid'
import { z } from 'zod'
import { accountsOf } from '../engine/bank-accounts.ts'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { breakItem, createItem, createPublicToken, findItem } from '../engine/items.ts'
import {
  invalidInput,
  invalidRequest,
  PlaidFailure,
  sandboxError,
} from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import { signIn } from '../engine/sign-in.ts'
import type { Item } from '../engine/simulator-state.ts'
import { findUser } from '../engine/users.ts'
import { breakDuplicates } from '../workflow/break-duplicates.ts'
import { queueItemWebhook } from '../webhooks/queue-webhook.ts'
import { describeProblem } from './describe-item.ts'
import { endpoint, ignored, text, webhookAddress, type Endpoint } from './endpoint.ts'
import { products } from './known-values.ts'

const publicTokenShape = {
  institution_id: text,
  initial_products: products.min(1),
  options: z
    .looseObject({
      webhook: webhookAddress,
      override_username: z.string().nullish(),
      override_password: z.string().nullish(),
    })
    .nullish(),
  user_token: text.nullish(),
  user_id: text.nullish(),
}

const createToken = endpoint<SandboxPublicTokenCreateRequest>()(
  '/sandbox/public_token/create',
  publicTokenShape,
  (engine, body): SandboxPublicTokenCreateResponse => {
    const institution = findInstitution(body.institution_id)
    if (!institution) throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
    const username = body.options?.override_username ?? 'user_good'
    const answer = signIn(username, body.options?.override_password ?? 'pass_good')
    if (!answer.ok) throw new PlaidFailure(answer.error)
    const user = findUser(engine, { id: body.user_id ?? null, token: body.user_token ?? null })
    const item = createItem(
      engine,
      {
        clientUserId: user?.clientUserId ?? null,
        userId: user?.id ?? null,
        products: body.initial_products.map(String),
        laterProducts: [],
        webhook: body.options?.webhook || null,
      },
      {
        institutionId: institution.id,
        login: answer.login,
        accounts: accountsOf(answer.login).map(({ key }) => key),
      },
    )
    breakDuplicates(engine, item)
    return { public_token: createPublicToken(engine, item), request_id: requestId() }
  },
)

/** Breaks an Item, as if its owner had changed the password at the bank. */
const resetLogin = endpoint<SandboxItemResetLoginRequest>()(
  '/sandbox/item/reset_login',
  { access_token: text },
  (engine, body): SandboxItemResetLoginResponse => {
    const item = findItem(engine, body.access_token)
    const oauth = findInstitution(item.institutionId)?.oauth === true
    breakItem(item, {
      code: 'ITEM_LOGIN_REQUIRED',
      reason: oauth ? 'OAUTH_INVALID_TOKEN' : null,
    })
    // Passing time has nothing left to announce.
    item.announced.push('ITEM_LOGIN_REQUIRED')
    queueItemWebhook(engine, item, {
      webhook_type: 'ITEM',
      webhook_code: 'ERROR',
      error: { ...describeProblem(engine, item), status: 400 },
    })
    return { reset_login: true, request_id: requestId() }
  },
)

interface Sample {
  type: string
  product?: string
  fields: (engine: Engine, item: Item) => Record<string, unknown>
}

const none = (): Record<string, unknown> => ({})

const week = 7 * 24 * 60 * 60_000

const firstAccount = (_engine: Engine, item: Item): Record<string, unknown> => ({
  account_id: item.accounts[0]?.id ?? null,
})

// https://plaid.com/docs/api/sandbox/#sandboxitemfire_webhook
/** The webhooks that can be fired by hand, with what they carry. */
export const firedWebhooks: Readonly<Record<string, Sample>> = {
  DEFAULT_UPDATE: {
    type: 'TRANSACTIONS',
    product: 'transactions',
    fields: () => ({ new_transactions: 0, error: null }),
  },
  SYNC_UPDATES_AVAILABLE: {
    type: 'TRANSACTIONS',
    product: 'transactions',
    fields: () => ({ initial_update_complete: true, historical_update_complete: true }),
  },
  RECURRING_TRANSACTIONS_UPDATE: {
    type: 'TRANSACTIONS',
    product: 'transactions',
    fields: (_engine, item) => ({ account_ids: item.accounts.map(({ id }) => id) }),
  },
  NEW_ACCOUNTS_AVAILABLE: { type: 'ITEM', fields: () => ({ error: null }) },
  LOGIN_REPAIRED: { type: 'ITEM', fields: none },
  AUTHORIZATION_GRANTED: { type: 'ITEM', fields: none },
  USER_PERMISSION_REVOKED: {
    type: 'ITEM',
    fields: () => ({
      error: {
        error_type: 'ITEM_ERROR',
        error_code: 'USER_PERMISSION_REVOKED',
        error_code_reason: null,
        error_message:
          'the holder of this account has revoked their permission for your application to access it',
        display_message: null,
        status: 400,
      },
    }),
  },
  USER_ACCOUNT_REVOKED: { type: 'ITEM', fields: firstAccount },
  PENDING_DISCONNECT: {
    type: 'ITEM',
    fields: (engine) => ({
      reason: 'INSTITUTION_TOKEN_EXPIRATION',
      disconnect_time: new Date(engine.now() + week).toISOString(),
    }),
  },
  SMS_MICRODEPOSITS_VERIFICATION: {
    type: 'AUTH',
    product: 'auth',
    fields: (engine, item) => ({ ...firstAccount(engine, item), status: 'MANUALLY_VERIFIED' }),
  },
  PRODUCT_READY: { type: 'ASSETS', product: 'assets', fields: () => ({ report_type: 'FULL' }) },
  ERROR: {
    type: 'ASSETS',
    product: 'assets',
    fields: () => ({
      error: {
        error_type: 'ASSET_REPORT_ERROR',
        error_code: 'ASSET_REPORT_GENERATION_FAILED',
        error_message: 'the asset report could not be generated',
        display_message: null,
        status: 400,
      },
    }),
  },
}

const fireWebhook = endpoint<SandboxItemFireWebhookRequest>()(
  '/sandbox/item/fire_webhook',
  {
    access_token: text,
    webhook_type: ignored,
    webhook_code: z.enum(Object.keys(firedWebhooks)),
  },
  (engine, body): SandboxItemFireWebhookResponse => {
    const item = findItem(engine, body.access_token)
    const code = body.webhook_code
    const sample = firedWebhooks[code]
    if (!sample) throw invalidRequest('INVALID_FIELD', 'webhook_code cannot be fired')
    if (item.webhook === null) {
      throw sandboxError('SANDBOX_WEBHOOK_INVALID', 'the item has no webhook URL')
    }
    if (sample.product && !item.products.includes(sample.product)) {
      throw sandboxError(
        'SANDBOX_PRODUCT_NOT_ENABLED',
        `the item does not have the product ${sample.product}`,
      )
    }
    queueItemWebhook(engine, item, {
      webhook_type: sample.type,
      webhook_code: code,
      ...sample.fields(engine, item),
    })
    return { webhook_fired: true, request_id: requestId() }
  },
)

const setStatus = endpoint<SandboxItemSetVerificationStatusRequest>()(
  '/sandbox/item/set_verification_status',
  {
    access_token: text,
    account_id: text,
    verification_status: z.enum(['automatically_verified', 'verification_expired']),
  },
  (engine, body): SandboxItemSetVerificationStatusResponse => {
    const item = findItem(engine, body.access_token)
    const account = item.accounts.find(({ id }) => id === body.account_id)
    if (!account) {
      throw invalidInput(
        'INVALID_ACCOUNT_ID',
        'failed to find requested account ID for requested item',
      )
    }
    if (account.verification === null) {
      throw sandboxError(
        'SANDBOX_PRODUCT_NOT_ENABLED',
        'the account does not wait for a micro-deposit',
      )
    }
    account.verification = body.verification_status
    queueItemWebhook(engine, item, {
      webhook_type: 'AUTH',
      webhook_code: body.verification_status.toUpperCase(),
      account_id: account.id,
    })
    return { request_id: requestId() }
  },
)

/** What only the Sandbox has. */
export const sandboxEndpoints: readonly Endpoint[] = [
  createToken,
  resetLogin,
  fireWebhook,
  setStatus,
]
