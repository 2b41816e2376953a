'use client'
import {
  noConnection,
  type IssueCause,
  type LinkIssue,
  type LinkIntent,
  type Messages,
} from '@relink/core'
import { useEffect, useSyncExternalStore } from 'react'
import { issueWords, type IssueWords } from './load-issue-words.ts'
import { whenQuiet } from './when-quiet.ts'

const absent = (): null => null

/**
 * The words for what went wrong: null until they are there, false while they can't be had. They are fetched in a
 * quiet moment, so that they are there when the network is not.
 *
 * @param isNeeded Whether there is something to say now.
 */
export const useIssueWords = (isNeeded: boolean): IssueWords | false | null => {
  useEffect(
    () => (isNeeded ? issueWords.insist() : whenQuiet(() => void issueWords.load().catch(absent))),
    [isNeeded],
  )
  return useSyncExternalStore(issueWords.subscribe, issueWords.get, absent)
}

/** Says a cause, or, without the words for it, that nothing gets through. */
export const sayIssue = (
  words: IssueWords | false,
  cause: IssueCause,
  messages: Messages | undefined,
  mode?: LinkIntent['mode'],
): LinkIssue | null => {
  if (words) return words.describeIssue(cause, { ...(messages && { messages }), mode })
  return sayNoConnection(messages)
}

/** Says that nothing gets through, for which no words have to be fetched. */
export const sayNoConnection = (messages: Messages | undefined): LinkIssue => {
  const [title, message] = messages?.issues.no_connection ?? noConnection
  return {
    code: 'request_failed',
    kind: 'no_connection',
    audience: 'user',
    severity: 'warning',
    title,
    message,
    actions: ['retry'],
    autoRetry: true,
    attemptsLeft: null,
    support: { requestId: null, linkSessionId: null, institutionId: null },
  }
}
