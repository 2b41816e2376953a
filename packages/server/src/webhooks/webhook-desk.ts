import { hearSignal, isRelinkError, type ItemSignal } from '@relink/core'
import { changeItem } from '../items/change-item.ts'
import { findAnyonesItem } from '../items/item-rows.ts'
import { readItemAtPlaid } from '../items/read-item-at-plaid.ts'
import { refreshItem } from '../items/refresh-item.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { readPlaidWebhook, signalOfWebhook, type PlaidWebhook } from '../plaid/plaid-webhook.ts'
import type { ServerContext } from '../server-context.ts'
import { withoutWaiting } from '../time/impatient.ts'
import { inTime } from '../time/in-time.ts'
import { createRightOfWay, type RightOfWay } from './right-of-way.ts'
import { createTurns } from './take-turns.ts'
import { waitForItem } from './unknown-item.ts'
import { createWebhookLeases } from './webhook-leases.ts'
import { createWebhookTelling, type OpenWebhook } from './webhook-telling.ts'
import { listItemsWithOpenWebhooks, mostTaken, noItem, type StoredWebhook } from './webhook-rows.ts'
import { letEnd } from '../time/let-end.ts'

/** Deals with webhooks that are written down. */
export interface WebhookDesk {
  /** Takes a webhook in, before which nothing more is read at Plaid for a moment. */
  goFirst: RightOfWay['goFirst']
  /** Deals soon with what there is of an Item; with what is about none for {@link noItem}. */
  look(itemId: string): void
  /** Deals with what another process left lying. */
  lookAtOld(): Promise<void>
  /** Tells the app's handlers of a webhook that is not written down. */
  tell(webhook: PlaidWebhook): void
  close(): void
}

/** Plaid answers fifteen `/item/get` a minute for each Item; some of those are the app's. */
const mostReads = 10
const minute = 60_000
const mostReadsAtOnce = 8
/** Milliseconds that Plaid may take for an answer. */
const patience = 15_000
/** Milliseconds until Plaid is asked again where it did not answer. */
const againAfter = [2_000, 10_000, 30_000]

interface Work {
  isRunning: boolean
  /** Something came while it ran. */
  again: boolean
  /** Milliseconds until an Item that is not known here is looked for again; null when there is no need. */
  lookForItem: number | null
  failures: number
  reads: number[]
  timer: ReturnType<typeof setTimeout> | null
}

const open = (
  itemId: string,
  { hash, body, saidAt }: StoredWebhook,
): (OpenWebhook & { signal: ItemSignal | null })[] => {
  const webhook = readPlaidWebhook(body ?? '')
  return webhook === null
    ? []
    : [{ ...webhook, itemId, hash, signal: signalOfWebhook(webhook, saidAt) }]
}

/** Whether asking again would end the same. */
const isFinal = (error: unknown): boolean =>
  isRelinkError(error) && (error.code === 'plaid_error' || error.code === 'token_unreadable')

/**
 * Makes a desk: one job per Item at a time, and one `/item/get` for all that came meanwhile. What Plaid
 * answers to that decides, so that late, repeated and disordered webhooks end in the truth. The app's handlers
 * hear of a webhook once the Item is up to date, and hold up neither it nor other Items.
 */
