'use client'
import type { LinkState } from '@relink/core'
import type { ReactNode } from 'react'
import { Nothing } from './facts.tsx'
import type { FlowHistory, HeardEvent } from './flow-history.ts'
import { hideSecrets } from './hide-secrets.ts'
import { tellClock, tellDuration } from './tell-time.ts'

/** Each flow with its states and Plaid's events, the newest first. */
export const FlowsTab = ({ flows }: { flows: readonly FlowHistory[] }): ReactNode =>
  flows.length === 0 ? (
    <Nothing>No flow yet. Rest the mouse on a Relink button, or press it.</Nothing>
  ) : (
    flows.map((flow, index) => <Flow key={flow.flowId} flow={flow} isNewest={index === 0} />)
  )

const Flow = ({ flow, isNewest }: { flow: FlowHistory; isNewest: boolean }): ReactNode => {
  const { flowId, mode, itemId, startedAt, steps, events } = flow
  const last = steps.at(-1)?.status ?? 'idle'
  return (
    <details className="relink-inspector-card" open={isNewest}>
      <summary>
        <span className="relink-inspector-badge" data-tone={toneOf(last)}>
          {last === 'idle' ? 'left' : last}
        </span>
        <strong>
          {mode === 'update' ? 'Update mode' : mode === 'new' ? 'New bank' : 'Return'}
        </strong>
        <time dateTime={new Date(startedAt).toISOString()}>{tellClock(startedAt)}</time>
      </summary>
      <p className="relink-inspector-id">
        flow {hideSecrets(flowId)}
        {itemId !== null && `, Item ${hideSecrets(itemId)}`}
      </p>
      <ol className="relink-inspector-line" aria-label="States">
        {steps.map((step, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- steps are only ever added
          <li key={index} data-tone={toneOf(step.status)}>
            <span className="relink-inspector-since">+{tellDuration(step.at - startedAt)}</span>
            <b>{step.status === 'idle' ? 'left' : step.status}</b>
            <span>{step.about}</span>
          </li>
        ))}
      </ol>
      {events.length > 0 && <Events events={events} startedAt={startedAt} />}
    </details>
  )
}

const Events = ({
  events,
  startedAt,
}: {
  events: readonly HeardEvent[]
  startedAt: number
}): ReactNode => (
  <table>
    <caption>Plaid’s events, as they arrived</caption>
    <thead>
      <tr>
        <th scope="col">Event</th>
        <th scope="col">Happened</th>
        <th scope="col">Arrived</th>
      </tr>
    </thead>
    <tbody>
      {events.map(({ name, about, happenedAt, arrivedAt }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- events are only ever added
        <tr key={index}>
          <th scope="row">
            {name}
            {about !== '' && <small>{about}</small>}
          </th>
          <td>{happenedAt === null ? 'not said' : `+${tellDuration(happenedAt - startedAt)}`}</td>
          <td>+{tellDuration(arrivedAt - startedAt)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const toneOf = (status: LinkState['status']): string => {
  if (status === 'linked' || status === 'updated') return 'good'
  if (status === 'failed' || status === 'refused') return 'bad'
  if (status === 'exited' || status === 'deciding') return 'odd'
  return status === 'idle' ? 'none' : 'busy'
}
