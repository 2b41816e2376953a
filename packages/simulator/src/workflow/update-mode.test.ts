import { expect, test } from 'vitest'
import { endOf, signingIn, walkLink } from './walk-link.fixture.ts'
import { startBankWorld } from './link-at-bank.fixture.ts'

const day = 24 * 60 * 60_000

test('somebody else’s user name, or another case of it, does not repair an Item', async () => {
  const { simulator, link } = startBankWorld()
  const { accessToken } = await link()
  const walk = await walkLink({ access_token: accessToken }, {}, simulator)
  await walk.start()
  expect(endOf(await walk.act(signingIn('User_Good')))).toBe('INVALID_UPDATED_USERNAME')
  expect(endOf(await walk.act(signingIn('user_yuppie')))).toBe('INVALID_UPDATED_USERNAME')
  expect(endOf(await walk.act(signingIn('user_good', 'wrong')))).toBe('INVALID_CREDENTIALS')
  expect(endOf(await walk.act(signingIn()))).toBe('connected')
  simulator.close()
})

test('a repair of an Item that works is refused where the settings say so, and only then', async () => {
  const { simulator, link, repair } = startBankWorld()
  const { itemId, accessToken } = await link('ins_127287')
  expect(endOf(await repair(accessToken))).toBe('connected')
  await simulator.control.changeSettings({ refuseNeedlessUpdates: true })
  expect(await repair(accessToken)).toMatchObject({
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_NO_ERROR',
  })
  const asking = [
    { update: { account_selection_enabled: true } },
    { products: ['auth'] },
    { additional_consented_products: ['identity'] },
  ]
  for (const request of asking) expect(endOf(await repair(accessToken, request))).toBe('connected')
  await simulator.control.setConsentEnd(itemId, Date.UTC(2026, 0, 5) + 6 * day)
  expect(endOf(await repair(accessToken))).toBe('connected')
  expect(endOf(await repair(accessToken))).toBe('ITEM_NO_ERROR')
  await simulator.control.announceDisconnect(itemId, 'INSTITUTION_MIGRATION')
  expect(endOf(await repair(accessToken))).toBe('connected')
  await simulator.control.breakItem(itemId)
  expect(endOf(await repair(accessToken))).toBe('connected')
  simulator.close()
})

test('consent to another product comes of being asked for, and of nothing else', async () => {
  const { simulator, link, repair, ask, errorOf } = startBankWorld()
  const { itemId, accessToken } = await link()
  const code = 'ADDITIONAL_CONSENT_REQUIRED'
  await simulator.control.breakItem(itemId, { code, products: ['identity'] })
  const refused = { error_type: 'INVALID_INPUT', error_code: code }
  expect(await ask('/identity/get', accessToken)).toMatchObject(refused)
  expect(await ask('/accounts/get', accessToken)).toMatchObject({ accounts: [{}, {}, {}] })
  expect(await ask('/auth/get', accessToken)).toMatchObject({ numbers: {} })
  expect(await errorOf(accessToken)).toBeNull()
  await repair(accessToken)
  expect(await ask('/identity/get', accessToken)).toMatchObject(refused)
  await repair(accessToken, { additional_consented_products: ['liabilities'] })
  expect(await ask('/identity/get', accessToken)).toMatchObject(refused)
  await repair(accessToken, { additional_consented_products: ['identity'] })
  expect(await ask('/identity/get', accessToken)).not.toHaveProperty('error_code')
  simulator.close()
})

test.each([
  ['ITEM_ERROR', 'ACCESS_NOT_GRANTED', {}],
  ['ITEM_ERROR', 'ACCESS_NOT_GRANTED', { products: ['auth'] }],
  ['ITEM_ERROR', 'NO_ACCOUNTS', { update: { account_selection_enabled: true } }],
  ['ITEM_ERROR', 'ITEM_LOCKED', {}],
  ['ITEM_ERROR', 'PASSWORD_RESET_REQUIRED', {}],
  ['INVALID_INPUT', 'USER_PERMISSION_REVOKED', {}],
  ['INVALID_INPUT', 'ADDITIONAL_CONSENT_REQUIRED', { additional_consented_products: ['auth'] }],
])('%s %s is repaired by an update with %j', async (type, code, request) => {
  const { simulator, link, repair, ask, errorOf } = startBankWorld()
  const { itemId, accessToken } = await link()
  await simulator.control.breakItem(itemId, { code })
  expect(await ask('/accounts/get', accessToken)).toMatchObject({
    error_type: type,
    error_code: code,
  })
  expect(endOf(await repair(accessToken, request))).toBe('connected')
  expect(await errorOf(accessToken)).toBeNull()
  simulator.close()
})

test('a permission that was taken back for good leaves no way but a new Item', async () => {
  const { simulator, link, ask, webhooks } = startBankWorld()
  const { itemId, accessToken } = await link()
  const code = 'USER_PERMISSION_REVOKED'
  await simulator.control.breakItem(itemId, { code, final: true })
  await simulator.idle()
  expect(webhooks).toMatchObject([{ webhook_code: code, error: { error_type: 'ITEM_ERROR' } }])
  const request = {
    client_name: 'Acorn',
    language: 'en',
    country_codes: ['US'],
    user: { client_user_id: 'ada' },
  }
  expect(await ask('/link/token/create', accessToken, request)).toMatchObject({ error_code: code })
  expect(() => simulator.createLinkToken({ accessToken })).toThrow(/revoked/)
  expect(await ask('/item/remove', accessToken)).not.toHaveProperty('error_code')
  simulator.close()
})
