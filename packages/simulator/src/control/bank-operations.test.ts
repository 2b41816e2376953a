import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { createSimulator } from '../create-simulator.ts'
import { chooseBank, endOf, signingIn, walkLink } from '../workflow/walk-link.fixture.ts'
import { codesOf, startBankWorld } from '../workflow/link-at-bank.fixture.ts'

const day = 24 * 60 * 60_000
const start = Date.UTC(2026, 0, 5)

const accountsIn = (answer: Record<string, unknown>): { account_id: string; name: string }[] =>
  answer['accounts'] as { account_id: string; name: string }[]

test('a bank that goes down is said to be, takes no sign-in, and answers nothing that Plaid does not hold', async () => {
  const { simulator, link, repair, ask, pass } = startBankWorld()
  const { accessToken } = await link()
  const synced = await ask('/transactions/sync', accessToken, { count: 500 })
  await simulator.control.setInstitutionHealth('ins_109508', 'down')
  await pass(3 * day)
  const down = { error_type: 'INSTITUTION_ERROR', error_code: 'INSTITUTION_DOWN' }
  expect(await ask('/accounts/balance/get', accessToken)).toMatchObject(down)
  expect(await ask('/auth/get', accessToken)).toMatchObject(down)
  expect(accountsIn(await ask('/accounts/get', accessToken))).toHaveLength(3)
  const cursor = synced['next_cursor']
  expect(await ask('/transactions/sync', accessToken, { cursor })).toMatchObject({ added: [] })
  expect(await ask('/item/get', accessToken)).toMatchObject({
    item: { error: null },
    status: { transactions: { last_failed_update: new Date(start + 3 * day).toISOString() } },
  })
  expect(endOf(await repair(accessToken))).toBe('INSTITUTION_DOWN')
  const walk = await walkLink({}, {}, simulator)
  await walk.start()
  expect(endOf(await walk.act(...chooseBank()))).toBe('INSTITUTION_DOWN')
  const asked = { institution_id: 'ins_109508', country_codes: ['US'] }
  const status = await walk.api('/institutions/get_by_id', {
    ...asked,
    options: { include_status: true },
  })
  const says = { status: 'DOWN', last_status_change: new Date(start).toISOString() }
  expect(status).toMatchObject({
    institution: { status: { item_logins: says, transactions_updates: says, auth: says } },
  })
  await simulator.control.setInstitutionHealth('ins_109508', null)
  expect(accountsIn(await ask('/accounts/balance/get', accessToken))).toHaveLength(3)
  const caughtUp = await ask('/transactions/sync', accessToken, { cursor })
  expect(caughtUp['added']).not.toEqual([])
  expect(endOf(await repair(accessToken))).toBe('connected')
  simulator.close()
})

test('a bank that goes down while somebody signs in fails them there, and lets them try again', async () => {
  const { simulator } = startBankWorld()
  const typing = await walkLink({}, {}, simulator)
  await typing.start()
  await typing.act(...chooseBank())
  const leaving = await walkLink({}, {}, simulator)
  await leaving.start()
  await leaving.act(...chooseBank('ins_127287'))
  for (const id of ['ins_109508', 'ins_127287']) {
    await simulator.control.setInstitutionHealth(id, 'down')
  }
  expect(endOf(await typing.act(signingIn()))).toBe('INSTITUTION_DOWN')
  expect(endOf(await leaving.act({ type: 'open_oauth' }))).toBe('INSTITUTION_DOWN')
  for (const id of ['ins_109508', 'ins_127287']) {
    await simulator.control.setInstitutionHealth(id, 'healthy')
  }
  const again = await typing.act({ type: 'retry' }, signingIn())
  expect(again.pane.id).toBe('select_account')
  expect((await leaving.act({ type: 'retry' }, { type: 'open_oauth' })).pane).toMatchObject({
    id: 'oauth',
    notice: null,
  })
  simulator.close()
})

test('how banks do outlives a restart, and not a reset', async () => {
  const { simulator } = startBankWorld()
  await simulator.control.setInstitutionHealth('ins_132361', 'healthy')
  await simulator.control.setInstitutionHealth('ins_109508', 'degraded')
  const again = createSimulator({ state: simulator.snapshot() })
  const healths = async (): Promise<unknown> =>
    Object.fromEntries(
      (await again.control.institutions()).map(({ institutionId, health }) => [
        institutionId,
        health,
      ]),
    )
  expect(await healths()).toMatchObject({ ins_132361: 'healthy', ins_109508: 'degraded' })
  await again.control.reset()
  expect(await healths()).toMatchObject({ ins_132361: 'down', ins_109508: 'healthy' })
  const nowhere = again.control.setInstitutionHealth('__proto__', 'down')
  await expect(nowhere).rejects.toMatchObject({ error: { error_code: 'INVALID_INSTITUTION' } })
  simulator.close()
  again.close()
})

