import { expect, test } from 'vitest'
import { chooseBank, endOf, signingIn, walkLink, type LinkWalk } from './walk-link.fixture.ts'
import type { WorkflowAction, WorkflowAnswer } from './workflow-answer.ts'

const answering = (...answers: string[]): WorkflowAction => ({ type: 'submit_mfa', answers })

const sharing: WorkflowAction = { type: 'submit_accounts', accounts: ['checking'] }

const askedAfter = async (password: string): Promise<{ walk: LinkWalk; asked: WorkflowAnswer }> => {
  const walk = await walkLink()
  await walk.start()
  return { walk, asked: await walk.act(...chooseBank(), signingIn('user_good', password)) }
}

test('a code is asked for on the device that the person chose, and leads on', async () => {
  const { walk, asked } = await askedAfter('mfa_device')
  expect(asked.pane).toMatchObject({ id: 'mfa', challenge: { type: 'device' } })
  expect(asked.leaving.metadata.status).toBe('choose_device')
  const devices =
    asked.pane.id === 'mfa' && asked.pane.challenge.type === 'device'
      ? asked.pane.challenge.devices
      : []
  const code = await walk.act(answering(devices[0] ?? ''))
  expect(code.pane).toMatchObject({ id: 'mfa', challenge: { type: 'code' } })
  expect(code.leaving.metadata.status).toBe('requires_code')
  expect(endOf(await walk.act(answering('9999')))).toBe('INVALID_MFA')
  expect(endOf(await walk.act(answering('1234')))).toBe('select_account')
})

test('a device that the bank does not know is no way to send a code', async () => {
  const { walk } = await askedAfter('mfa_device')
  expect(endOf(await walk.act(answering('a pigeon')))).toBe('INVALID_SEND_METHOD')
})

test('questions come in as many rounds as the password says, and each answer counts', async () => {
  const { walk, asked } = await askedAfter('mfa_questions_2_2')
  expect(asked.leaving.metadata.status).toBe('requires_questions')
  expect(endOf(await walk.act(answering('answer_0_0', 'answer_0_0')))).toBe('INVALID_MFA')
  const second = await walk.act(answering('answer_0_0', 'answer_0_1'))
  expect(second.pane).toMatchObject({ id: 'mfa', error: null })
  expect(endOf(await walk.act(answering('answer_1_0', 'answer_1_1')))).toBe('select_account')
})

test('choices are made from what the bank offers', async () => {
  const { walk, asked } = await askedAfter('mfa_selections_1_2_3')
  expect(asked.pane).toMatchObject({
    challenge: { questions: [{ options: { length: 3 } }, { options: { length: 3 } }] },
  })
  expect(asked.leaving.metadata.status).toBe('requires_selections')
  expect(endOf(await walk.act(answering('answer_1_1_0', 'answer_1_2_0')))).toBe('select_account')
})

test('a robot check is passed by a tick, or not at all', async () => {
  const good = await askedAfter('{"recaptcha":"good"}')
  expect(endOf(await good.walk.act({ type: 'solve_recaptcha' }))).toBe('select_account')
  const bad = await askedAfter('{"recaptcha":"bad"}')
  expect(endOf(await bad.walk.act({ type: 'solve_recaptcha' }))).toBe('RECAPTCHA_BAD')
})

test('a custom user has the accounts that the password describes', async () => {
  const walk = await walkLink()
  await walk.start()
  const accounts = [
    { meta: { name: 'Travel', mask: '77' }, starting_balance: 12, currency: 'EUR' },
    { type: 'credit', subtype: 'credit card', meta: { name: 'Card' } },
  ]
  const password = JSON.stringify({ override_accounts: accounts })
  const chosen = await walk.act(...chooseBank(), signingIn('user_custom', password))
  expect(chosen.pane).toMatchObject({
    accounts: [{ name: 'Travel', mask: '77', balance: '€12.00' }, { name: 'Card' }],
  })
  const { result } = await walk.act({ type: 'submit_accounts', accounts: ['custom-0'] })
  expect(result?.metadata.accounts).toMatchObject([{ name: 'Travel', mask: '77' }])
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: result?.public_token,
  })
  expect(await walk.api('/accounts/get', { access_token })).toMatchObject({
    accounts: [{ name: 'Travel', balances: { current: 12, iso_currency_code: 'EUR' } }],
  })
})

test('a password of a custom user that is no configuration is a wrong password', async () => {
  const walk = await walkLink()
  await walk.start()
  const custom = (password: string): WorkflowAction => signingIn('user_custom', password)
  expect(endOf(await walk.act(...chooseBank(), custom('{')))).toBe('INVALID_CREDENTIALS')
  expect(endOf(await walk.act(custom('{"force_error":"NO_SUCH"}')))).toBe('INVALID_CREDENTIALS')
  const eleven = JSON.stringify({ override_accounts: Array.from({ length: 11 }, () => ({})) })
  expect(endOf(await walk.act(custom(eleven)))).toBe('INVALID_CREDENTIALS')
})

test('micro-deposits that nobody looks up verify themselves within a day', async () => {
  const walk = await walkLink({ products: ['auth'] })
  await walk.start()
  const { result } = await walk.act(
    ...chooseBank('ins_109512'),
    signingIn('user_good', 'microdeposits_good'),
    sharing,
  )
  expect(result?.metadata.accounts[0]?.verification_status).toBe('pending_automatic_verification')
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: result?.public_token,
  })
  expect(await walk.api('/auth/get', { access_token })).toMatchObject({
    error_code: 'PRODUCT_NOT_READY',
  })
  await walk.simulator.control.advanceClock(24 * 60 * 60_000)
  expect(await walk.api('/auth/get', { access_token })).toMatchObject({
    accounts: [{ verification_status: 'automatically_verified' }],
    numbers: { ach: [{ account: '1111222233330000' }] },
  })
})
