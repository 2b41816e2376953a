import { forgetOldExchanges } from './items/exchange-claims.ts'
import { passTime } from './items/pass-time.ts'
import { resumeExchanges } from './items/resume-exchanges.ts'
import { resumeRotations } from './items/rotate-access-token.ts'
import { forgetOldLinkTokens } from './link-tokens/link-token-rows.ts'
import type { ServerContext } from './server-context.ts'
import { impatient } from './time/impatient.ts'
import { orLate } from './time/in-time.ts'
import type { WebhookDesk } from './webhooks/webhook-desk.ts'
import { forgetOldWebhooks } from './webhooks/webhook-rows.ts'
import { letEnd } from './time/let-end.ts'

/** Goes on with what processes that stopped left behind, and forgets what is over. */
export interface Housekeeping {
  /** Called on every use: the first begins it. */
  wake(): void
  close(): Promise<void>
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day

/** Milliseconds after which a task that has not ended is given up, so that it can be begun again. */
const longest = minute

/** Milliseconds that closing waits for what is under way; an answer of Plaid's may never come. */
const patience = 5_000

const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    letEnd(setTimeout(resolve, milliseconds))
  })

const forgetOld = async ({ store, now }: ServerContext): Promise<void> => {
  const before = now() - day
  await forgetOldLinkTokens(store.query, before)
  await forgetOldExchanges(store.query, before)
  await forgetOldWebhooks(store.query, before, now() - week)
}

/**
 * Makes the housekeeping. It runs beside the first request and every minute after that; nothing waits
 * for it, it waits for no handler of the app, and it keeps no process alive.
 */
export const createHousekeeping = (server: ServerContext, desk: WebhookDesk): Housekeeping => {
  const context = impatient(server)
  const { log, now } = context
  let timer: ReturnType<typeof setInterval> | null = null
  let forgotAt = -Infinity
  let isClosed = false

  const underWay = new Map<string, Promise<void>>()

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await orLate(work(), longest, () => new Error(`Not done within ${longest / 1000} seconds`))
    } catch (error) {
      if (!isClosed) log('error', 'housekeeping_failed', { what, error })
    }
    underWay.delete(what)
  }

  // One that takes its time holds up none of the others.
  const tasks: Readonly<Record<string, () => Promise<void>>> = {
    webhooks: () => desk.lookAtOld(),
    time: () => passTime(context),
    exchanges: () => resumeExchanges(context),
    rotations: () => resumeRotations(context),
    'old rows': async () => {
      if (now() - forgotAt < hour) return
      forgotAt = now()
      await forgetOld(context)
    },
  }

  const begin = (): void => {
    if (isClosed) return
    for (const [what, work] of Object.entries(tasks))
      if (!underWay.has(what)) underWay.set(what, attempt(what, work))
  }

  return {
    wake() {
      if (timer !== null || isClosed) return
      timer = letEnd(setInterval(begin, minute))
      begin()
    },
    async close() {
      isClosed = true
      if (timer !== null) clearInterval(timer)
      await Promise.race([Promise.all(underWay.values()), rest(patience)])
    },
  }
}
