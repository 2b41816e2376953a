'use client'
import { isSpent, type PendingRecord } from '@relink/core'
import type { ReactNode } from 'react'
import type { Relink } from '../relink-context.ts'
import { Facts, Nothing } from './facts.tsx'
import { hideQuery, hideSecrets, hideUser, shortenToken } from './hide-secrets.ts'
import type { Recorder } from './recorder.ts'
import { tellDuration, tellMoment } from './tell-time.ts'
import { useNow } from './use-now.ts'
import { usePendingRecords } from './use-pending-records.ts'

interface PendingTabProps {
  relink: Relink
  recorder: Recorder
}

/** What the store of pending links has: set aside for a return, or spent. */
export const PendingTab = ({ relink, recorder }: PendingTabProps): ReactNode => {
  const now = useNow()
  const { pending, look } = usePendingRecords(relink.loadPendingLinks, recorder.subscribe)
  return (
    <>
      {pending?.records.length === 0 && <Nothing>Nothing is set aside in this browser.</Nothing>}
      {pending?.records.map((record) => (
        <Pending key={record.flowId} record={record} now={now} userKey={relink.userKey} />
      ))}
      {pending !== null && pending.unreadable > 0 && <p>{pending.unreadable} could not be read.</p>}
      {pending?.error && <p role="alert">{hideSecrets(pending.error)}</p>}
      <button type="button" onClick={look}>
        Look again
      </button>
    </>
  )
}

const Pending = ({
  record,
  now,
  userKey,
}: {
  record: PendingRecord
  now: number
  userKey: string | null
}): ReactNode => {
  const { mode, itemId, createdAt, expiresAt, settled, stateId } = record
  const left = expiresAt - now
  const state = settled ? 'over' : isSpent(record) ? 'spent' : left <= 0 ? 'expired' : 'waiting'
  return (
    <section className="relink-inspector-card" aria-label={`Pending link, ${state}`}>
      <p>
        <span
          className="relink-inspector-badge"
          data-tone={{ over: 'none', spent: 'good', expired: 'bad', waiting: 'busy' }[state]}
        >
          {state}
        </span>{' '}
        <strong>{mode === 'update' ? 'Update mode' : 'New bank'}</strong>
      </p>
      <Facts
        of={{
          token: (
            <code>{isSpent(record) ? 'gone, it was used' : shortenToken(record.linkToken)}</code>
          ),
          'set aside': `${tellDuration(now - createdAt)} ago`,
          expires: left > 0 ? `in ${tellDuration(left)}` : `${tellDuration(-left)} ago`,
          spent: isSpent(record) ? tellMoment(record.spentAt) : null,
          'bank’s return': stateId ? 'used' : null,
          whose: tellWhose(record.userKey, userKey),
          'goes back to': <code>{hideQuery(record.returnTo)}</code>,
          'redirect URI': <code>{hideQuery(record.redirectUri)}</code>,
          Item: itemId === undefined ? null : hideSecrets(itemId),
          context: record.context === undefined ? null : 'kept, not shown',
          flow: hideSecrets(record.flowId),
        }}
      />
    </section>
  )
}

const tellWhose = (owner: string | null, userKey: string | null): string => {
  if (owner === null) return 'not known'
  const name = hideUser(owner)
  return owner === userKey ? `${name}, who is signed in` : `${name}, who is not signed in`
}
