import { z } from 'zod'
import { bankAccounts, type BankAccount } from './bank-accounts.ts'
import { forcedErrors } from './sign-in-errors.ts'

const text = z.string().max(200)

const override = z.object({
  type: text.optional(),
  subtype: text.optional(),
  starting_balance: z.number().optional(),
  force_available_balance: z.number().optional(),
  has_null_available_balance: z.boolean().optional(),
  currency: text.optional(),
  meta: z
    .object({
      name: text.optional(),
      official_name: text.optional(),
      limit: z.number().optional(),
      mask: z
        .string()
        .regex(/^$|^[A-Za-z0-9]{2,4}$/)
        .optional(),
    })
    .optional(),
  numbers: z.object({ account: text.optional(), ach_routing: text.optional() }).optional(),
})

// More than ten accounts fail at Plaid too.
const configuration = z.object({
  force_error: z.string().optional(),
  recaptcha: z.enum(['good', 'bad']).optional(),
  override_accounts: z.array(override).max(10).optional(),
})

/** What the password of a `user_custom` says. */
export interface CustomUser {
  /** The error that the login ends in, normalised. */
  forcedError: string | null
  recaptcha: 'good' | 'bad' | null
  /** Null for the accounts that everybody has. */
  accounts: BankAccount[] | null
}

const owners = bankAccounts[0]?.owners ?? []

const asAccount = (given: z.infer<typeof override>, index: number): BankAccount => {
  const current = given.starting_balance ?? 100
  const account = given.numbers?.account ?? `111122223333${String(4000 + index)}`
  const type = given.type ?? 'depository'
  return {
    key: `custom-${index}`,
    name: given.meta?.name ?? `Custom account ${index + 1}`,
    officialName: given.meta?.official_name ?? null,
    mask: given.meta?.mask ?? account.slice(-4),
    type,
    subtype: given.subtype ?? 'checking',
    available: given.has_null_available_balance ? null : (given.force_available_balance ?? current),
    current,
    limit: given.meta?.limit ?? null,
    currency: given.currency ?? 'USD',
    numbers:
      type === 'depository'
        ? { account, routing: given.numbers?.ach_routing ?? '011401533' }
        : null,
    owners,
  }
}

const parse = (password: string): unknown => {
  try {
    return JSON.parse(password)
  } catch {
    return undefined
  }
}

/**
 * Reads the bank that somebody typed as the password of `user_custom`.
 *
 * @returns Undefined when it is not a configuration object, or names an error that cannot be forced.
 * @see https://plaid.com/docs/sandbox/user-custom/
 */
export const readCustomUser = (password: string): CustomUser | undefined => {
  const { data } = configuration.safeParse(parse(password))
  if (!data) return undefined
  const forced = data.force_error ?? null
  if (forced !== null && !forcedErrors.includes(forced)) return undefined
  return {
    forcedError: forced === 'PLAID_ERROR' ? 'INTERNAL_SERVER_ERROR' : forced,
    recaptcha: data.recaptcha ?? null,
    accounts: data.override_accounts?.map(asAccount) ?? null,
  }
}
