import * as z from 'zod'
import { accountsOf, openAccount } from '../engine/bank-accounts.ts'
import { healthOf, healthSince } from '../engine/institution-health.ts'
import { findInstitution, institutions } from '../engine/institutions.ts'
import { createItem, createPublicToken } from '../engine/items.ts'
import { invalidInput } from '../engine/plaid-failure.ts'
import type { Item } from '../engine/simulator-state.ts'
import { findUser } from '../engine/users.ts'
import { queueItemWebhook } from '../webhooks/queue-webhook.ts'
import { sandboxNumbers, typedLogin } from '../workflow/manual-entry.ts'
import type { ControlWorld } from './control-world.ts'
import { findItemById } from './find-item-by-id.ts'
import { operation, type Operations } from './operation.ts'
import type { ControlledInstitution, OfferedAccount } from './simulator-control.ts'

const week = 7 * 24 * 60 * 60_000

// Dates that can be written down, and come before whoever passes microseconds.
const moment = z
  .number()
  .min(0)
  .max(Date.UTC(2300, 0, 1))

const showInstitutions = ({ engine }: ControlWorld): ControlledInstitution[] =>
  institutions.map((institution) => ({
    institutionId: institution.id,
    name: institution.name,
    health: healthOf(engine, institution),
    since: healthSince(engine, institution.id),
  }))

const findItemOfBank = (world: ControlWorld, itemId: string): Item => {
  const item = findItemById(world, itemId)
  if (item.institutionId !== null) return item
  throw invalidInput('INVALID_FIELD', 'the Item has no bank: its account numbers were typed')
}

const isShared = (item: Item, key: string): boolean =>
  item.accounts.some((account) => account.key === key)

/** Finds what the person has at the bank and does not share, or lets them open another account there. */
const findUnshared = (item: Item): OfferedAccount => {
  const known = accountsOf(item.login)
  const unshared = known.find(({ key }) => !isShared(item, key))
  const account = unshared ?? openAccount(known)
  if (!account) throw invalidInput('INVALID_FIELD', 'the person has ten accounts at this bank')
  if (!unshared) item.login = { ...item.login, accounts: [...known, account] }
  return { key: account.key, name: account.name, mask: account.mask }
}

const revoke = (world: ControlWorld, item: Item, accountId: string | undefined): void => {
  const account = item.accounts.find(({ id }) => id === (accountId ?? item.accounts[0]?.id))
  if (!account) throw invalidInput('INVALID_ACCOUNT_ID', 'the Item does not share this account')
  item.accounts = item.accounts.filter((one) => one !== account)
  queueItemWebhook(world.engine, item, {
    webhook_type: 'ITEM',
    webhook_code: 'USER_ACCOUNT_REVOKED',
    account_id: account.id,
  })
}

const numbersRequest = z.strictObject({
  clientUserId: z.string().min(1).nullable().default(null),
  userId: z.string().nullable().default(null),
  webhook: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
})

/** What a control lets happen at banks: outages, new and lost accounts, consent that ends. */
export const bankOperations: Operations = {
  institutions: operation(z.strictObject({}), showInstitutions),
  setInstitutionHealth: operation(
    z.strictObject({
      institutionId: z.string(),
      health: z.enum(['healthy', 'degraded', 'down']).nullable(),
    }),
    ({ engine }, { institutionId, health }) => {
      if (!findInstitution(institutionId)) {
        throw invalidInput('INVALID_INSTITUTION', 'invalid institution_id provided')
      }
      const { institutionHealth } = engine.state
      if (health === null) delete institutionHealth[institutionId]
      else if (institutionHealth[institutionId]?.health !== health) {
        institutionHealth[institutionId] = { health, since: engine.now() }
      }
    },
  ),
  offerNewAccount: operation(z.strictObject({ itemId: z.string() }), (world, { itemId }) => {
    const item = findItemOfBank(world, itemId)
    const offered = findUnshared(item)
    queueItemWebhook(world.engine, item, {
      webhook_type: 'ITEM',
      webhook_code: 'NEW_ACCOUNTS_AVAILABLE',
      error: null,
    })
    return offered
  }),
  revokeAccount: operation(
    z.strictObject({ itemId: z.string(), accountId: z.string().optional() }),
    (world, { itemId, accountId }) => revoke(world, findItemById(world, itemId), accountId),
  ),
  setConsentEnd: operation(
    z.strictObject({ itemId: z.string(), at: moment.nullable() }),
    (world, { itemId, at }) => {
      const { engine } = world
      const item = findItemOfBank(world, itemId)
      item.consentExpiresAt = at
      item.announced = item.announced.filter(
        (name) => name !== 'CONSENT' && name !== 'ITEM_LOGIN_REQUIRED',
      )
      // That it is about to end is not worth saying once it has.
      if (at !== null && at <= engine.now()) item.announced.push('CONSENT')
      engine.lookAgain()
    },
  ),
  announceDisconnect: operation(
    z.strictObject({
      itemId: z.string(),
      reason: z.enum(['INSTITUTION_MIGRATION', 'INSTITUTION_TOKEN_EXPIRATION']),
      at: moment.optional(),
    }),
    (world, { itemId, reason, at }) => {
      const { engine } = world
      const item = findItemOfBank(world, itemId)
      item.disconnectsAt = at ?? engine.now() + week
      queueItemWebhook(engine, item, {
        webhook_type: 'ITEM',
        webhook_code: 'PENDING_DISCONNECT',
        reason,
        disconnect_time: new Date(item.disconnectsAt).toISOString(),
      })
      engine.lookAgain()
    },
  ),
  enterNumbers: operation(numbersRequest, ({ engine }, { clientUserId, userId, webhook }) => {
    const user = findUser(engine, { id: userId, token: null })
    const item = createItem(
      engine,
      {
        clientUserId: clientUserId ?? user?.clientUserId ?? null,
        userId,
        products: ['auth'],
        laterProducts: [],
        webhook,
      },
      {
        institutionId: null,
        login: typedLogin({
          type: 'submit_numbers',
          name: 'Ada Lovelace',
          routing_number: sandboxNumbers.sameDay.routing,
          account_number: sandboxNumbers.sameDay.account,
          account_type: 'checking',
        }),
        accounts: ['typed'],
        verification: 'pending_manual_verification',
        authMethod: 'SAME_DAY_MICRODEPOSITS',
      },
    )
    return { itemId: item.id, publicToken: createPublicToken(engine, item) }
  }),
}
