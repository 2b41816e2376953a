'use client'
import { QueryClientContext } from '@tanstack/react-query'
import { useContext, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Relink } from '../relink-context.ts'
import { FlowsTab } from './flows-tab.tsx'
import type { InspectorSimulator } from './inspector-simulator.ts'
import { IssueTab } from './issue-tab.tsx'
import { ItemsTab } from './items-tab.tsx'
import { PendingTab } from './pending-tab.tsx'
import { readIssue } from './read-issue.ts'
import type { Recorder } from './recorder.ts'
import { RequestsTab } from './requests-tab.tsx'
import { SimulatorTab } from './simulator-tab.tsx'
import { writeReport } from './support-report.ts'
import { TabList, type Tab } from './tab-list.tsx'
import { readCachedItems } from './use-cached-items.ts'
import { readPending } from './use-pending-records.ts'

interface PanelProps {
  relink: Relink
  recorder: Recorder
  simulator: InspectorSimulator | null
  onClose: () => void
}

/** The inspector's panel: one tab for each thing there is to see. */
export const Panel = ({ relink, recorder, simulator, onClose }: PanelProps): ReactNode => {
  const { flows, requests } = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot)
  const failed = requests.filter(({ outcome }) => outcome === 'failed').length
  const issue = readIssue(flows)
  const tabs: Tab[] = [
    { id: 'flows', label: 'Flows', count: flows.length, body: <FlowsTab flows={flows} /> },
    {
      id: 'issue',
      label: 'Issue',
      count: issue === null ? 0 : 1,
      isAlarming: issue !== null,
      body: <IssueTab issue={issue} words={relink.messages?.actions} />,
    },
    {
      id: 'pending',
      label: 'Pending',
      body: <PendingTab relink={relink} recorder={recorder} />,
    },
    {
      id: 'requests',
      label: 'Requests',
      count: requests.length,
      isAlarming: failed > 0,
      body: <RequestsTab requests={requests} />,
    },
    { id: 'items', label: 'Items', body: <ItemsTab userKey={relink.userKey} /> },
  ]
  if (simulator !== null)
    tabs.push({
      id: 'simulator',
      label: 'Simulator',
      body: <SimulatorTab simulator={simulator} relink={relink} recorder={recorder} />,
    })

  return (
    <section className="relink-inspector-panel" aria-label="Relink inspector">
      <div className="relink-inspector-head">
        <CopyReport relink={relink} recorder={recorder} />
        <button type="button" title="Forget flows and requests" onClick={() => recorder.clear()}>
          Clear
        </button>
        <button type="button" aria-label="Close the inspector" onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <TabList label="What to inspect" tabs={tabs} />
    </section>
  )
}

const CopyReport = ({ relink, recorder }: Pick<PanelProps, 'relink' | 'recorder'>): ReactNode => {
  const client = useContext(QueryClientContext)
  const [outcome, setOutcome] = useState('')
  const [text, setText] = useState<string | null>(null)

  const copy = async (): Promise<void> => {
    const report = writeReport({
      ...recorder.getSnapshot(),
      at: Date.now(),
      address: window.location.href,
      userAgent: navigator.userAgent,
      environment: relink.environment() ?? null,
      userKey: relink.userKey,
      pending: await readPending(relink.loadPendingLinks),
      items: readCachedItems(client, relink.userKey).items,
    })
    try {
      await navigator.clipboard.writeText(report)
      setText(null)
      setOutcome('Copied')
    } catch {
      setText(report)
      setOutcome('The browser did not let it be copied. Copy it from below.')
    }
  }
  return (
    <div className="relink-inspector-copy">
      <button type="button" onClick={() => void copy()}>
        Copy support report
      </button>
      <span role="status">{outcome}</span>
      {text !== null && (
        <textarea
          aria-label="Support report"
          readOnly
          rows={6}
          value={text}
          onFocus={(event) => event.target.select()}
        />
      )}
    </div>
  )
}