export const createWebhookDesk = (server: ServerContext): WebhookDesk => {
  const context = withoutWaiting(server)
  const { store, settings, log, now } = context
  const leases = createWebhookLeases(context)
  const telling = createWebhookTelling(context, leases)
  const takeTurn = createTurns(mostReadsAtOnce)
  const rightOfWay = createRightOfWay()
  const works = new Map<string, Work>()
  let isClosed = false

  /** Milliseconds until the Item may be read again; 0 when it may be read now. */
  const untilNextRead = (work: Work): number => {
    work.reads = work.reads.filter((at) => at > now() - minute)
    const [oldest = 0] = work.reads
    return work.reads.length < mostReads ? 0 : oldest + minute - now()
  }

  const read =
    (work: Work): typeof readItemAtPlaid =>
    (...about) =>
      takeTurn(async () => {
        await rightOfWay.isFree()
        work.reads.push(now())
        return inTime(readItemAtPlaid(...about), patience, 'read the Item')
      })

  /** Gives false where Plaid could not be asked, and has to be later. */
  const takeIn = async (
    stored: StoredItem,
    signals: readonly ItemSignal[],
    work: Work,
  ): Promise<boolean> => {
    let failure: unknown = null
    if (untilNextRead(work) === 0) {
      try {
        await refreshItem(context, stored, signals, read(work))
        return true
      } catch (error) {
        failure = error
        log('warn', 'item_not_read', { itemId: stored.id, error })
      }
    }
    // What was said is better than nothing, until Plaid can be asked.
    await changeItem(context, stored.id, (newest) => ({
      ...newest,
      signals: signals.reduce(hearSignal, newest.signals),
    }))
    return isFinal(failure)
  }

  /** Gives those whose Item will not come any more, and plans to look for it again for the others. */
  const giveUpOnItem = (
    itemId: string,
    rows: readonly StoredWebhook[],
    work: Work,
  ): StoredWebhook[] => {
    const { late, lookAgainIn } = waitForItem(rows, now())
    if (late.length > 0) log('info', 'webhook_of_unknown_item', { itemId })
    work.lookForItem = lookAgainIn
    return late
  }

  const dealWith = async (
    itemId: string,
    taken: readonly StoredWebhook[],
    work: Work,
    tell: (webhooks: readonly OpenWebhook[], stored: StoredItem | null) => void,
  ): Promise<boolean> => {
    const isOfItem = itemId !== noItem
    const stored = isOfItem
      ? await findAnyonesItem(store.query, settings.environment, itemId)
      : null
    const rows = isOfItem && stored === null ? giveUpOnItem(itemId, taken, work) : taken
    const webhooks = rows.flatMap((row) => open(itemId, row))
    const ofHealth = webhooks.filter(({ signal }) => stored !== null && signal !== null)
    tell(
      webhooks.filter((webhook) => !ofHealth.includes(webhook)),
      stored,
    )
    if (stored === null || ofHealth.length === 0) return true
    const signals = ofHealth.flatMap(({ signal }) => signal ?? [])
    const isDone = await takeIn(stored, signals, work)
    if (isDone) tell(ofHealth, stored)
    return isDone
  }

  const deal = async (itemId: string, work: Work): Promise<boolean> => {
    const taken = await leases.take(itemId)
    const left = new Set(taken.map(({ hash }) => hash))
    try {
      const isDone = await dealWith(itemId, taken, work, (webhooks, stored) => {
        for (const { hash } of webhooks) left.delete(hash)
        telling.tell(itemId, webhooks, stored)
      })
      // There may be more of them than were taken.
      if (isDone && taken.length === mostTaken && left.size < mostTaken) work.again = true
      return isDone
    } finally {
      if (left.size > 0) await leases.release(itemId, [...left])
    }
  }

  const later = (itemId: string, work: Work, milliseconds: number): void => {
    if (isClosed) return
    if (work.timer !== null) clearTimeout(work.timer)
    work.timer = letEnd(
      setTimeout(() => {
        work.timer = null
        begin(itemId)
      }, milliseconds),
    )
  }

  const run = async (itemId: string, work: Work): Promise<void> => {
    work.isRunning = true
    work.again = false
    work.lookForItem = null
    let isDone = false
    try {
      isDone = await deal(itemId, work)
    } catch (error) {
      if (!isClosed) log('error', 'webhook_not_handled', { itemId, error })
    }
    work.isRunning = false
    work.failures = isDone || untilNextRead(work) > 0 ? 0 : work.failures + 1
    if (work.again) begin(itemId)
    else if (work.lookForItem !== null) later(itemId, work, work.lookForItem)
    else if (untilNextRead(work) > 0 && !isDone) later(itemId, work, untilNextRead(work))
    else if (!isDone) {
      const pause = againAfter[work.failures - 1]
      // After the last, whoever tidies up next finds it lying.
      if (pause !== undefined) later(itemId, work, pause)
    }
  }

  const begin = (itemId: string): void => {
    if (isClosed) return
    const work = works.get(itemId) ?? {
      isRunning: false,
      again: false,
      lookForItem: null,
      failures: 0,
      reads: [],
      timer: null,
    }
    works.set(itemId, work)
    if (work.isRunning) work.again = true
    else void run(itemId, work)
  }

  const forgetIdle = (): void => {
    for (const [itemId, work] of works) {
      const isIdle = !work.isRunning && work.timer === null
      if (isIdle && work.reads.every((at) => at <= now() - minute)) works.delete(itemId)
    }
  }

  return {
    goFirst: rightOfWay.goFirst,
    look: begin,
    async lookAtOld() {
      forgetIdle()
      for (const itemId of await listItemsWithOpenWebhooks(store.query, now() - minute, now())) {
        const work = works.get(itemId)
        if (work?.isRunning !== true && (work?.timer ?? null) === null) begin(itemId)
      }
    },
    tell: (webhook) => {
      telling.tellOnce(webhook)
    },
    close() {
      isClosed = true
      telling.close()
      leases.close()
      for (const { timer } of works.values()) if (timer !== null) clearTimeout(timer)
    },
  }
}
