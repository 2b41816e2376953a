import { expect, test } from 'vitest'
import { english } from '../messages/en.ts'
import { describeIssue } from './describe-issue.ts'
import { listIssues } from './list-issues.ts'

test('every kind is listed, in the words that a person would read', () => {
  const listed = listIssues({ bankName: 'Gingham Bank' })
  expect(new Set(listed.map(({ kind }) => kind))).toEqual(new Set(Object.keys(english.issues)))
  const exit = {
    error: {
      type: 'INSTITUTION_ERROR',
      code: 'INSTITUTION_NOT_RESPONDING',
      message: '',
      displayMessage: null,
    },
    status: null,
    institution: { id: null, name: 'Gingham Bank' },
    linkSessionId: null,
    requestId: null,
    bankWindowFailed: false,
  }
  const { codes, ...issue } = listed.find(({ kind }) => kind === 'bank_slow') ?? { codes: [] }
  expect(issue).toEqual(describeIssue({ from: 'exit', exit }))
  expect(codes).toEqual(['INSTITUTION_NOT_RESPONDING'])
})

test('Plaid’s codes are written as Plaid writes them, and Relink’s own as Relink does', () => {
  const codes = listIssues().flatMap((issue) => issue.codes)
  expect(codes).toContain('ITEM_LOCKED')
  expect(codes).toContain('RECAPTCHA_ERROR/')
  expect(codes).toContain('ASSET_REPORT_ERROR/PRODUCT_NOT_ENABLED')
  expect(codes).toContain('request_timeout')
  expect(codes).toContain('missing')
  expect(codes.filter((code) => !/^([A-Z_]+\/?[A-Z_]*|[a-z_]+)$/.test(code))).toEqual([])
})
