import { expect, test } from 'vitest'
import { startBankWorld } from './link-at-bank.fixture.ts'
import { chooseBank, signingIn, walkLink } from './walk-link.fixture.ts'
import type { WorkflowAction } from './workflow-answer.ts'

const withPassword = (password: string): WorkflowAction[] => [
  ...chooseBank(),
  signingIn('user_good', password),
]

// https://plaid.com/docs/link/web/#link-web-onexit-metadata-status
const places: readonly (readonly [status: string, where: string, actions: WorkflowAction[]])[] = [
  ['institution_not_found', 'the list of banks', [{ type: 'agree' }]],
  ['requires_credentials', 'the password', chooseBank()],
  ['requires_credentials', 'a login that failed', withPassword('error_ITEM_LOCKED')],
  ['choose_device', 'the choice of a device', withPassword('mfa_device')],
  [
    'requires_code',
    'the code that was sent',
    [...withPassword('mfa_device'), { type: 'submit_mfa', answers: ['••• ••• 1234'] }],
  ],
  ['requires_questions', 'questions', withPassword('mfa_questions_1_1')],
  ['requires_selections', 'selections', withPassword('mfa_selections')],
  ['requires_recaptcha', 'a reCAPTCHA', withPassword('{"recaptcha":"good"}')],
  ['requires_account_selection', 'the accounts', withPassword('pass_good')],
  ['requires_oauth', 'the hand-off to a bank', chooseBank('ins_127287')],
  ['institution_not_supported', 'a bank that is not supported', chooseBank('ins_133402')],
]

test.each(places)('leaving is %s at %s', async (status, _where, [first, ...rest]) => {
  const walk = await walkLink()
  await walk.start()
  const actions = first ? [first, ...rest] : rest
  const asked = await walk.act(...actions, { type: 'ask_exit' })
  expect(asked.pane).toEqual({ id: 'exit', updating: null })
  expect(asked.leaving.metadata.status).toBe(status)
  await walk.act({ type: 'exit' })
  const [session] = Object.values(walk.simulator.snapshot().sessions)
  expect(session?.exit?.status).toBe(status)
  expect(session?.events.at(-1)).toMatchObject({ name: 'EXIT', metadata: { exit_status: status } })
})

test('who is asked about leaving a repair is told whose it is', async () => {
  const { simulator, link } = startBankWorld()
  const { accessToken } = await link()
  const walk = await walkLink({ access_token: accessToken }, {}, simulator)
  await walk.start()
  const { pane } = await walk.act({ type: 'ask_exit' })
  expect(pane).toEqual({ id: 'exit', updating: { bankName: 'First Platypus Bank' } })
  simulator.close()
})
