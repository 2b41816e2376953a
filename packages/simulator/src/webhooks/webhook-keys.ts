import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import type { Engine } from '../engine/engine.ts'
import { uuid } from '../engine/random-id.ts'
import type { SimulatorState, WebhookKey } from '../engine/simulator-state.ts'

const day = 24 * 60 * 60_000

const making = new WeakMap<SimulatorState, Promise<WebhookKey>>()

// Receivers compare with the machine's clock, which nobody has moved.
const machineTime = ({ now, state }: Engine): number => now() - state.clockOffset

const makeKey = async (engine: Engine, state: SimulatorState): Promise<WebhookKey> => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const kid = uuid()
  const use = { alg: 'ES256', use: 'sig', kid }
  const key: WebhookKey = {
    kid,
    publicKey: { ...(await exportJWK(pair.publicKey)), ...use },
    privateKey: { ...(await exportJWK(pair.privateKey)), ...use },
    createdAt: machineTime(engine),
    expiredAt: null,
  }
  state.webhookKeys.push(key)
  return key
}

/** The key that signs webhooks now; the first webhook makes it. */
const signingKey = (engine: Engine): Promise<WebhookKey> => {
  const { state } = engine
  const newest = state.webhookKeys.find(({ expiredAt }) => expiredAt === null)
  if (newest) return Promise.resolve(newest)
  const begun = making.get(state) ?? makeKey(engine, state).finally(() => making.delete(state))
  making.set(state, begun)
  return begun
}

/**
 * Signs webhooks with a new key from now on.
 *
 * @param expireOld Whether the old key is bad at once; otherwise it stays good for a day.
 * @returns The new key's id.
 */
export const rotateWebhookKey = async (engine: Engine, expireOld: boolean): Promise<string> => {
  const expiredAt = machineTime(engine) + (expireOld ? 0 : day)
  for (const key of engine.state.webhookKeys) {
    key.expiredAt = Math.min(key.expiredAt ?? expiredAt, expiredAt)
  }
  return (await makeKey(engine, engine.state)).kid
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Signs a webhook's body as Plaid does.
 *
 * @param issuedAt Milliseconds since the epoch, on the machine's clock. Default now.
 * @returns The value of the header `Plaid-Verification`.
 * @see https://plaid.com/docs/api/webhooks/webhook-verification/
 */
export const signWebhook = async (
  engine: Engine,
  body: string,
  issuedAt: number = machineTime(engine),
): Promise<string> => {
  const { kid, privateKey } = await signingKey(engine)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
  return new SignJWT({ request_body_sha256: hex(digest) })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .setIssuedAt(Math.floor(issuedAt / 1000))
    .sign(await importJWK(privateKey as JWK, 'ES256'))
}