test('a state of an earlier release is taken, and what it lacks is as if nobody had touched it', () => {
  const { simulator } = startBankWorld()
  const { institutionHealth: _health, settings, ...rest } = simulator.snapshot()
  const { refuseNeedlessUpdates: _refuse, ...earlier } = settings
  const state = { ...rest, settings: earlier } as ReturnType<typeof simulator.snapshot>
  const again = createSimulator({ state })
  expect(again.snapshot()).toEqual(simulator.snapshot())
  simulator.close()
  again.close()
})

test.each(['ins_109508', 'ins_127287'])(
  'at %s an account that was opened is announced, and can be shared in update mode',
  async (institutionId) => {
    const { simulator, link, repair, ask, webhooks } = startBankWorld()
    const { itemId, accessToken } = await link(institutionId)
    const before = accountsIn(await ask('/accounts/get', accessToken))
    const offered = await simulator.control.offerNewAccount(itemId)
    await simulator.idle()
    expect(offered).toEqual({ key: 'money-market', name: 'Plaid Money Market', mask: '4444' })
    expect(webhooks).toEqual([
      expect.objectContaining({ webhook_code: 'NEW_ACCOUNTS_AVAILABLE', error: null }),
    ])
    expect(accountsIn(await ask('/accounts/get', accessToken))).toEqual(before)
    const selecting = { update: { account_selection_enabled: true } }
    const { result } = await repair(accessToken, selecting)
    expect(result?.metadata.accounts.map(({ name }) => name)).toContain('Plaid Money Market')
    const after = accountsIn(await ask('/accounts/get', accessToken))
    expect(after.slice(0, 3)).toEqual(before)
    expect(after[3]).toMatchObject({ name: 'Plaid Money Market', subtype: 'money market' })
    simulator.close()
  },
)

test('an account that the person has and does not share is offered before another is opened', async () => {
  const { simulator, link } = startBankWorld()
  const { itemId } = await link('ins_109508', { accounts: ['checking'] })
  const offered = await simulator.control.offerNewAccount(itemId)
  expect(offered).toEqual({ key: 'savings', name: 'Plaid Saving', mask: '1111' })
  simulator.close()
})

test('an account that is taken back is gone, and comes again under another id', async () => {
  const { simulator, link, repair, ask, webhooks } = startBankWorld()
  const { itemId, accessToken } = await link()
  const before = accountsIn(await ask('/accounts/get', accessToken))
  const { next_cursor: cursor } = await ask('/transactions/sync', accessToken, { count: 500 })
  const gone = before[1]?.account_id ?? ''
  await simulator.control.revokeAccount(itemId, gone)
  await simulator.idle()
  expect(webhooks).toMatchObject([{ webhook_code: 'USER_ACCOUNT_REVOKED', account_id: gone }])
  const rest = accountsIn(await ask('/accounts/get', accessToken))
  expect(rest.map(({ account_id }) => account_id)).toEqual([
    before[0]?.account_id,
    before[2]?.account_id,
  ])
  const synced = await ask('/transactions/sync', accessToken, { cursor })
  expect(synced['removed']).toContainEqual(expect.objectContaining({ account_id: gone }))
  await repair(accessToken)
  expect(accountsIn(await ask('/accounts/get', accessToken))).toHaveLength(2)
  await repair(accessToken, { update: { account_selection_enabled: true } })
  const again = accountsIn(await ask('/accounts/get', accessToken))
  expect(again).toHaveLength(3)
  expect(again.map(({ account_id }) => account_id)).not.toContain(gone)
  await simulator.control.revokeAccount(itemId)
  const refused = simulator.control.revokeAccount(itemId, gone)
  await expect(refused).rejects.toMatchObject({ error: { error_code: 'INVALID_ACCOUNT_ID' } })
  simulator.close()
})

