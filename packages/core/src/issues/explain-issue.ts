import { describeIssue, type DescribeIssueOptions } from './describe-issue.ts'
import { issueLines, readIssueCodes, readIssueRow } from './issue-catalogue.ts'
import type { IssueAction, IssueCause, LinkIssue } from './link-issue.ts'

/** How a cause came to its line of the catalogue. */
export type IssueRule =
  /** The line names the code together with its type. */
  | 'type_and_code'
  /** The line names the code. */
  | 'code'
  /** The code stands nowhere; the line is for all others of its type. */
  | 'type'
  /** Neither stands anywhere. */
  | 'unknown'
  /** What is known beside the code decided: a second dead token, a failed repair, a window of the bank's. */
  | 'circumstances'

/** Why an issue reads as it does, for developers. */
export interface ExplainedIssue {
  issue: LinkIssue
  /** What the cause said: Plaid's type and code, or a code of Relink's own without a type. */
  type: string | null
  code: string
  rule: IssueRule
  /** The catalogue's line: kind, severity, actions, a colon, codes. */
  line: string
  /** Actions of the line that this person is not offered, because of what the flow is for. */
  dropped: readonly IssueAction[]
  /** Actions that the line does not have. */
  added: readonly IssueAction[]
}

/**
 * Says by which line of the catalogue an issue was chosen, and what became of its actions.
 *
 * @returns Null where `describeIssue` has nothing to say either.
 */
export const explainIssue = (
  cause: IssueCause,
  options: DescribeIssueOptions = {},
): ExplainedIssue | null => {
  const issue = describeIssue(cause, options)
  if (issue === null) return null
  const { type, code } = said(cause, issue)
  const [rule, found] = findLine(type ?? '', code)
  // What was decided otherwise than by the code stands in another line, which has the issue's words.
  const isByCode = found !== undefined && readIssueRow(found).kind === issue.kind
  const line = isByCode ? found : ownLine(issue)
  const { actions } = readIssueRow(line)
  return {
    issue,
    type,
    code,
    rule: isByCode ? rule : 'circumstances',
    line,
    dropped: actions.filter((action) => !issue.actions.includes(action)),
    added: issue.actions.filter((action) => !actions.includes(action)),
  }
}

const said = (cause: IssueCause, issue: LinkIssue): { type: string | null; code: string } => {
  if (cause.from === 'exit' && cause.exit.error !== null) return cause.exit.error
  // Where Relink's own code says enough, it is the one that counts.
  if (cause.from === 'error' && cause.error.plaid && issue.code !== cause.error.code)
    return cause.error.plaid
  return { type: null, code: issue.code }
}

const lineOf = (name: string): string | undefined =>
  issueLines.find((line) => readIssueCodes(line).some((names) => names.includes(name)))

const findLine = (givenType: string, givenCode: string): [IssueRule, string | undefined] => {
  const type = givenType.toLowerCase()
  const code = givenCode.toLowerCase().replaceAll('-', '_')
  const rules: [IssueRule, string][] = [
    ['type_and_code', `${type}/${code}`],
    ['code', code],
    ['type', `${type}/`],
  ]
  for (const [rule, name] of rules) {
    const line = name === '' || name === '/' ? undefined : lineOf(name)
    if (line !== undefined) return [rule, line]
  }
  return ['unknown', lineOf('our_side')]
}

/** The line that has the issue's words; one kind may have several, for other actions. */
const ownLine = ({ kind, actions }: LinkIssue): string => {
  const lines = issueLines.filter((line) => readIssueRow(line).kind === kind)
  const fits = lines.find((line) =>
    actions.every((each) => readIssueRow(line).actions.includes(each)),
  )
  return fits ?? lines[0] ?? ''
}
