import { isSpent } from '@relink/core'
import { hideEverywhere, hideQuery, hideUser, shortenToken } from './hide-secrets.ts'
import { readIssue } from './read-issue.ts'
import type { Recorded } from './recorder.ts'
import { tellMoment } from './tell-time.ts'
import type { CachedItem } from './use-cached-items.ts'
import type { PendingRecords } from './use-pending-records.ts'

/** What a report is written from. */
export interface ReportSources extends Recorded {
  /** Milliseconds since the epoch. */
  at: number
  address: string
  userAgent: string
  environment: string | null
  userKey: string | null
  pending: PendingRecords
  items: readonly CachedItem[]
}

/**
 * Writes down all that the inspector knows as JSON, for somebody who was not there.
 *
 * Tokens, keys, e-mail addresses and long numbers are taken out of every text, whatever brought them along; so are
 * the values of queries, what stands behind a `#`, names of accounts, and what the app gave as context. Paths stay.
 */
export const writeReport = (sources: ReportSources): string =>
  JSON.stringify(hideEverywhere(select(sources)), null, 2)

const select = (sources: ReportSources): object => {
  const { at, address, userAgent, environment, userKey, flows, requests, pending, items } = sources
  const issue = readIssue(flows)
  return {
    report: '@relink/react',
    at: tellMoment(at),
    page: hideQuery(address),
    userAgent,
    environment,
    userKey: userKey && hideUser(userKey),
    issue: issue && {
      flowId: issue.flowId,
      type: issue.type,
      code: issue.code,
      rule: issue.rule,
      line: issue.line,
      kind: issue.issue.kind,
      audience: issue.issue.audience,
      actions: issue.issue.actions,
      dropped: issue.dropped,
      added: issue.added,
      support: issue.issue.support,
    },
    flows: flows.map(({ flowId, startedAt, mode, itemId, steps, events }) => ({
      flowId,
      startedAt: tellMoment(startedAt),
      mode,
      itemId,
      steps: steps.map((step) => `+${step.at - startedAt} ms ${step.status}: ${step.about}`),
      events: events.map(({ name, about, happenedAt, arrivedAt }) => ({
        name,
        about,
        happened: happenedAt === null ? null : `+${happenedAt - startedAt} ms`,
        arrived: `+${arrivedAt - startedAt} ms`,
      })),
    })),
    requests: requests.map((request) => ({
      ...request,
      at: tellMoment(request.at),
      took: request.took === null ? null : `${request.took} ms`,
    })),
    pending: {
      unreadable: pending.unreadable,
      error: pending.error,
      records: pending.records.map((record) => ({
        flowId: record.flowId,
        mode: record.mode,
        itemId: record.itemId ?? null,
        token: isSpent(record) ? null : shortenToken(record.linkToken),
        setAsideAt: tellMoment(record.createdAt),
        expiresAt: tellMoment(record.expiresAt),
        spentAt: isSpent(record) ? tellMoment(record.spentAt) : null,
        isReturnUsed: Boolean(record.stateId),
        isOver: record.settled === true,
        isOfThisPerson: record.userKey === null ? null : record.userKey === userKey,
        returnTo: hideQuery(record.returnTo),
        redirectUri: hideQuery(record.redirectUri),
        hasContext: record.context !== undefined,
      })),
    },
    items: items.map(({ item, fetchedAt }) => ({
      id: item.id,
      institutionId: item.institutionId,
      bankName: item.bankName,
      health: item.health,
      accounts: item.accounts.length,
      updatedAt: item.updatedAt,
      fetchedAt: tellMoment(fetchedAt),
    })),
  }
}
