import type { Engine } from '../engine/engine.ts'
import type { WebhookDelivery } from '../engine/simulator-state.ts'
import { signWebhook } from './webhook-keys.ts'

/** Takes a webhook to its receiver. */
export type Deliver = (request: Request) => Promise<Response>

const patience = 10_000
const firstDelay = 30_000
const givenUpAfter = 24 * 60 * 60_000

/** When to try again after an attempt that failed: 30 seconds, then four times as long each time, for a day. */
const nextAttempt = (now: number, delivery: WebhookDelivery): number | null => {
  const next = now + firstDelay * 4 ** Math.max(0, delivery.attempts.length - 1)
  return next > delivery.createdAt + givenUpAfter ? null : next
}

const whyOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message
}

/** Waits for an answer no longer than Plaid does, even from a receiver that ignores the signal. */
const send = async (
  engine: Engine,
  delivery: WebhookDelivery,
  deliver: Deliver,
): Promise<number> => {
  const body = JSON.stringify(delivery.body, null, 2)
  const verification = await signWebhook(engine, body)
  const waiting = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const why = new Error('no answer within 10 seconds')
      reject(why)
      waiting.abort(why)
    }, patience)
  })
  try {
    const request = new Request(delivery.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'plaid-verification': verification },
      body,
      redirect: 'manual',
      signal: waiting.signal,
    })
    const response = await Promise.race([deliver(request), late])
    await response.body?.cancel()
    return response.status
  } finally {
    clearTimeout(timer)
  }
}

/** Tries once to deliver a webhook, and writes down how it went. Never rejects. */
export const attemptDelivery = async (
  engine: Engine,
  delivery: WebhookDelivery,
  deliver: Deliver,
): Promise<void> => {
  const at = engine.now()
  delivery.nextAttemptAt = null
  let attempt: WebhookDelivery['attempts'][number]
  try {
    const status = await send(engine, delivery, deliver)
    attempt = { at, status, why: status === 200 ? null : `answered ${status} instead of 200` }
  } catch (cause) {
    attempt = { at, status: null, why: whyOf(cause) }
  }
  delivery.attempts.push(attempt)
  if (attempt.status !== 200) delivery.nextAttemptAt = nextAttempt(engine.now(), delivery)
}
