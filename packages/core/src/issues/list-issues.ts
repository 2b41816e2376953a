import { relinkErrorCodes } from '../errors/relink-error.ts'
import { sayFinding, type DescribeIssueOptions } from './describe-issue.ts'
import { issueLines, readIssueCodes, readIssueRow } from './issue-catalogue.ts'
import type { LinkIssue } from './link-issue.ts'

/** One entry of the catalogue: an issue as a person reads it, and the codes that lead there. */
export interface ListedIssue extends LinkIssue {
  /**
   * Plaid's codes in capitals, aliases among them, and Relink's own in small letters: `CODE`, `TYPE/CODE`,
   * or `TYPE/` for the codes of that type which stand nowhere.
   */
  codes: string[]
}

/** Refusals of a return, failures of a repair and endings of a flow, beside Relink's error codes. */
const ownNames = new Set([
  ...Object.keys(relinkErrorCodes),
  'consent_missing',
  'expired',
  'interrupted',
  'missing',
  'new_item',
  'other_environment',
  'other_login',
  'unreadable',
])

/**
 * Lists every entry of the catalogue in words, for a page of documentation or a review of the texts.
 *
 * A kind stands there more than once where its codes have different ways on.
 */
export const listIssues = (options: DescribeIssueOptions = {}): ListedIssue[] =>
  issueLines.map((line) => {
    const row = readIssueRow(line)
    const codes = readIssueCodes(line)
      .slice(1)
      .flat()
      .filter((name) => name !== '')
      .map((name) => (ownNames.has(name) ? name : name.replace(/^\//, '').toUpperCase()))
    const code = codes.find((name) => !name.includes('/')) ?? row.kind
    return { ...sayFinding({ code, row }, options), codes }
  })
