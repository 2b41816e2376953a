export { listIssues, type ListedIssue } from '../issues/list-issues.ts'
