import { expect, test } from 'vitest'
import { decideByForm } from '../bank/decide-by-form.fixture.ts'
import { chooseBank, endOf, signingIn, walkLink } from './walk-link.fixture.ts'

test('a bank that is not well is told, and goes on', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act(...chooseBank('ins_132363'))
  expect(walk.story().slice(-2)).toEqual([
    'SELECT_DEGRADED_INSTITUTION SELECT_INSTITUTION',
    'TRANSITION_VIEW CREDENTIAL',
  ])
})

test('a bank that is down is told, and another may be chosen', async () => {
  const walk = await walkLink()
  await walk.start()
  const down = await walk.act(...chooseBank('ins_132361'))
  expect(down.pane).toMatchObject({ id: 'error', canRetry: false, canChooseAnotherBank: true })
  expect(walk.story().slice(-3)).toEqual([
    'SELECT_DOWN_INSTITUTION SELECT_INSTITUTION',
    'ERROR',
    'TRANSITION_VIEW ERROR',
  ])
  const list = await walk.act({ type: 'choose_another_bank' })
  expect(list.pane.id).toBe('select_institution')
  expect(list.leaving.metadata.institution).toBeNull()
})

test('a bank with several doors asks which', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act(...chooseBank('ins_109510'), { type: 'select_brand', brand: 'Business banking' })
  expect(walk.story().slice(-3)).toEqual([
    'TRANSITION_VIEW SELECT_BRAND',
    'SELECT_BRAND SELECT_BRAND',
    'TRANSITION_VIEW CREDENTIAL',
  ])
})

test('Auth Type Select asks before any bank is shown', async () => {
  const auth = { auth_type_select_enabled: true, same_day_microdeposits_enabled: true }
  const walk = await walkLink({ products: ['auth'], auth })
  await walk.start()
  const asked = await walk.act({ type: 'agree' })
  expect(asked.pane.id).toBe('select_auth_type')
  const numbers = await walk.act({ type: 'select_auth_type', selection: 'flow_type_manual' })
  expect(numbers.pane.id).toBe('numbers')
  expect(walk.story()).toContain('SELECT_AUTH_TYPE SELECT_AUTH_TYPE')
})

test('a reCAPTCHA helps if it is good, and ends in an error if it is bad', async () => {
  const solved = async (kind: string): Promise<string> => {
    const walk = await walkLink()
    await walk.start()
    const signIn = signingIn('user_good', `{"recaptcha":"${kind}"}`)
    return endOf(await walk.act(...chooseBank(), signIn, { type: 'solve_recaptcha' }))
  }
  expect(await solved('good')).toBe('select_account')
  expect(await solved('bad')).toBe('RECAPTCHA_BAD')
})

test('three wrong codes on the phone lead on as if the number had been skipped', async () => {
  const walk = await walkLink({ user: { client_user_id: 'ada', phone_number: '+14155550011' } })
  await walk.start()
  const wrong = { type: 'submit_otp', code: '000000' } as const
  const phone = { type: 'submit_phone', phone_number: '' } as const
  const last = await walk.act({ type: 'agree' }, phone, wrong, wrong, wrong)
  expect(last.pane.id).toBe('select_institution')
  expect(walk.story()).toContain('SKIP_SUBMIT_PHONE')
})

test('a hosted session that was left tells its webhook so', async () => {
  const walk = await walkLink({ hosted_link: {}, webhook: 'https://acorn.test/webhooks' })
  await walk.start()
  await walk.act({ type: 'agree' }, { type: 'exit' })
  const codes = walk.simulator.snapshot().webhooks.map(({ body }) => body)
  expect(codes).toMatchObject([
    { webhook_code: 'EVENTS' },
    { webhook_code: 'SESSION_FINISHED', status: 'EXITED' },
  ])
})

test('a return is refused with a token or an id that is not its own', async () => {
  const redirect_uri = 'https://acorn.test/oauth'
  const walk = await walkLink({ redirect_uri })
  await walk.start({ oauth_way: 'redirect' })
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  const left = await decideByForm(walk.simulator, pane, { decision: 'approve', account: 'savings' })
  const received_redirect_uri = left.headers.get('location') ?? ''
  const other = await walkLink({ redirect_uri }, {}, walk.simulator)
  expect(endOf(await other.start({ received_redirect_uri }))).toBe('INCORRECT_LINK_TOKEN')
  const unknown = { received_redirect_uri: `${redirect_uri}?oauth_state_id=__proto__` }
  expect(endOf(await walk.start(unknown))).toBe('OAUTH_STATE_ID_NOT_FOUND')
  expect((await walk.start({ received_redirect_uri })).pane.id).toBe('connected')
})
