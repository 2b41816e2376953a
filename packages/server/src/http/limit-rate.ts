import { RelinkError } from '@relink/core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit } from '../options/relink-options.ts'

/** Too many requests, and after how many seconds there may be another. */
export class RateLimited extends RelinkError {
  readonly retryAfter: number

  constructor(retryAfter: number, why = 'this person made too many in the last minute') {
    super(
      'too_many_requests',
      `Failed to accept the request: ${why}. Send it again in ${retryAfter} seconds.`,
    )
    this.retryAfter = retryAfter
  }
}

/** Counts a person's request. Rejects with {@link RateLimited}. */
export type CountRequest = (owner: string, isCostly: boolean) => Promise<void>

/** Makes a counter: per person and minute, in this process. */
export const createRequestCounter = (limit: RateLimit | null): CountRequest => {
  if (limit === null) return async () => {}
  const [costly, other] = [limit.costly, limit.other].map(
    (points) => new RateLimiterMemory({ points, duration: 60 }),
  )
  return async (owner, isCostly) => {
    try {
      await (isCostly ? costly : other)?.consume(owner)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw new RateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
    }
  }
}
