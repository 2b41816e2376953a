import { expect, test } from 'vitest'
import { walkLink } from './walk-link.fixture.ts'
import { codesOf, startBankWorld } from './link-at-bank.fixture.ts'

const everything = ['checking', 'savings', 'credit-card']

const broken = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_code_reason: 'OAUTH_INVALID_TOKEN',
}

test.each([
  ['ins_13', 'PNC'],
  ['ins_15', 'Navy Federal Credit Union'],
  ['ins_11', 'Charles Schwab'],
])('at %s, %s, a second link breaks the first and says so', async (institutionId) => {
  const { simulator, link, errorOf, webhooks } = startBankWorld()
  const first = await link(institutionId)
  const second = await link(institutionId)
  await simulator.idle()
  expect(await errorOf(first.accessToken)).toMatchObject(broken)
  expect(await errorOf(second.accessToken)).toBeNull()
  expect(webhooks).toEqual([
    expect.objectContaining({
      webhook_code: 'ERROR',
      item_id: first.itemId,
      error: expect.objectContaining(broken) as unknown,
    }),
  ])
  simulator.close()
})

test('repairing the one that broke breaks the other', async () => {
  const { simulator, link, repair, errorOf } = startBankWorld()
  const first = await link('ins_13')
  const second = await link('ins_13')
  expect((await repair(first.accessToken)).pane.id).toBe('connected')
  expect(await errorOf(first.accessToken)).toBeNull()
  expect(await errorOf(second.accessToken)).toMatchObject(broken)
  simulator.close()
})

test('an Item that was removed is nothing to break', async () => {
  const { simulator, link, ask, webhooks } = startBankWorld()
  const first = await link('ins_13')
  await ask('/item/remove', first.accessToken)
  await link('ins_13')
  await simulator.idle()
  expect(webhooks).toEqual([])
  simulator.close()
})

test('Chase breaks the first only where the second shares other accounts', async () => {
  const { simulator, link, errorOf, repair } = startBankWorld()
  const first = await link('ins_56', { accounts: everything })
  const same = await link('ins_56', { accounts: everything })
  expect(await errorOf(first.accessToken)).toBeNull()
  const other = await link('ins_56', { accounts: ['checking'] })
  expect(await errorOf(first.accessToken)).toMatchObject(broken)
  expect(await errorOf(same.accessToken)).toMatchObject(broken)
  await repair(first.accessToken, {}, everything)
  expect(await errorOf(other.accessToken)).toMatchObject(broken)
  simulator.close()
})

test('another person, and another bank, are left alone', async () => {
  const { simulator, link, errorOf } = startBankWorld()
  const ada = await link('ins_13')
  await link('ins_13', { clientUserId: 'grace' })
  await link('ins_15')
  expect(await errorOf(ada.accessToken)).toBeNull()
  const oauth = await link('ins_127287')
  await link('ins_127287')
  expect(await errorOf(oauth.accessToken)).toBeNull()
  simulator.close()
})

test('what broke before is not announced again', async () => {
  const { simulator, link, webhooks } = startBankWorld()
  await link('ins_13')
  await link('ins_13')
  await link('ins_13')
  await simulator.idle()
  expect(codesOf(webhooks)).toEqual(['ERROR', 'ERROR'])
  expect(new Set(webhooks.map(({ item_id }) => item_id)).size).toBe(2)
  simulator.close()
})

test('these banks end the list, and are found by name', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act({ type: 'agree' })
  const names = pane.id === 'select_institution' ? pane.institutions.map(({ name }) => name) : []
  expect(names.slice(-4)).toEqual(['Chase', 'PNC', 'Navy Federal Credit Union', 'Charles Schwab'])
  const found = await walk.api('/institutions/search', { query: 'schwab', country_codes: ['US'] })
  expect(found).toMatchObject({ institutions: [{ institution_id: 'ins_11', oauth: true }] })
})
