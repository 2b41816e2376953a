import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { problemOf, wholeProblemOf } from '../engine/item-problems.ts'
import type { Item } from '../engine/simulator-state.ts'
import { announceProblem } from './announce-problem.ts'
import { automaticVerificationDelay } from '../workflow/manual-entry.ts'
import { queueItemWebhook } from './queue-webhook.ts'

const hour = 60 * 60_000
const day = 24 * hour

// Nothing comes due sooner than this for an Item that was made since the last look.
const lookAtLeastEvery = hour

/** Something that time brings to an Item. */
interface Occasion {
  name: string
  /** When; infinity for never. */
  at: (item: Item) => number
  announce: (engine: Engine, item: Item) => void
}

const login: Occasion = {
  name: 'ITEM_LOGIN_REQUIRED',
  at: (item) =>
    item.institutionId !== null && wholeProblemOf(item) === null
      ? Math.min(
          item.workingSince + 30 * day,
          item.consentExpiresAt ?? Infinity,
          item.disconnectsAt ?? Infinity,
        )
      : Infinity,
  announce: (engine, item) => {
    const problem = problemOf(engine, item)
    if (problem && wholeProblemOf(item) === null) announceProblem(engine, item, problem)
  },
}

const consent: Occasion = {
  name: 'CONSENT',
  at: ({ consentExpiresAt, problem }) =>
    consentExpiresAt !== null && problem?.code !== 'USER_PERMISSION_REVOKED'
      ? consentExpiresAt - 7 * day
      : Infinity,
  announce: (engine, item) => {
    const inBritain = findInstitution(item.institutionId)?.countryCodes.every(
      (country) => country === 'GB',
    )
    const ends = new Date(item.consentExpiresAt ?? 0).toISOString()
    queueItemWebhook(engine, item, {
      webhook_type: 'ITEM',
      ...(inBritain
        ? { webhook_code: 'PENDING_EXPIRATION', consent_expiration_time: ends }
        : {
            webhook_code: 'PENDING_DISCONNECT',
            reason: 'INSTITUTION_TOKEN_EXPIRATION',
            disconnect_time: ends,
          }),
    })
  },
}

const verified: Occasion = {
  name: 'AUTOMATICALLY_VERIFIED',
  at: ({ accounts, createdAt }) =>
    accounts.some(({ verification }) => verification === 'pending_automatic_verification')
      ? createdAt + automaticVerificationDelay
      : Infinity,
  announce: (engine, item) => {
    for (const account of item.accounts) {
      if (account.verification !== 'pending_automatic_verification') continue
      account.verification = 'automatically_verified'
      queueItemWebhook(engine, item, {
        webhook_type: 'AUTH',
        webhook_code: 'AUTOMATICALLY_VERIFIED',
        account_id: account.id,
      })
    }
  },
}

const occasions: readonly Occasion[] = [login, consent, verified]

/** What has come to an Item and has not been announced, soonest first. */
const announceDue = (engine: Engine, item: Item, now: number): void => {
  const due = occasions.filter(({ name, at }) => at(item) <= now && !item.announced.includes(name))
  due.sort((one, other) => one.at(item) - other.at(item))
  for (const { name, announce } of due) {
    item.announced.push(name)
    announce(engine, item)
  }
}

/**
 * Lets every Item say what time has brought it, once each. Looks at all of them.
 *
 * @returns When to look again, in milliseconds since the epoch.
 */
export const announceTime = (engine: Engine): number => {
  const now = engine.now()
  const { items } = engine.state
  let next = now + lookAtLeastEvery
  for (const id in items) {
    const item = items[id]
    if (!item) continue
    // Nearly always nothing has happened, so that this alone has to be quick.
    let isDue = false
    for (const { name, at } of occasions) {
      const when = at(item)
      if (when >= next || item.announced.includes(name)) continue
      if (when > now) next = when
      else isDue = true
    }
    if (isDue) announceDue(engine, item, now)
  }
  return next
}
