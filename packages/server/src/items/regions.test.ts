import { readLinkTokenResponse, type Item } from '@relink/core'
import { expect, test } from 'vitest'
import type { PlaidCountry } from '../plaid/plaid.ts'
import { connectBank, getItem, sendItem } from '../test/connect-bank.ts'
import { soon } from '../test/soon.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'
import { walkOverBank } from '../test/walk-through-link.ts'

const royalBankOfPlaid = 'ins_117650'
const day = 24 * 60 * 60_000

/** Connects a bank, over its own page where it has one. */
const connectAt = async (server: StartedRelink, institutionId: string): Promise<Item> => {
  if (institutionId !== royalBankOfPlaid) return connectBank(server, { institutionId })
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
  const { linkToken } = readLinkTokenResponse(made.body)
  const success = await walkOverBank(server, linkToken, { institutionId })
  const answer = await sendItem(server, {
    flowId: 'flow',
    linkToken,
    ...success,
    ifConnected: 'ask',
  })
  return answer.item
}

/** Lets Plaid say something of an Item, and gives how that is once it was taken in. */
const hear = async (
  server: StartedRelink,
  { id }: Item,
  webhook: Record<string, unknown>,
): Promise<Item['health']> => {
  server.clock.now += 1000
  const body = JSON.stringify({
    webhook_type: 'ITEM',
    item_id: id,
    environment: 'sandbox',
    ...webhook,
  })
  const issuedAt = server.clock.now
  const signature = await server.simulator.control.signWebhook(body, { issuedAt })
  await server.relink.fetch(
    new Request('https://app.test/api/link/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'plaid-verification': signature },
      body,
    }),
  )
  return soon(async () => {
    const { health } = await getItem(server, id)
    expect(health.status).not.toBe('healthy')
    return health
  })
}

const newAccounts = { webhook_code: 'NEW_ACCOUNTS_AVAILABLE', error: null }

test.each<[string, PlaidCountry[], string, boolean]>([
  ['an American server', ['US'], 'ins_109508', false],
  ['a server for America and Canada', ['US', 'CA'], 'ins_109508', false],
  ['a British server', ['GB'], royalBankOfPlaid, true],
  ['a European server', ['GB', 'DE', 'FR'], royalBankOfPlaid, true],
  ['a server for both, at an American bank', ['US', 'GB'], 'ins_109509', false],
  ['a server for both, at a British bank', ['US', 'GB'], royalBankOfPlaid, true],
  ['a server for both, at a bank of both', ['US', 'GB'], 'ins_109508', false],
])('%s: whether new accounts need a new connection', async (_, countryCodes, bank, relink) => {
  const server = await startRelink({ countryCodes })
  const item = await connectAt(server, bank)
  expect(await hear(server, item, newAccounts)).toEqual({ status: 'new_accounts', relink })
  const asked = server.calls.some(({ path }) => path === '/institutions/get_by_id')
  expect(asked).toBe(countryCodes.includes('US') && countryCodes.includes('GB'))
})

test('a bank of which Plaid could not tell its country is asked for again when the Item is read', async () => {
  const server = await startRelink({ countryCodes: ['US', 'GB'] })
  const { control } = server.simulator
  await control.addFault({ where: '/institutions/get_by_id', kind: 'fail' })
  const item = await connectAt(server, royalBankOfPlaid)
  await control.clearFaults()
  server.clock.now += 61_000
  expect(await hear(server, item, newAccounts)).toEqual({ status: 'new_accounts', relink: true })
})

test('what an earlier version stored without a region gets one when it is read', async () => {
  const server = await startRelink({ countryCodes: ['GB'] })
  const item = await connectAt(server, royalBankOfPlaid)
  await server.store.query('update relink_items set region = null')
  expect(await hear(server, item, newAccounts)).toEqual({ status: 'new_accounts', relink: true })
})

test('a consent that ends, and a bank that will cut off, are told of with when', async () => {
  const british = await startRelink({ countryCodes: ['GB'] })
  const expiring = await connectAt(british, royalBankOfPlaid)
  const end = british.clock.now + 5 * day
  await british.simulator.control.setConsentEnd(expiring.id, end)
  const consentEnds = {
    webhook_code: 'PENDING_EXPIRATION',
    consent_expiration_time: new Date(end).toISOString(),
  }
  expect(await hear(british, expiring, consentEnds)).toEqual({
    status: 'expires',
    at: new Date(end).toISOString(),
    daysLeft: 5,
  })

  const american = await startRelink()
  const leaving = await connectAt(american, 'ins_109508')
  const moves = {
    webhook_code: 'PENDING_DISCONNECT',
    reason: 'INSTITUTION_MIGRATION',
    disconnect_time: new Date(american.clock.now + 7 * day).toISOString(),
  }
  expect(await hear(american, leaving, moves)).toMatchObject({
    status: 'disconnects',
    daysLeft: 7,
    why: 'bank_moves',
  })
})
