import { createHash } from 'node:crypto'
import { importJWK, SignJWT, type JWK } from 'jose'
import { kid } from './plaid-stub.ts'

/** A webhook as Plaid sends it. */
export interface SignedWebhook {
  body: string
  token: string
}

const codes = [
  'ERROR',
  'LOGIN_REPAIRED',
  'PENDING_EXPIRATION',
  'NEW_ACCOUNTS_AVAILABLE',
  'USER_ACCOUNT_REVOKED',
]

const bodyOf = (itemId: string, index: number): string => {
  const code = codes[index % codes.length]
  return JSON.stringify({
    webhook_type: 'ITEM',
    webhook_code: code,
    item_id: itemId,
    environment: 'sandbox',
    error:
      code === 'ERROR'
        ? {
            error_type: 'ITEM_ERROR',
            error_code: 'ITEM_LOGIN_REQUIRED',
            error_message: 'the login details of this item have changed',
            display_message: null,
            status: 400,
          }
        : null,
    ...(code === 'PENDING_EXPIRATION'
      ? { consent_expiration_time: new Date(Date.now() + 6 * 86_400_000).toISOString() }
      : {}),
    ...(code === 'USER_ACCOUNT_REVOKED' ? { account_id: 'account-1' } : {}),
    // Of what Plaid sends nothing else differs between two of a kind.
    bench_number: `${process.pid}-${performance.now()}-${index}`,
  })
}

/** Signs so many webhooks, of every Item in turn, no two the same. */
export const signWebhooks = async (
  itemIds: readonly string[],
  count: number,
  privateKey: JWK,
): Promise<SignedWebhook[]> => {
  const key = await importJWK(privateKey, 'ES256')
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const body = bodyOf(itemIds[index % itemIds.length] ?? '', index)
      const token = await new SignJWT({
        request_body_sha256: createHash('sha256').update(body).digest('hex'),
      })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
        .setIssuedAt()
        .sign(key)
      return { body, token }
    }),
  )
}
