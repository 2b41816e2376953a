import type { PlaidApi } from 'plaid'
import { expect, test } from 'vitest'
import type { PlaidClient } from '../plaid/plaid.ts'
import {
  connectBank,
  finishLink,
  finishUpdate,
  recoverFlow,
  sendItem,
} from '../test/connect-bank.ts'
import { soon } from '../test/soon.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'
import { walkThroughLink } from '../test/walk-through-link.ts'

const unfinished = { outcome: 'unfinished' }
const exchange = '/item/public_token/exchange'

const callsTo = ({ calls }: StartedRelink, wanted: string): number =>
  calls.filter(({ path }) => path === wanted).length

test('a page that is reloaded during the exchange hears of its Item, and there is one exchange', async () => {
  let linked = 0
  const server = await startRelink({ onLinked: () => void (linked += 1) })
  const request = await finishLink(server)
  await server.simulator.control.addFault({ where: exchange, kind: 'hang' })
  const page = new AbortController()
  const sent = server.send({ path: '/items', body: request, signal: page.signal })
  await soon(() => expect(callsTo(server, exchange)).toBe(1))
  page.abort()
  const recovered = recoverFlow(server)
  await server.simulator.control.clearFaults()
  await sent
  const answer = await recovered
  expect(await server.relink.listItems('ann')).toMatchObject([
    { id: answer.outcome === 'linked' && answer.item.id },
  ])
  expect(callsTo(server, exchange)).toBe(1)
  expect(callsTo(server, '/link/token/get')).toBe(0)
  expect(linked).toBe(1)
})

test('a flow that was finished is remembered without Plaid, until its Item is removed', async () => {
  let linked = 0
  const server = await startRelink({ onLinked: () => void (linked += 1) })
  const item = await connectBank(server)
  const calls = server.calls.length
  expect(await recoverFlow(server)).toEqual({ outcome: 'linked', item })
  expect(await recoverFlow(server)).toEqual({ outcome: 'linked', item })
  expect(server.calls).toHaveLength(calls)
  expect(linked).toBe(1)
  await server.send({ method: 'DELETE', path: `/items/${item.id}` })
  server.calls.length = 0
  expect(await recoverFlow(server)).toEqual(unfinished)
  expect(server.calls).toEqual([])
})

test('a page that went away before it sent the public token is finished from what Plaid knows', async () => {
  let linked = 0
  const server = await startRelink({ onLinked: () => void (linked += 1) })
  const { accounts, institution } = await finishLink(server)
  const answer = await recoverFlow(server)
  expect(answer).toMatchObject({
    outcome: 'linked',
    item: { institutionId: institution?.id, health: { status: 'healthy' }, accounts },
  })
  expect(await recoverFlow(server)).toEqual(answer)
  expect(callsTo(server, exchange)).toBe(1)
  expect(linked).toBe(1)
})

test('recovering twice at once, beside the page itself, is one exchange and one Item', async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  const answers = await Promise.all([
    recoverFlow(server),
    sendItem(server, request),
    recoverFlow(server),
  ])
  const [item] = await server.relink.listItems('ann')
  for (const answer of answers)
    expect(answer).toMatchObject({ outcome: 'linked', item: { id: item?.id } })
  expect(callsTo(server, exchange)).toBe(1)
})

test('a bank that was connected before is said so, and nothing is exchanged', async () => {
  const server = await startRelink()
  const item = await connectBank(server)
  await finishLink(server, { flowId: 'again' })
  expect(await recoverFlow(server, 'again')).toEqual({
    outcome: 'already_connected',
    item,
    breaksFirst: false,
  })
  expect(callsTo(server, exchange)).toBe(1)
})

test('a pending link that was taken can be recovered', async () => {
  const server = await startRelink()
  await finishLink(server)
  await server.send({ path: '/pending-link/take' })
  expect(await recoverFlow(server)).toMatchObject({ outcome: 'linked' })
})

test('of several banks in one session all are linked, and the first is the answer', async () => {
  const server = await startRelink()
  const { data } = await server.plaid.userCreate({ client_user_id: 'ann' })
  const linkTokenCreate: PlaidClient['linkTokenCreate'] = (request) =>
    server.plaid.linkTokenCreate({
      ...request,
      enable_multi_item_link: true,
      user_id: data.user_id ?? '',
    })
  const plaid = Object.assign(Object.create(server.plaid) as PlaidApi, { linkTokenCreate })
  const several = server.another({ plaid })
  await finishLink(several, { more: ['ins_109511'] })
  const answer = await recoverFlow(several)
  expect(answer).toMatchObject({ outcome: 'linked', item: { institutionId: 'ins_109508' } })
  const banks = (await several.relink.listItems('ann')).map(({ institutionId }) => institutionId)
  expect(new Set(banks)).toEqual(new Set(['ins_109508', 'ins_109511']))
  expect(await recoverFlow(several)).toEqual(answer)
})