test.each([
  ['ins_127287', 'PENDING_DISCONNECT', 'disconnect_time'],
  ['ins_117650', 'PENDING_EXPIRATION', 'consent_expiration_time'],
])('at %s the end of consent is brought close, announced, and put off', async (id, code, field) => {
  const { simulator, link, repair, errorOf, webhooks, pass } = startBankWorld()
  const { itemId, accessToken } = await link(id)
  const end = start + 7 * day + 60_000
  await simulator.control.setConsentEnd(itemId, end)
  await simulator.idle()
  expect(webhooks).toEqual([])
  await pass(60_000)
  expect(webhooks).toMatchObject([{ webhook_code: code, [field]: new Date(end).toISOString() }])
  await simulator.control.setConsentEnd(itemId, end + day)
  await pass(day)
  expect(codesOf(webhooks)).toEqual([code, code])
  await repair(accessToken)
  await pass(20 * day)
  expect(await errorOf(accessToken)).toBeNull()
  await simulator.control.setConsentEnd(itemId, start)
  await simulator.idle()
  expect(codesOf(webhooks)).toEqual([code, code, 'ERROR'])
  expect(await errorOf(accessToken)).toMatchObject({ error_code_reason: 'OAUTH_CONSENT_EXPIRED' })
  simulator.close()
})

test('consent that is said never to end is not announced', async () => {
  const { simulator, link, webhooks, pass, ask } = startBankWorld()
  const { itemId, accessToken } = await link('ins_127287')
  await simulator.control.setConsentEnd(itemId, null)
  await pass(29 * day)
  expect(webhooks).toEqual([])
  expect(await ask('/item/get', accessToken)).toMatchObject({
    item: { consent_expiration_time: null },
  })
  simulator.close()
})

test('a disconnection is announced, comes true, and is put off by a repair before', async () => {
  const { simulator, link, repair, errorOf, webhooks, pass } = startBankWorld()
  const { itemId, accessToken } = await link()
  await simulator.control.announceDisconnect(itemId, 'INSTITUTION_MIGRATION')
  await simulator.idle()
  expect(webhooks).toEqual([
    expect.objectContaining({
      webhook_code: 'PENDING_DISCONNECT',
      reason: 'INSTITUTION_MIGRATION',
      disconnect_time: new Date(start + 7 * day).toISOString(),
    }),
  ])
  await repair(accessToken)
  await pass(8 * day)
  expect(await errorOf(accessToken)).toBeNull()
  const at = start + 9 * day
  await simulator.control.announceDisconnect(itemId, 'INSTITUTION_TOKEN_EXPIRATION', at)
  await pass(day)
  expect(codesOf(webhooks)).toEqual(['PENDING_DISCONNECT', 'PENDING_DISCONNECT', 'ERROR'])
  expect(await errorOf(accessToken)).toMatchObject({ error_code: 'ITEM_LOGIN_REQUIRED' })
  simulator.close()
})

test('an Item whose numbers were typed waits for its code, and update mode asks for it', async () => {
  const { simulator, ask } = startBankWorld()
  const { itemId, publicToken } = await simulator.control.enterNumbers({ clientUserId: 'ada' })
  const walk = await walkLink({}, {}, simulator)
  const exchanged = await walk.api<{ access_token: string; item_id: string }>(
    '/item/public_token/exchange',
    { public_token: publicToken },
  )
  expect(exchanged.item_id).toBe(itemId)
  const accessToken = exchanged.access_token
  expect(await ask('/accounts/get', accessToken)).toMatchObject({
    accounts: [{ verification_status: 'pending_manual_verification', mask: '0000' }],
  })
  const update = await walkLink({ access_token: accessToken }, {}, simulator)
  expect((await update.start()).pane).toMatchObject({ id: 'microdeposit_code', mask: '0000' })
  await update.act({ type: 'submit_microdeposit_code', code: 'ABC' })
  expect(await ask('/accounts/get', accessToken)).toMatchObject({
    accounts: [{ verification_status: 'manually_verified' }],
  })
  const refused = simulator.control.offerNewAccount(itemId)
  await expect(refused).rejects.toMatchObject({ error: { error_code: 'INVALID_FIELD' } })
  simulator.close()
})

test('any body can be signed as a webhook is, as of any time', async () => {
  const { simulator } = startBankWorld()
  const body = '{"webhook_type":"ITEM", "spaces":  "kept"}'
  const header = await simulator.control.signWebhook(body)
  const keys = simulator.snapshot().webhookKeys.map(({ publicKey }) => publicKey)
  const { payload } = await jwtVerify(header, createLocalJWKSet({ keys }), {
    currentDate: new Date(start),
  })
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
  expect(payload).toEqual({
    iat: start / 1000,
    request_body_sha256: Buffer.from(digest).toString('hex'),
  })
  const earlier = await simulator.control.signWebhook(body, { issuedAt: start - 10 * 60_000 })
  const old = JSON.parse(atob(earlier.split('.')[1] ?? '')) as { iat: number }
  expect(old.iat).toBe(start / 1000 - 600)
  simulator.close()
})
