export { explainIssue, type ExplainedIssue, type IssueRule } from '../issues/explain-issue.ts'
export { listIssues, type ListedIssue } from '../issues/list-issues.ts'
