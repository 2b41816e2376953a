import { awaitsServer, flowCause, type IssueAction, type LinkMessages } from '@relink/core'
import { explainIssue, type ExplainedIssue } from '@relink/core/catalogue'
import type { FlowHistory } from './flow-history.ts'

/** What became of one action of an issue. */
export interface ActionFate {
  action: IssueAction
  fate: 'button' | 'no_handler' | 'no_notice' | 'update_mode'
  /** Whether the catalogue's line does not have it. */
  added: boolean
}

/** The issue that is up now. */
export interface CurrentIssue extends ExplainedIssue {
  flowId: string
}

/** The newest flow with something to say about, explained; null where all is well. */
export const readIssue = (flows: readonly FlowHistory[]): CurrentIssue | null => {
  for (const { flowId, mode, state } of flows) {
    const cause = flowCause(state)
    if (cause === null) continue
    const explained = explainIssue(cause, { mode: mode ?? undefined })
    if (explained === null) continue
    const { issue, added } = explained
    // As the notice does: to try again is the way on where the server still has to take it.
    const retries = awaitsServer(state) || (state.status === 'refused' && state.error !== null)
    if (!retries || issue.actions.includes('retry')) return { flowId, ...explained }
    return {
      flowId,
      ...explained,
      issue: { ...issue, actions: ['retry', ...issue.actions] },
      added: ['retry', ...added],
    }
  }
  return null
}

/**
 * The labels of the buttons below the notices that say this kind of issue now.
 *
 * @returns Null where no notice on the page says it.
 */
export const readButtons = (kind: string, root: ParentNode): string[] | null => {
  const notices = [...root.querySelectorAll<HTMLElement>('[data-severity][data-kind]')].filter(
    ({ dataset }) => dataset['kind'] === kind,
  )
  return notices.length === 0
    ? null
    : notices.flatMap((notice) =>
        [...notice.querySelectorAll('button')].map((button) => button.textContent.trim()),
      )
}

/** Says of each action whether the person has a button for it, and why not. */
export const readFates = (
  { issue, dropped, added }: ExplainedIssue,
  buttons: readonly string[] | null,
  words: LinkMessages['actions'],
): ActionFate[] => [
  ...issue.actions.map((action): ActionFate => ({
    action,
    fate:
      buttons === null ? 'no_notice' : buttons.includes(words[action]) ? 'button' : 'no_handler',
    added: added.includes(action),
  })),
  ...dropped.map((action): ActionFate => ({ action, fate: 'update_mode', added: false })),
]
