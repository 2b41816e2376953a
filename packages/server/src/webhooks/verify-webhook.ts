import { RelinkError } from '@relink/core'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { digest } from '../secrets/digest.ts'
import type { WebhookKeys } from './webhook-keys.ts'

/** The header that Plaid signs its webhooks in. */
export const verificationHeader = 'plaid-verification'

/** Seconds for which a signature is good. */
const goodFor = 5 * 60
/** Seconds by which Plaid's clock may be ahead of ours. */
const tolerance = 30

/** What the signature of a webhook says. */
export interface VerifiedWebhook {
  /** When Plaid signed it, in milliseconds since the epoch. */
  saidAt: number
  /**
   * Tells deliveries apart: bodies have no id and no time. Made of what was signed, not of the signature,
   * of which anybody can make a second good one.
   */
  hash: string
}

const refuse = (why: string, cause?: unknown): RelinkError =>
  new RelinkError(
    'unauthenticated',
    `Failed to accept the webhook: ${why}. Only Plaid can send one.`,
    { cause },
  )

/** A signature that may be one of Plaid's. */
export interface WebhookSignature {
  token: string
  /** The name of the key that it says it was made with. */
  kid: string
}

/** Reads the header that Plaid signs in. Throws `unauthenticated`. */
export const readSignature = (token: string | null): WebhookSignature => {
  if (token === null || token === '') throw refuse('it is not signed')
  let header: ReturnType<typeof decodeProtectedHeader>
  try {
    header = decodeProtectedHeader(token)
  } catch (cause) {
    throw refuse('its signature is not a JWT', cause)
  }
  // Nothing but this one: `none` and the shared-secret algorithms are how such checks are fooled.
  if (header.alg !== 'ES256') throw refuse('it is not signed with ES256')
  if (typeof header.kid !== 'string' || header.kid === '' || header.kid.length > 128)
    throw refuse('its signature names no key')
  return { token, kid: header.kid }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Takes as long for texts of the same length wherever they differ. */
const isSame = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  let difference = 0
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  return difference === 0
}

/**
 * Checks that a webhook comes from Plaid, is fresh, and has the body it was signed with.
 *
 * @param body The bytes as they arrived; written anew they would have another hash.
 * @param now Milliseconds since the epoch.
 * @throws RelinkError `unauthenticated`; what looking up the key throws, after which Plaid may send it again.
 * @see https://plaid.com/docs/api/webhooks/webhook-verification/
 */
export const verifyWebhook = async (
  body: Uint8Array<ArrayBuffer>,
  { token, kid }: WebhookSignature,
  keys: WebhookKeys,
  now: number,
): Promise<VerifiedWebhook> => {
  const key = await keys.find(kid)
  if (key === null) throw refuse('the key of its signature is unknown or has expired')
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['ES256'],
    currentDate: new Date(now),
    maxTokenAge: goodFor,
    clockTolerance: tolerance,
  }).catch((cause: unknown) => {
    throw refuse(cause instanceof Error ? cause.message : 'its signature is wrong', cause)
  })
  const { iat, request_body_sha256: said } = payload
  // The tolerance is for a clock that is ahead, not for a signature that is old.
  if (typeof iat !== 'number' || now / 1000 - iat > goodFor)
    throw refuse('its signature is too old')
  const hash = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
  if (typeof said !== 'string' || !isSame(said, hash))
    throw refuse('its body is not the one that was signed')
  // Said before it was heard, whatever the clocks show: else it would count more than what Plaid answers next.
  return {
    saidAt: Math.min(iat * 1000, now),
    hash: await digest(token.slice(0, token.lastIndexOf('.'))),
  }
}
