// @vitest-environment jsdom
import { getAllByRole, getByRole, queryByRole } from '@testing-library/dom'
import { afterEach, expect, test } from 'vitest'
import type { Pane, PaneInstitution, WorkflowAction } from '../workflow/workflow-answer.ts'
import { showLoading, showPane } from './pane-view.ts'
import type { PaneControls } from './panes/pane-kit.ts'

const institution: PaneInstitution = {
  id: 'ins_1',
  name: 'Tartan Bank',
  host: 'tartan.test',
  health: 'healthy',
}
const down: PaneInstitution = { id: 'ins_2', name: 'Bank Down', host: 'down.test', health: 'down' }
const slow: PaneInstitution = { ...down, id: 'ins_3', name: 'Bank Slow', health: 'degraded' }
const accounts = [
  {
    key: 'checking',
    name: 'Checking',
    mask: '0000',
    kind: 'Checking',
    balance: '$1',
    selected: true,
  },
]
const error = {
  error_type: 'ITEM_ERROR',
  error_code: 'INVALID_MFA',
  error_message: 'that was wrong',
  display_message: null,
} as const

afterEach(() => document.body.replaceChildren())

const show = (pane: Pane, more: Partial<PaneControls> = {}): WorkflowAction[] => {
  const sent: WorkflowAction[] = []
  const controls: PaneControls = {
    document,
    send: (action) => sent.push(action),
    goToBank: () => undefined,
    bankAddress: null,
    popupBlocked: false,
    finish: () => undefined,
    leave: () => undefined,
    ...more,
  }
  showPane(pane, controls, () => undefined)
  return sent
}

const press = (name: string): void => getByRole(document.body, 'button', { name }).click()

const fill = (name: string, value: string): void => {
  const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (!input) throw new Error(`there is no field ${name}`)
  input.value = value
}

test.each<[string, Pane, Record<string, string>, string, WorkflowAction]>([
  [
    'consent',
    { id: 'consent', appName: 'Acorn', institution: null },
    {},
    'Continue',
    { type: 'agree' },
  ],
  [
    'the phone number',
    { id: 'submit_phone', appName: 'Acorn', phoneMask: null, error: null },
    { phone_number: '4155550011' },
    'Continue',
    { type: 'submit_phone', phone_number: '4155550011' },
  ],
  [
    'going on as a guest',
    { id: 'submit_phone', appName: 'Acorn', phoneMask: null, error: null },
    {},
    'Continue as guest',
    { type: 'skip_phone' },
  ],
  [
    'the code on the phone',
    { id: 'verify_phone', phoneMask: '11', error: null },
    { code: '123456' },
    'Continue',
    { type: 'submit_otp', code: '123456' },
  ],
  [
    'a saved bank',
    { id: 'select_saved_institution', institutions: [institution] },
    {},
    'Tartan Bank',
    { type: 'select_saved_institution', institution_id: 'ins_1' },
  ],
  [
    'saved accounts',
    { id: 'select_saved_account', institution, accounts },
    {},
    'Continue',
    { type: 'submit_saved_accounts', accounts: ['checking'] },
  ],
  [
    'a brand',
    { id: 'select_brand', institution, brands: ['Personal', 'Business'] },
    {},
    'Business',
    { type: 'select_brand', brand: 'Business' },
  ],
  [
    'typing numbers',
    { id: 'select_auth_type' },
    {},
    'Manually',
    { type: 'select_auth_type', selection: 'flow_type_manual' },
  ],
  [
    'two answers',
    {
      id: 'mfa',
      institution,
      challenge: { type: 'questions', questions: ['One?', 'Two?'] },
      error,
    },
    { 'answer-0': 'a', 'answer-1': 'b' },
    'Continue',
    { type: 'submit_mfa', answers: ['a', 'b'] },
  ],
  [
    'the first device',
    { id: 'mfa', institution, challenge: { type: 'device', devices: ['x', 'y'] }, error: null },
    {},
    'Continue',
    { type: 'submit_mfa', answers: ['x'] },
  ],
  [
    'account numbers',
    { id: 'numbers', institution: null, error: null },
    { account_name: 'Ann', routing_number: '110000000', account_number: '42' },
    'Continue',
    {
      type: 'submit_numbers',
      name: 'Ann',
      routing_number: '110000000',
      account_number: '42',
      account_type: 'checking',
    },
  ],
  [
    'the code of a deposit',
    { id: 'microdeposit_code', mask: '42', error: null, attemptsLeft: 2 },
    { code: 'ABC' },
    'Continue',
    { type: 'submit_microdeposit_code', code: 'ABC' },
  ],
  [
    'another bank',
    { id: 'add_another', appName: 'Acorn', linked: [institution] },
    {},
    'Add another bank',
    { type: 'add_another' },
  ],
])('a person answers with %s', (_, pane, fields, button, action) => {
  const sent = show(pane)
  for (const [name, value] of Object.entries(fields)) fill(name, value)
  press(button)
  expect(sent).toEqual([action])
})

