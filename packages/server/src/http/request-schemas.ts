import type {
  ItemUpdatedRequest,
  JsonObject,
  LinkItemRequest,
  LinkTokenRequest,
  RecoverLinkRequest,
  TakePendingLinkRequest,
} from '@relink/core'
import { z } from 'zod'

const contextLimit = 4096

const text = z.string().min(1).max(512)
const token = z.string().min(1).max(1024)

const context: z.ZodType<JsonObject> = z
  .record(z.string(), z.json())
  .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= contextLimit, {
    message: `it is larger than ${contextLimit} bytes`,
  })

const shared = {
  flowId: text,
  returnTo: z.string().max(2048).exactOptional(),
  context: context.exactOptional(),
  language: z.string().max(35).exactOptional(),
}

/** `POST /link-tokens` */
export const linkTokenRequest: z.ZodType<LinkTokenRequest> = z.discriminatedUnion('mode', [
  z.strictObject({ ...shared, mode: z.literal('new') }),
  z.strictObject({
    ...shared,
    mode: z.literal('update'),
    itemId: text,
    accountSelection: z.boolean().exactOptional(),
    products: z.array(text).max(20).exactOptional(),
  }),
])

/** Not every bank has it, and Link may leave it out rather than say null. */
const textOrNothing = (limit: number) =>
  z
    .string()
    .max(limit)
    .nullish()
    .transform((value) => value ?? null)

// Link gives more of an account than is needed; that is left out, not refused.
const account = z.object({
  id: text,
  name: z.string().max(512),
  mask: textOrNothing(32),
  type: z.string().max(64),
  subtype: textOrNothing(64),
})

const institution = z
  .strictObject({ id: text.nullable(), name: z.string().max(512).nullable() })
  .nullable()
const accounts = z.array(account).max(200)

/** `POST /items` */
export const linkItemRequest: z.ZodType<LinkItemRequest> = z.strictObject({
  flowId: text,
  linkToken: token,
  publicToken: token,
  institution,
  accounts,
  ifConnected: z.enum(['ask', 'add', 'replace', 'discard']),
  existingId: text.exactOptional(),
})

/** `POST /items/:id/updated` */
export const itemUpdatedRequest: z.ZodType<ItemUpdatedRequest> = z.strictObject({
  flowId: text.exactOptional(),
  institution: institution.exactOptional(),
  accounts: accounts.exactOptional(),
})

/** `POST /pending-link/take` */
export const takePendingLinkRequest: z.ZodType<TakePendingLinkRequest> = z.strictObject({
  correlationId: text.exactOptional(),
})

/** `POST /pending-link/recover` */
export const recoverLinkRequest: z.ZodType<RecoverLinkRequest> = z.strictObject({ flowId: text })
