import * as z from 'zod'
import { findInstitution } from '../engine/institutions.ts'
import { problemOf } from '../engine/item-problems.ts'
import { breakItem, repairItem } from '../engine/items.ts'
import { invalidInput } from '../engine/plaid-failure.ts'
import type { Item } from '../engine/simulator-state.ts'
import { announceProblem } from '../webhooks/announce-problem.ts'
import { queueItemWebhook } from '../webhooks/queue-webhook.ts'
import type { ControlWorld } from './control-world.ts'
import { findItemById } from './find-item-by-id.ts'
import { operation, type Operations } from './operation.ts'
import type { ControlledItem } from './simulator-control.ts'

const showItem = ({ engine }: ControlWorld, item: Item): ControlledItem => ({
  itemId: item.id,
  institutionId: item.institutionId,
  institutionName: findInstitution(item.institutionId)?.name ?? null,
  clientUserId: item.clientUserId,
  userId: item.userId,
  products: item.products,
  accounts: item.accounts.length,
  webhook: item.webhook,
  createdAt: item.createdAt,
  consentExpiresAt: item.consentExpiresAt,
  problem: problemOf(engine, item) ?? item.problem,
  accessTokenEnds: item.accessToken.slice(-4),
})

const upperCase = z.string().regex(/^[A-Z][A-Z0-9_]*$/)

/** What a control does with Items and their link tokens. */
export const itemOperations: Operations = {
  items: operation(z.strictObject({}), (world) =>
    Object.values(world.engine.state.items).map((item) => showItem(world, item)),
  ),
  breakItem: operation(
    z.strictObject({
      itemId: z.string(),
      code: upperCase.default('ITEM_LOGIN_REQUIRED'),
      reason: upperCase.nullable().default(null),
      products: z.array(z.string()).min(1).optional(),
      final: z.boolean().optional(),
    }),
    (world, { itemId, code, reason, products, final }) => {
      const item = findItemById(world, itemId)
      const problem = { code, reason, ...(products && { products }), ...(final && { final }) }
      breakItem(item, problem)
      if (!products) announceProblem(world.engine, item, problem)
    },
  ),
  repairItem: operation(z.strictObject({ itemId: z.string() }), (world, { itemId }) => {
    const item = findItemById(world, itemId)
    const broken = problemOf(world.engine, item) !== null
    repairItem(
      world.engine,
      item,
      item.accounts.map(({ key }) => key),
    )
    if (!broken) return
    queueItemWebhook(world.engine, item, { webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED' })
  }),
  sendWebhook: operation(
    z.strictObject({
      itemId: z.string(),
      webhook: z.looseObject({ webhook_type: upperCase, webhook_code: upperCase }),
    }),
    (world, { itemId, webhook }) => {
      const item = findItemById(world, itemId)
      if (item.webhook === null) {
        throw invalidInput('SANDBOX_WEBHOOK_INVALID', 'the Item has no webhook to send to')
      }
      queueItemWebhook(world.engine, item, webhook)
    },
  ),
  expireLinkToken: operation(z.strictObject({ token: z.string() }), ({ engine }, { token }) => {
    const { linkTokens } = engine.state
    const linkToken = Object.hasOwn(linkTokens, token) ? linkTokens[token] : undefined
    if (!linkToken) throw invalidInput('INVALID_LINK_TOKEN', 'invalid link_token provided')
    linkToken.expiresAt = Math.min(linkToken.expiresAt, engine.now())
  }),
}