test('the robot check goes on once it is ticked', () => {
  const sent = show({ id: 'recaptcha', institution })
  press('Continue')
  expect(sent).toEqual([])
  getByRole(document.body, 'checkbox', { name: 'I am not a robot (simulated)' }).click()
  press('Continue')
  expect(sent).toEqual([{ type: 'solve_recaptcha' }])
})

test('banks that are down or slow say so, and are still called by their name', () => {
  show({
    id: 'select_institution',
    appName: 'Acorn',
    institutions: [institution, down, slow],
    manualEntry: true,
  })
  expect(getByRole(document.body, 'button', { name: 'Bank Down' }).textContent).toContain(
    'Not available now',
  )
  expect(getByRole(document.body, 'button', { name: 'Bank Slow' }).textContent).toContain(
    'May be slow',
  )
  press('Link with account numbers')
})

test('what was wrong is said at once to people who listen', () => {
  show({ id: 'mfa', institution, challenge: { type: 'code', sentTo: '34' }, error })
  expect(getByRole(document.body, 'alert').textContent).toBe('that was wrong')
})

test('a bank with a code to scan shows it and a way to open the page here', () => {
  const bankAddress = 'http://127.0.0.1:4100/bank/oauth?state=1'
  const oauth = { id: 'oauth', institution, updating: false, notice: null } as const
  const sent = show(
    { ...oauth, bankPath: '/bank/oauth?state=1', way: 'qr', canChooseAnotherBank: true },
    { bankAddress },
  )
  expect(getAllByRole(document.body, 'img')).toHaveLength(1)
  const link = getByRole(document.body, 'link', { name: 'Open on this device' })
  expect(link.getAttribute('href')).toBe(bankAddress)
  press('Cancel')
  expect(sent).toEqual([{ type: 'close_oauth' }])
})

test('who leaves a new connection hears that there is none yet, and who leaves a repair that nothing changes', () => {
  show({ id: 'exit', updating: null })
  expect(document.body.textContent).toContain('Your bank is not connected yet.')
  const sent = show({ id: 'exit', updating: { bankName: 'Tartan Bank' } })
  expect(document.body.textContent).toContain('Tartan Bank stays as it was.')
  expect(document.body.textContent).not.toMatch(/connect/i)
  press('Continue')
  expect(sent).toEqual([{ type: 'stay' }])
})

test('a trip to the bank that took too long says so', () => {
  const oauth = { id: 'oauth', institution, updating: false, bankPath: null } as const
  show({ ...oauth, way: 'popup', notice: 'timed_out', canChooseAnotherBank: true })
  expect(getByRole(document.body, 'alert').textContent).toContain('took too long')
})

test('a long wait shows that something is going on, and keeps the way out', () => {
  let left = 0
  showLoading(document, () => (left += 1))
  expect(getByRole(document.body, 'status').textContent).toContain('One moment')
  press('Close')
  expect(left).toBe(1)
  expect(queryByRole(document.body, 'alert')).toBeNull()
})
