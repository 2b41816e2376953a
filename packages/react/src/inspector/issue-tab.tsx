'use client'
import { englishForLink, type LinkMessages } from '@relink/core'
import type { IssueRule } from '@relink/core/catalogue'
import { useEffect, useState, type ReactNode } from 'react'
import { Facts, Nothing } from './facts.tsx'
import { hideSecrets } from './hide-secrets.ts'
import { readButtons, readFates, type ActionFate, type CurrentIssue } from './read-issue.ts'

interface IssueTabProps {
  issue: CurrentIssue | null
  /** The app's words for actions; by them its buttons are known. */
  words: LinkMessages['actions'] | undefined
}

const rules: Record<IssueRule, string> = {
  type_and_code: 'the line names this code together with its type',
  code: 'the line names this code',
  type: 'the code stands nowhere; the line is for the rest of its type',
  unknown: 'neither code nor type stands anywhere; the line is for whatever is not known',
  circumstances: 'not by the code alone, but by what else is known',
}

const fates: Record<ActionFate['fate'], string> = {
  button: 'a button on the page',
  no_handler: 'no button: nothing handles it; the flow can’t, and issueActions has no handler',
  no_notice: 'no notice on the page says this issue',
  update_mode: 'left out: it repairs nothing in update mode',
}

const hideId = (id: string | null): string | null => id && hideSecrets(id)

/** What is wrong now, and why the page says it so. */
export const IssueTab = ({ issue, words = englishForLink.actions }: IssueTabProps): ReactNode => {
  const buttons = useButtons(issue?.issue.kind ?? null)
  if (issue === null) return <Nothing>Nothing is wrong with any flow.</Nothing>
  const { type, code, rule, line, flowId } = issue
  const { kind, severity, audience, autoRetry, title, message, support, attemptsLeft } = issue.issue
  return (
    <>
      <blockquote className="relink-inspector-card" data-severity-of={severity}>
        <strong>{hideSecrets(title)}</strong>
        <p>{hideSecrets(message)}</p>
      </blockquote>
      <p className="relink-inspector-name">Actions</p>
      <ul className="relink-inspector-list" aria-label="Actions">
        {readFates(issue, buttons, words).map(({ action, fate, added }) => (
          <li key={action} data-fate={fate}>
            <code>{action}</code> {fates[fate]}
            {added && '; not of the line, but added for this flow'}
          </li>
        ))}
        {issue.issue.actions.length + issue.dropped.length === 0 && <li>There are none.</li>}
      </ul>
      <p className="relink-inspector-name">Why</p>
      <Facts
        of={{
          code: hideSecrets(type === null ? code : `${type} / ${code}`),
          kind,
          line: <code>{line}</code>,
          'chosen because': rules[rule],
          audience: audience === 'developer' ? 'developer: people read neutral words' : 'user',
          severity,
          'a program may retry': autoRetry ? 'yes' : 'no',
          'attempts left': attemptsLeft,
          flow: hideSecrets(flowId),
          request: hideId(support.requestId),
          session: hideId(support.linkSessionId),
          institution: hideId(support.institutionId),
        }}
      />
    </>
  )
}

/** The labels of the buttons that the page has for this kind of issue, as they come and go. */
const useButtons = (kind: string | null): string[] | null => {
  const [buttons, setButtons] = useState<string[] | null>(null)
  useEffect(() => {
    if (kind === null) return undefined
    const read = (): void =>
      setButtons((before) => {
        const now = readButtons(kind, document)
        // The panel is a part of the page, too: what has not changed must not be drawn again.
        return before?.join('\n') === now?.join('\n') ? before : now
      })
    read()
    const observer = new MutationObserver(read)
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [kind])
  return buttons
}
