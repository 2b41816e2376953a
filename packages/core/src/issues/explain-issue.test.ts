import { expect, test } from 'vitest'
import { RelinkError } from '../errors/relink-error.ts'
import type { LinkExit } from '../link/link-exit.ts'
import type { Item } from '../wire/item.ts'
import { describeIssue } from './describe-issue.ts'
import { explainIssue } from './explain-issue.ts'
import { readIssueRow } from './issue-catalogue.ts'
import { plaidCodes } from './plaid-codes.fixture.ts'

const exit = (type: string, code: string): LinkExit => ({
  error: { type, code, message: '', displayMessage: null },
  status: null,
  institution: null,
  linkSessionId: null,
  requestId: null,
  bankWindowFailed: false,
})

test('every code of Plaid’s leads to the line that describeIssue took', () => {
  const explained = plaidCodes.flatMap(([type, code]) => {
    const cause = { from: 'exit', exit: exit(type ?? '', code) } as const
    const issue = describeIssue(cause)
    const found = explainIssue(cause)
    expect(found?.issue ?? null).toEqual(issue)
    return found === null ? [] : [{ code, found }]
  })
  expect(explained.length).toBeGreaterThan(100)
  for (const { code, found } of explained) {
    const row = readIssueRow(found.line)
    expect([code, row.kind, row.severity, row.audience, row.actions]).toEqual([
      code,
      found.issue.kind,
      found.issue.severity,
      found.issue.audience,
      found.issue.actions,
    ])
    expect(found).toMatchObject({ dropped: [], added: [] })
  }
})

test.each([
  ['ITEM_ERROR', 'ITEM_LOCKED', 'code', 'account_locked warning'],
  ['ASSET_REPORT_ERROR', 'PRODUCT_NOT_ENABLED', 'type_and_code', 'reconnect_needed warning'],
  ['ITEM_ERROR', 'A_CODE_OF_TOMORROW', 'type', 'not_connected warning'],
  ['A_TYPE_OF_TOMORROW', 'A_CODE_OF_TOMORROW', 'unknown', 'our_side error='],
])('%s / %s is found by its %s', (type, code, rule, line) => {
  const found = explainIssue({ from: 'exit', exit: exit(type, code) })
  expect(found).toMatchObject({ type, code, rule })
  expect(found?.line.startsWith(line)).toBe(true)
})

test('an action that repairs nothing is told as dropped, and what stands in its place as added', () => {
  const cause = { from: 'exit', exit: exit('ITEM_ERROR', 'MFA_NOT_SUPPORTED') } as const
  expect(explainIssue(cause, { mode: 'update' })).toMatchObject({
    dropped: ['choose_another_bank'],
    added: [],
    issue: { actions: ['enter_manually'] },
  })
  const gone = { from: 'exit', exit: exit('', 'INSTITUTION_REGISTRATION_REQUIRED') } as const
  expect(explainIssue(gone, { mode: 'update' })).toMatchObject({ dropped: ['choose_another_bank'] })
})

test('what else is known than the code counts as circumstances', () => {
  const died = exit('INVALID_INPUT', 'INVALID_LINK_TOKEN')
  expect(explainIssue({ from: 'exit', exit: died, again: true })).toMatchObject({
    rule: 'circumstances',
    code: 'INVALID_LINK_TOKEN',
    issue: { kind: 'too_many_tries' },
  })
  const item: Item = {
    id: 'item-1',
    institutionId: null,
    bankName: 'Tartan Bank',
    health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
    healthChangesIn: null,
    expiresAt: null,
    accounts: [],
    connectedAt: '',
    updatedAt: '',
  }
  expect(explainIssue({ from: 'not_repaired', item, failure: 'not_known' })).toMatchObject({
    rule: 'circumstances',
    issue: { kind: 'not_repaired' },
  })
})

test('of an error that Plaid caused Plaid’s code counts, unless Relink’s own says more', () => {
  const plaid = { type: 'INSTITUTION_ERROR', code: 'INSTITUTION_DOWN' }
  const refused = new RelinkError('plaid_error', 'Failed.', { plaid })
  expect(explainIssue({ from: 'error', error: refused })).toMatchObject({ ...plaid, rule: 'code' })
  const unanswered = new RelinkError('request_timeout', 'Failed.')
  expect(explainIssue({ from: 'error', error: unanswered })).toMatchObject({
    type: null,
    code: 'request_timeout',
    rule: 'code',
  })
})

test('where there is nothing to say there is nothing to explain', () => {
  const closed = { ...exit('', ''), error: null }
  expect(explainIssue({ from: 'exit', exit: closed })).toBeNull()
})
