'use client'
import type { ReactNode } from 'react'
import { Nothing } from './facts.tsx'
import { tellClock, tellDuration } from './tell-time.ts'
import type { RequestRecord } from './watch-backend.ts'

/** What the page asked of the back end, the newest first. */
export const RequestsTab = ({ requests }: { requests: readonly RequestRecord[] }): ReactNode =>
  requests.length === 0 ? (
    <Nothing>Nothing has been asked of the back end since the inspector came.</Nothing>
  ) : (
    <ul className="relink-inspector-list" aria-label="Requests">
      {requests.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </ul>
  )

const Request = ({ request }: { request: RequestRecord }): ReactNode => {
  const { method, about, at, took, outcome, code, plaidCode, requestId, message } = request
  return (
    <li data-tone={tones[outcome]}>
      <div className="relink-inspector-row">
        <code>{method}</code>
        <span className="relink-inspector-badge" data-tone={tones[outcome]}>
          {method === 'followEvents' && outcome === 'waiting' ? 'open' : outcome}
        </span>
        <span className="relink-inspector-since">
          {took === null ? 'since' : `${tellDuration(took)} at`} {tellClock(at)}
        </span>
      </div>
      {about !== '' && <div className="relink-inspector-id">{about}</div>}
      {code !== null && (
        <div>
          <b>{code}</b>
          {plaidCode !== null && `, Plaid: ${plaidCode}`}
          {requestId !== null && <> · request {requestId}</>}
        </div>
      )}
      {message !== null && <div className="relink-inspector-id">{message}</div>}
    </li>
  )
}

const tones: Record<RequestRecord['outcome'], string> = {
  waiting: 'busy',
  answered: 'good',
  failed: 'bad',
  'called off': 'none',
}
