import { expect, test } from 'vitest'
import { chooseBank, endOf, signingIn, walkLink, type LinkWalk } from './walk-link.fixture.ts'
import type { WorkflowAction, WorkflowAnswer } from './workflow-answer.ts'

const request = { products: ['auth'], auth: { same_day_microdeposits_enabled: true } }

const typing = (routing: string): WorkflowAction => ({
  type: 'submit_numbers',
  name: 'Ada Lovelace',
  routing_number: routing,
  account_number: '1111222233330000',
  account_type: 'checking',
})

const code = (typed: string): WorkflowAction => ({ type: 'submit_microdeposit_code', code: typed })

const statusOf = ({ result }: WorkflowAnswer): unknown =>
  result?.metadata.accounts[0]?.verification_status

const enterManually = async (): Promise<{ walk: LinkWalk; accessToken: string }> => {
  const walk = await walkLink(request)
  await walk.start()
  await walk.act({ type: 'agree' }, { type: 'enter_manually' })
  const done = await walk.act(typing('110000000'), { type: 'continue' })
  expect(statusOf(done)).toBe('pending_manual_verification')
  expect(done.result?.metadata.institution).toBeNull()
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: done.result?.public_token,
  })
  return { walk, accessToken: access_token }
}

test('numbers that were typed are verified later by their code', async () => {
  const { walk, accessToken } = await enterManually()
  const repair = await walkLink({ access_token: accessToken }, {}, walk.simulator)
  expect((await repair.start()).pane).toMatchObject({ id: 'microdeposit_code', attemptsLeft: 3 })
  expect(statusOf(await repair.act(code('ABC')))).toBe('manually_verified')
})

test('the third wrong code locks the account for good', async () => {
  const { walk, accessToken } = await enterManually()
  const repair = await walkLink({ access_token: accessToken }, {}, walk.simulator)
  await repair.start()
  expect((await repair.act(code('X'))).pane).toMatchObject({ attemptsLeft: 2 })
  const second = await repair.act(code('Y'))
  expect(second.pane).toMatchObject({ attemptsLeft: 1 })
  expect(endOf(second)).toBe('INCORRECT_DEPOSIT_VERIFICATION')
  expect(endOf(await repair.act(code('Z')))).toBe('TOO_MANY_VERIFICATION_ATTEMPTS')
  const again = await walkLink({ access_token: accessToken }, {}, walk.simulator)
  expect(endOf(await again.start())).toBe('TOO_MANY_VERIFICATION_ATTEMPTS')
})

test('instant deposits are verified in the same session', async () => {
  const walk = await walkLink(request)
  await walk.start()
  await walk.act({ type: 'agree' }, { type: 'enter_manually' })
  expect(statusOf(await walk.act(typing('333333334'), code('ABC')))).toBe('manually_verified')
  expect(walk.story()).toContain('TRANSITION_VIEW INSTANT_MICRODEPOSIT_AUTHORIZED')
})

test('deposits that Plaid looks up itself leave the account waiting', async () => {
  const walk = await walkLink(request)
  await walk.start()
  const done = await walk.act(
    ...chooseBank('ins_109512'),
    signingIn('user_good', 'microdeposits_good'),
    { type: 'submit_accounts', accounts: ['checking'] },
  )
  expect(statusOf(done)).toBe('pending_automatic_verification')
})
