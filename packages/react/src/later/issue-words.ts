export { describeIssue } from '@relink/core'