test("another person's flow, one of another environment and an unknown one are unfinished, and Plaid is not asked", async () => {
  const server = await startRelink()
  await finishLink(server)
  await connectBank(server, { person: 'ben', flowId: 'of ben' })
  const store = { ...server.store, close: async () => {} }
  const production = server.another({ environment: 'production', store })
  server.calls.length = 0
  expect(await recoverFlow(server, 'flow', 'ben')).toEqual(unfinished)
  expect(await recoverFlow(server, 'of ben', 'ann')).toEqual(unfinished)
  expect(await recoverFlow(server, 'nobody')).toEqual(unfinished)
  expect(await recoverFlow(production)).toEqual(unfinished)
  expect([...server.calls, ...production.calls]).toEqual([])
})

test('a flow that nobody got through is unfinished, and can still be finished by its page', async () => {
  const server = await startRelink()
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
  expect(await recoverFlow(server)).toEqual(unfinished)
  expect(callsTo(server, '/link/token/get')).toBe(1)
  const { linkToken } = made.body as { linkToken: string }
  const success = await walkThroughLink(server.plaidOrigin, linkToken)
  const request = { flowId: 'flow', linkToken, ...success, ifConnected: 'ask' } as const
  expect(await sendItem(server, request)).toMatchObject({ outcome: 'linked' })
})

test('where Plaid tells nothing, a page whose request arrives meanwhile is heard', async () => {
  const server = await startRelink()
  const request = await finishLink(server)
  const late: Promise<unknown>[] = []
  // What Plaid does for ordinary Link unless asked to tell more.
  const linkTokenGet: PlaidClient['linkTokenGet'] = async (asked) => {
    late.push(sendItem(server, request))
    await soon(() => expect(callsTo(server, exchange)).toBe(1))
    const told = await server.plaid.linkTokenGet(asked)
    return { ...told, data: { ...told.data, link_sessions: [] } }
  }
  const silent = server.another({
    plaid: Object.assign(Object.create(server.plaid) as PlaidApi, { linkTokenGet }),
    store: { ...server.store, close: async () => {} },
  })
  await server.simulator.control.addFault({ where: exchange, kind: 'slow', delay: 50 })
  expect(await recoverFlow(silent)).toMatchObject({ outcome: 'linked' })
  await Promise.all(late)
  expect(callsTo(server, exchange)).toBe(1)
})

test('what came too late to be exchanged is unfinished, and long after that Plaid is not asked', async () => {
  const server = await startRelink()
  await finishLink(server)
  server.clock.now += 31 * 60_000
  expect(await recoverFlow(server)).toEqual(unfinished)
  expect(server.log).toContainEqual(expect.objectContaining({ event: 'link_not_recovered' }))
  expect(callsTo(server, exchange)).toBe(1)
  server.clock.now += 4 * 60 * 60_000
  server.calls.length = 0
  expect(await recoverFlow(server)).toEqual(unfinished)
  expect(server.calls).toEqual([])
})

test('when Plaid is down or busy the page may ask again, and when it forgot the link nothing came of it', async () => {
  const server = await startRelink()
  await finishLink(server)
  const ask = () => server.send({ path: '/pending-link/recover', body: { flowId: 'flow' } })
  const { control } = server.simulator
  const where = '/link/token/get'
  await control.addFault({ where, kind: 'fail', times: 1 })
  await control.addFault({ where, kind: 'rate_limit', times: 1 })
  await control.addFault({
    where,
    kind: 'fail',
    times: 1,
    errorCode: 'INVALID_LINK_TOKEN',
    status: 400,
  })
  expect(await ask()).toMatchObject({ status: 503, body: { error: { code: 'plaid_unavailable' } } })
  expect(await ask()).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } })
  expect(await ask()).toMatchObject({ status: 200, body: unfinished })
  expect(await recoverFlow(server)).toMatchObject({ outcome: 'linked' })
})

test('no answer and no log line about a recovery holds a token', async () => {
  const server = await startRelink()
  await finishLink(server)
  server.outages.add(exchange)
  const answers: unknown[] = []
  const ask = async (flowId = 'flow'): Promise<void> => {
    answers.push((await server.send({ path: '/pending-link/recover', body: { flowId } })).body)
  }
  await ask()
  server.outages.delete(exchange)
  await ask()
  await ask()
  const [item] = await server.relink.listItems('ann')
  await finishUpdate(server, item?.id ?? '', null, 'repair')
  await ask('repair')
  expect(answers).toMatchObject([
    { error: { code: 'plaid_unavailable' } },
    { outcome: 'linked' },
    { outcome: 'linked' },
    { outcome: 'updated' },
  ])
  const text = JSON.stringify([answers, server.log])
  expect(text).not.toMatch(/(access|public|link)-(sandbox|production)-\w/)
})
