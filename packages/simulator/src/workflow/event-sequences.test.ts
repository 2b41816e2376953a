import { expect, test } from 'vitest'
import { decideByForm } from '../bank/decide-by-form.fixture.ts'
import { chooseBank, signingIn, walkLink } from './walk-link.fixture.ts'
import type { WorkflowAction } from './workflow-answer.ts'

const sharing: WorkflowAction = { type: 'submit_accounts', accounts: ['checking'] }

const toTheBank = [
  'OPEN CONSENT',
  'TRANSITION_VIEW SELECT_INSTITUTION',
  'SELECT_INSTITUTION SELECT_INSTITUTION',
]
const submitted = ['SUBMIT_CREDENTIALS CREDENTIAL', 'TRANSITION_VIEW LOADING']
const connected = ['TRANSITION_VIEW CONNECTED', 'HANDOFF']

test('a bank without a page of its own tells of its password and its code', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act(...chooseBank(), signingIn('user_good', 'mfa_device'))
  await walk.act(
    { type: 'submit_mfa', answers: ['••• ••• 1234'] },
    { type: 'submit_mfa', answers: ['1234'] },
    sharing,
  )
  const round = ['TRANSITION_VIEW MFA', 'SUBMIT_MFA MFA', 'TRANSITION_VIEW LOADING']
  expect(walk.story()).toEqual([
    ...toTheBank,
    'TRANSITION_VIEW CREDENTIAL',
    ...submitted,
    ...round,
    ...round,
    'TRANSITION_VIEW SELECT_ACCOUNT',
    ...connected,
  ])
})

test('wrong passwords are told each time, and then the leaving', async () => {
  const walk = await walkLink()
  await walk.start()
  const wrong = signingIn('user_good', 'wrong')
  await walk.act(...chooseBank(), wrong, wrong, { type: 'ask_exit' })
  const attempt = [...submitted, 'ERROR', 'TRANSITION_VIEW CREDENTIAL']
  expect(walk.story()).toEqual([
    ...toTheBank,
    'TRANSITION_VIEW CREDENTIAL',
    ...attempt,
    ...attempt,
    'TRANSITION_VIEW EXIT',
  ])
})

const atOAuthBank = [...toTheBank, 'TRANSITION_VIEW OAUTH', 'OPEN_OAUTH OAUTH']

test('a bank with a page of its own tells of no password', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  await decideByForm(walk.simulator, pane, { decision: 'approve', account: 'checking' })
  const { result } = await walk.poll()
  expect(result?.metadata.accounts).toHaveLength(1)
  expect(walk.story()).toEqual([...atOAuthBank, ...connected])
})

test('a refusal at the bank is an error in Link, and leaving then requires_oauth', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  await decideByForm(walk.simulator, pane, { decision: 'decline' })
  const { leaving } = await walk.poll()
  expect(leaving.metadata.status).toBe('requires_oauth')
  expect(walk.story()).toEqual([...atOAuthBank, 'ERROR', 'TRANSITION_VIEW ERROR'])
})

test('a pop-up that is closed is told, and may be opened again', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  const { pane } = await walk.act({ type: 'close_oauth' })
  expect(pane).toMatchObject({ id: 'oauth', notice: 'closed', bankPath: null })
  await walk.act({ type: 'open_oauth' })
  expect(walk.story()).toEqual([...atOAuthBank, 'CLOSE_OAUTH OAUTH', 'OPEN_OAUTH OAUTH'])
})

test('a visit of ten minutes fails', async () => {
  let now = Date.UTC(2026, 0, 5)
  const walk = await walkLink({}, { now: () => now })
  await walk.start()
  await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  now += 10 * 60_000
  const { pane } = await walk.poll()
  expect(pane).toMatchObject({ id: 'oauth', notice: 'timed_out' })
  expect(walk.story()).toEqual([...atOAuthBank, 'FAIL_OAUTH OAUTH', 'TRANSITION_VIEW OAUTH'])
})

test('the embedded list has chosen the bank before anybody agrees', async () => {
  const walk = await walkLink()
  await walk.start({ first_institution_id: 'ins_109508' })
  await walk.act({ type: 'agree' })
  expect(walk.story()).toEqual([
    'OPEN CONSENT',
    'SELECT_INSTITUTION SELECT_INSTITUTION',
    'TRANSITION_VIEW CONSENT',
    'TRANSITION_VIEW CREDENTIAL',
  ])
})

test('somebody who was here before shares a saved account without a password', async () => {
  const walk = await walkLink({ user: { client_user_id: 'ada', phone_number: '+14155550011' } })
  await walk.start()
  const { result } = await walk.act(
    { type: 'agree' },
    { type: 'submit_phone', phone_number: '' },
    { type: 'submit_otp', code: '000000' },
    { type: 'submit_otp', code: '123456' },
    { type: 'select_saved_institution', institution_id: 'ins_109508' },
    { type: 'submit_saved_accounts', accounts: ['checking'] },
  )
  expect(result?.public_token).toMatch(/^public-sandbox-/)
  expect(walk.story()).toEqual([
    'OPEN CONSENT',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'AUTO_SUBMIT_PHONE SUBMIT_PHONE',
    'TRANSITION_VIEW VERIFY_PHONE',
    'SUBMIT_OTP VERIFY_PHONE',
    'ERROR',
    'TRANSITION_VIEW VERIFY_PHONE',
    'SUBMIT_OTP VERIFY_PHONE',
    'VERIFY_PHONE VERIFY_PHONE',
    'TRANSITION_VIEW SELECT_SAVED_INSTITUTION',
    'SELECT_INSTITUTION',
    'TRANSITION_VIEW SELECT_SAVED_ACCOUNT',
    'SELECT_SAVED_ACCOUNT',
    'TRANSITION_VIEW LOADING',
    ...connected,
  ])
})

test('repairing asks for the password alone, of the same person', async () => {
  const walk = await walkLink()
  await walk.start()
  const { result } = await walk.act(...chooseBank(), signingIn(), sharing)
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: result?.public_token,
  })
  const repair = await walkLink({ access_token }, {}, walk.simulator)
  await repair.start()
  const other = await repair.act(signingIn('user_yuppie', 'any'))
  expect(other.leaving.error?.error_code).toBe('INVALID_UPDATED_USERNAME')
  const repaired = await repair.act(signingIn())
  expect(repaired.pane).toMatchObject({ id: 'connected', outcome: 'repaired' })
  expect(repair.story()).toEqual([
    'OPEN CONSENT',
    'TRANSITION_VIEW CREDENTIAL',
    ...submitted,
    'ERROR',
    'TRANSITION_VIEW CREDENTIAL',
    ...submitted,
    ...connected,
  ])
})
