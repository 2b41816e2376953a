'use client'
import type { IssueSupport, FlowMessages } from '@relink/core'
import { useRef, useState, type ReactNode } from 'react'

interface SupportDetailsProps {
  support: IssueSupport
  messages: FlowMessages
}

/** What support will ask for, behind a disclosure, with a button that copies it; nothing where there is nothing. */
export const SupportDetails = ({ support, messages }: SupportDetailsProps): ReactNode => {
  const [copied, setCopied] = useState('')
  const list = useRef<HTMLDListElement>(null)
  const details = [
    [messages.supportBank, support.institutionId],
    [messages.supportSession, support.linkSessionId],
    [messages.supportRequest, support.requestId],
  ].filter(([, id]) => id)
  // A bank alone helps nobody to find what happened.
  if (!support.linkSessionId && !support.requestId) return null

  const text = details.map((each) => each.join(': ')).join('\n')
  const copy = async (): Promise<void> => {
    // Or nothing would change where it is said again.
    setCopied('')
    try {
      await navigator.clipboard.writeText(text)
      setCopied(text)
    } catch {
      // Not allowed here: the person can copy what is selected.
      if (list.current !== null) getSelection()?.selectAllChildren(list.current)
    }
  }
  return (
    <details>
      <summary>{messages.supportDetails}</summary>
      <dl ref={list}>
        {details.map(([name, id]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{id}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="relink-button"
        data-variant="other"
        onClick={() => void copy()}
      >
        {messages.copy}
      </button>
      <span role="status">{copied === text && messages.copied}</span>
    </details>
  )
}
