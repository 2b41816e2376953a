import { RelinkError } from '@relink/core'
import { importJWK, type CryptoKey } from 'jose'
import type { ServerContext } from '../server-context.ts'
import { inTime } from '../time/in-time.ts'

/** How long a good key is used before it is looked at again, to notice that it has expired. */
const lookAgainAfter = 60 * 60_000
/** How long an unknown kid stays refused without asking Plaid. */
const badFor = 5 * 60_000
/** How many unknown kids are remembered, and how many lookups of new ones a minute are made at most. */
const mostBad = 1000
const mostLookups = 20
/** How many more a minute, of kids that were put off before: Plaid sends again, who makes kids up mostly does not. */
const mostSecondLookups = 20
/** How many kids that were put off are remembered. */
const mostPutOff = 10_000
const minute = 60_000
/** Milliseconds that Plaid may take for an answer; it waits ten seconds itself for ours. */
const patience = 5_000

interface KnownKey {
  key: CryptoKey
  /** Milliseconds since the epoch. */
  expiredAt: number | null
  fetchedAt: number
}

/** Makes what says whether there may be one more in this minute, and counts it. */
const createBudget = (most: number, now: () => number): (() => boolean) => {
  let spent: number[] = []
  return () => {
    spent = spent.filter((at) => at > now() - minute)
    if (spent.length >= most) return false
    spent.push(now())
    return true
  }
}

/** The keys that Plaid signs webhooks with. */
export interface WebhookKeys {
  /**
   * The key of that name; null when there is none, or when it is no longer good.
   *
   * @throws RelinkError `plaid_unavailable`, `too_many_requests`, `plaid_error` when it can't be looked up, or
   * not yet.
   */
  find(kid: string): Promise<CryptoKey | null>
}

/**
 * Remembers keys by their `kid`, so that a rotation needs nothing of us.
 *
 * An unknown one is asked for once and remembered as bad: anybody may send requests that name kids, and
 * none of them may make us ask Plaid again and again. With too many of them at once a new one has to wait
 * until it is named again.
 *
 * @see https://plaid.com/docs/api/webhooks/webhook-verification/
 */
export const createWebhookKeys = ({
  plaid,
  now,
  log,
}: Pick<ServerContext, 'plaid' | 'now' | 'log'>): WebhookKeys => {
  const good = new Map<string, KnownKey>()
  const badUntil = new Map<string, number>()
  const underWay = new Map<string, Promise<KnownKey | null>>()
  const putOff = new Set<string>()
  const mayLookUp = createBudget(mostLookups, now)
  const mayLookUpSecond = createBudget(mostSecondLookups, now)

  const remember = (kid: string, known: KnownKey | null): void => {
    if (known !== null) {
      good.set(kid, known)
      return
    }
    good.delete(kid)
    badUntil.set(kid, now() + badFor)
    const oldest = badUntil.keys().next()
    if (badUntil.size > mostBad && oldest.done !== true) badUntil.delete(oldest.value)
  }

  const fetchKey = async (kid: string): Promise<KnownKey | null> => {
    const found = await inTime(plaid.readWebhookKey(kid), patience, 'read a webhook key')
    const known =
      found === null
        ? null
        : {
            key: (await importJWK(found.jwk, 'ES256')) as CryptoKey,
            expiredAt: found.expiredAt,
            fetchedAt: now(),
          }
    remember(kid, known)
    return known
  }

  const lookUp = (kid: string): Promise<KnownKey | null> => {
    const begun = underWay.get(kid) ?? fetchKey(kid).finally(() => underWay.delete(kid))
    underWay.set(kid, begun)
    return begun
  }

  const unknown = async (kid: string): Promise<KnownKey | null> => {
    if ((badUntil.get(kid) ?? 0) > now()) return null
    if (underWay.has(kid)) return lookUp(kid)
    if (mayLookUp() || (putOff.has(kid) && mayLookUpSecond())) {
      putOff.delete(kid)
      return lookUp(kid)
    }
    log('warn', 'webhook_key_lookups_exhausted', { kid })
    putOff.add(kid)
    const [oldest] = putOff
    if (putOff.size > mostPutOff && oldest !== undefined) putOff.delete(oldest)
    // Not refused: Plaid sends again what it is told that for.
    throw new RelinkError(
      'plaid_unavailable',
      'Failed to check the webhook: too many unknown keys were named in the last minute. Send it again.',
    )
  }

  return {
    async find(kid) {
      let known = good.get(kid) ?? (await unknown(kid))
      if (known !== null && now() - known.fetchedAt > lookAgainAfter) {
        const before = known
        // While Plaid can't be asked, a key that was good an hour ago goes on, and is looked at in a minute.
        known = await lookUp(kid).catch((error: unknown) => {
          log('warn', 'webhook_key_not_read', { kid, error })
          good.set(kid, { ...before, fetchedAt: now() - lookAgainAfter + minute })
          return before
        })
      }
      return known === null || (known.expiredAt !== null && known.expiredAt <= now())
        ? null
        : known.key
    },
  }
}
