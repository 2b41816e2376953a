import { expect, test } from 'vitest'
import { decideByForm } from '../bank/decide-by-form.fixture.ts'
import { chooseBank, endOf, walkLink, type LinkWalk } from './walk-link.fixture.ts'

const redirectUri = 'https://app.test/oauth'

/** Goes to the bank by a redirect and approves there; gives the address that the bank sends the person to. */
const approve = async (walk: LinkWalk, update = false): Promise<string> => {
  await walk.start({ oauth_way: 'redirect' })
  const choice = update ? [] : chooseBank('ins_127287')
  const { pane } = await walk.act(...choice, { type: 'open_oauth' })
  const fields = { decision: 'approve', account: 'checking' }
  const response = await decideByForm(walk.simulator, pane, fields)
  return response.headers.get('location') ?? ''
}

const comeBack = (walk: LinkWalk, address: string): ReturnType<LinkWalk['send']> =>
  walk.send('start', { link_token: walk.linkToken, received_redirect_uri: address })

test('update mode at a bank with a page of its own goes there and comes back', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri })
  const { result } = await comeBack(walk, await approve(walk))
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: result?.public_token,
  })
  await walk.api('/sandbox/item/reset_login', { access_token })
  const asked = { redirect_uri: redirectUri, access_token }
  const update = await walkLink(asked, {}, walk.simulator)
  const repaired = await comeBack(update, await approve(update, true))
  expect(repaired.pane).toMatchObject({ id: 'connected', outcome: 'repaired' })
  expect(update.story().slice(0, 3)).toEqual([
    'OPEN CONSENT',
    'TRANSITION_VIEW OAUTH',
    'OPEN_OAUTH OAUTH',
  ])
  expect(await walk.api('/item/get', { access_token })).toMatchObject({ item: { error: null } })
})

test('a payment comes back with a correlation id that is good for its link token', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri, products: ['payment_initiation'] })
  const address = new URL(await approve(walk))
  const link_correlation_id = address.searchParams.get('link_correlation_id')
  expect(
    await walk.api('/link/oauth/correlation_id/exchange', { link_correlation_id }),
  ).toMatchObject({ link_token: walk.linkToken })
  expect(endOf(await comeBack(walk, address.href))).toBe('connected')
})

test('a state id is good once, for its own link token, and only if there is one', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri })
  const address = await approve(walk)
  const other = await walkLink({ redirect_uri: redirectUri }, {}, walk.simulator)
  expect(endOf(await comeBack(other, address))).toBe('INCORRECT_LINK_TOKEN')
  expect(endOf(await comeBack(walk, `${redirectUri}?oauth_state_id=__proto__`))).toBe(
    'OAUTH_STATE_ID_NOT_FOUND',
  )
  expect(endOf(await comeBack(walk, `${address}&utm_source=mail`))).toBe('INVALID_FIELD')
  expect(endOf(await comeBack(walk, address))).toBe('connected')
  expect(endOf(await comeBack(walk, address))).toBe('OAUTH_STATE_ID_ALREADY_PROCESSED')
})

test('a used link token opens Link again where the Sandbox’s leniency is switched on', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri })
  await walk.simulator.control.changeSettings({ reuseLinkTokens: true })
  await comeBack(walk, await approve(walk))
  expect(endOf(await walk.start())).toBe('consent')
})

test('whoever stays after asking to leave the bank is at the hand-off, and the old visit is over', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  const stayed = await walk.act({ type: 'ask_exit' }, { type: 'stay' })
  expect(stayed.pane).toMatchObject({ id: 'oauth', bankPath: null, notice: 'closed' })
  const late = await decideByForm(walk.simulator, pane, { decision: 'approve' })
  expect(await late.text()).toContain('This visit is over')
})

test('a bank that is visited after its session was left says that the visit is over', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri })
  await walk.start({ oauth_way: 'redirect' })
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  await walk.act({ type: 'exit' })
  const late = await decideByForm(walk.simulator, pane, { decision: 'approve' })
  expect(await late.text()).toContain('This visit is over')
  expect(Object.keys(walk.simulator.snapshot().items)).toEqual([])
})

test('update mode adds the products and the consent that its link token asks for', async () => {
  const walk = await walkLink({ redirect_uri: redirectUri })
  const { result } = await comeBack(walk, await approve(walk))
  const { access_token } = await walk.api<{ access_token: string }>('/item/public_token/exchange', {
    public_token: result?.public_token,
  })
  const more = { products: ['identity'], additional_consented_products: ['liabilities'] }
  const asked = { redirect_uri: redirectUri, access_token, ...more }
  const update = await walkLink(asked, {}, walk.simulator)
  await comeBack(update, await approve(update, true))
  expect(await walk.api('/item/get', { access_token })).toMatchObject({
    item: {
      products: ['transactions', 'identity'],
      consented_products: ['transactions', 'identity', 'liabilities'],
    },
  })
})
