'use client'
import { awaitsServer, flowCause, type IssueAction, type LinkState } from '@relink/core'
import { useContext, type ReactNode } from 'react'
import type { FlowActions } from '../hooks/flow-actions.ts'
import { issueWords } from '../later/load-issue-words.ts'
import { sayIssue, useIssueWords } from '../later/say-issue.ts'
import { RelinkContext } from '../relink-context.ts'
import { LinkNotice, type IssueActions } from './link-notice.tsx'

interface FlowNoticeProps {
  state: LinkState
  link: FlowActions
  actions: IssueActions | undefined
  returnFocus: () => void
}

/** Says what is wrong with a flow, if anything, with buttons that do what the flow can do. */
export const FlowNotice = ({ state, link, actions, returnFocus }: FlowNoticeProps): ReactNode => {
  const messages = useContext(RelinkContext)?.messages
  const cause = flowCause(state)
  const words = useIssueWords(cause !== null)
  if (cause === null || words === null) return null
  const mode = 'intent' in state ? state.intent?.mode : undefined
  const issue = sayIssue(words, cause, messages, mode)
  if (issue === null) return null
  // Link has succeeded, or the return is still good: to try again is the way on, whatever else the code suggests.
  if (awaitsServer(state) || (state.status === 'refused' && state.error !== null))
    issue.actions = [...new Set<IssueAction>(['retry', ...issue.actions])]
  const own = issueActions(state, link)
  // Without words nobody knows what would be tried again: the way on is to get them, except where it failed.
  if (!words && state.status !== 'failed') own.retry = () => issueWords.insist()
  // Update mode can't bring back an Item that is gone, nor take another login; what can is a button for a new one.
  if (mode === 'update' && ['disconnected', 'different_login'].includes(issue.kind))
    delete own.start_again
  return <LinkNotice issue={issue} actions={{ ...own, ...actions }} returnFocus={returnFocus} />
}

const issueActions = (
  state: FlowNoticeProps['state'],
  { retry, decide }: FlowNoticeProps['link'],
): IssueActions => {
  if (state.status === 'deciding')
    return {
      keep_existing: () => decide('keep_existing'),
      connect_anyway: () => decide('connect_anyway'),
    }
  if (awaitsServer(state)) return { retry }
  if (state.status === 'updated') return {}
  return {
    retry,
    start_again: retry,
    reconnect: retry,
    review_consent: retry,
    choose_another_bank: retry,
  }
}
