import { readLinkTokenResponse, type Item, type LinkItemRequest } from '@relink/core'
import { expect, test } from 'vitest'
import type { RelinkOptions } from '../options/relink-options.ts'
import {
  connectBank,
  finishLink,
  getItem,
  recoverFlow,
  sendItem,
  updateBank,
} from '../test/connect-bank.ts'
import { startRelink, type StartedRelink } from '../test/start-relink.ts'
import { walkOverBank } from '../test/walk-through-link.ts'

const minute = 60_000

interface Heard {
  removed: unknown[]
  linked: string[]
}

const startHearing = async (
  options: Partial<RelinkOptions> = {},
): Promise<{ server: StartedRelink; heard: Heard }> => {
  const heard: Heard = { removed: [], linked: [] }
  const server = await startRelink({
    onLinked: ({ item }) => void heard.linked.push(item.id),
    onRemoved: ({ itemId, cause }) => void heard.removed.push({ itemId, cause }),
    ...options,
  })
  return { server, heard }
}

const ids = async (server: StartedRelink): Promise<string[]> =>
  (await server.relink.listItems('ann')).map(({ id }) => id)

/** What the page sends after a person came back from such a bank. */
const comeBackFrom = async (
  server: StartedRelink,
  institutionId: string,
  flowId: string,
): Promise<LinkItemRequest> => {
  const made = await server.send({ path: '/link-tokens', body: { mode: 'new', flowId } })
  const { linkToken } = readLinkTokenResponse(made.body)
  server.clock.now += minute
  const success = await walkOverBank(server, linkToken, { institutionId })
  return { flowId, linkToken, ...success, ifConnected: 'ask' }
}

const connectAt = async (server: StartedRelink, institutionId: string): Promise<Item> => {
  const answer = await sendItem(server, await comeBackFrom(server, institutionId, 'first'))
  if (answer.outcome !== 'linked') throw new Error(answer.outcome)
  return answer.item
}

test('a person who replaces a connection keeps the new one alone, and the app hears why the old one ended', async () => {
  const { server, heard } = await startHearing()
  const old = await connectBank(server)
  const request = {
    ...(await finishLink(server, { flowId: 'two' })),
    ifConnected: 'replace',
  } as const
  const replaced = await sendItem(server, request)
  if (replaced.outcome !== 'linked') throw new Error(replaced.outcome)
  expect(await ids(server)).toEqual([replaced.item.id])
  expect(heard).toEqual({
    linked: [old.id, replaced.item.id],
    removed: [{ itemId: old.id, cause: 'replaced' }],
  })
  expect(await sendItem(server, request)).toEqual(replaced)
  expect(await recoverFlow(server, 'two')).toEqual(replaced)
  expect((await server.simulator.control.items()).map(({ itemId }) => itemId)).toEqual([
    replaced.item.id,
  ])
})

test.each(['an error', 'no answer'])(
  'while Plaid gives %s for the new connection, both stay',
  async (what) => {
    const { server, heard } = await startHearing()
    const old = await connectBank(server)
    const request = await finishLink(server, { flowId: 'two' })
    const { control } = server.simulator
    if (what === 'an error')
      for (const { itemId } of await control.items())
        if (itemId !== old.id) await control.breakItem(itemId)
    if (what === 'no answer') await control.addFault({ where: '/item/get', kind: 'fail' })
    const answer = await sendItem(server, { ...request, ifConnected: 'replace' })
    expect(answer.outcome).toBe('linked')
    expect(await ids(server)).toHaveLength(2)
    expect(heard.removed).toEqual([])
  },
)

test('an old connection that Plaid will not remove now stays, and the new one is answered', async () => {
  const { server, heard } = await startHearing()
  const old = await connectBank(server)
  const request = await finishLink(server, { flowId: 'two' })
  server.outages.add('/item/remove')
  const answer = await sendItem(server, { ...request, ifConnected: 'replace' })
  expect(answer.outcome).toBe('linked')
  expect(await ids(server)).toContain(old.id)
  expect(heard.removed).toEqual([])
  expect(server.log).toContainEqual(
    expect.objectContaining({ event: 'replaced_item_not_removed', itemId: old.id }),
  )
})

test('a connection that was taken back can be replaced, too', async () => {
  const { server, heard } = await startHearing()
  const old = await connectBank(server)
  await server.relink.report(old.id, { error_code: 'USER_PERMISSION_REVOKED' })
  const request = await finishLink(server, { flowId: 'two' })
  const answer = await sendItem(server, { ...request, ifConnected: 'replace' })
  expect(await ids(server)).toEqual([answer.item.id])
  expect(heard.removed).toEqual([{ itemId: old.id, cause: 'replaced' }])
})

test.each([
  ['ins_13', 'PNC'],
  ['ins_15', 'Navy Federal Credit Union'],
  ['ins_11', 'Charles Schwab'],
  ['ins_56', 'Chase'],
])(
  'at %s, %s, a person is told that the new connection may break the first, and nothing is exchanged',
  async (institutionId) => {
    const { server } = await startHearing()
    const old = await connectAt(server, institutionId)
    const request = await comeBackFrom(server, institutionId, 'two')
    expect(await sendItem(server, request)).toMatchObject({
      outcome: 'already_connected',
      breaksFirst: true,
      item: { id: old.id },
    })
    expect(await ids(server)).toEqual([old.id])
  },
)

test('a person who keeps the old connection hears that it needs a repair, which works', async () => {
  const { server, heard } = await startHearing()
  const old = await connectAt(server, 'ins_13')
  const request = await comeBackFrom(server, 'ins_13', 'two')
  expect((await sendItem(server, request)).outcome).toBe('already_connected')
  const kept = await sendItem(server, { ...request, ifConnected: 'discard' })
  expect(kept).toMatchObject({
    outcome: 'discarded',
    item: { id: old.id, health: { status: 'sign_in_required', reason: 'access_invalid' } },
  })
  // The app never heard of the new one, so it hears nothing of its end.
  expect(heard).toEqual({ linked: [old.id], removed: [] })
  expect(await ids(server)).toEqual([old.id])
  expect((await server.simulator.control.items()).map(({ itemId }) => itemId)).toEqual([old.id])
  const removal = server.calls.find(({ path }) => path === '/item/remove')
  expect(removal?.body).toMatchObject({ reason_code: 'OTHER' })

  // Sent again, or asked for by a page that came after: the same answer, and nothing more at Plaid.
  const calls = server.calls.length
  expect(await sendItem(server, { ...request, ifConnected: 'discard' })).toEqual(kept)
  expect(await recoverFlow(server, 'two')).toEqual(kept)
  expect(server.calls).toHaveLength(calls)

  server.clock.now += minute
  const made = await server.send({
    path: '/link-tokens',
    body: { mode: 'update', itemId: old.id, flowId: 'repair' },
  })
  await walkOverBank(server, readLinkTokenResponse(made.body).linkToken)
  const repaired = await server.send({ path: `/items/${old.id}/updated` })
  expect(repaired.body).toMatchObject({ repaired: true, item: { health: { status: 'healthy' } } })
})

test('a connection that nobody wants and that Plaid will not remove now is shown, so that it can be removed later', async () => {
  const { server, heard } = await startHearing()
  await connectBank(server)
  const request = await finishLink(server, { flowId: 'two' })
  server.outages.add('/item/remove')
  const answer = await sendItem(server, { ...request, ifConnected: 'discard' })
  expect(answer.outcome).toBe('linked')
  expect(await sendItem(server, { ...request, ifConnected: 'discard' })).toEqual(answer)
  expect(heard.linked).toHaveLength(2)
  server.outages.clear()
  await server.relink.removeItem('ann', answer.item.id)
  expect(await ids(server)).toHaveLength(1)
})

test('a person whose only connection it would be is not left without one', async () => {
  const { server } = await startHearing()
  const request = await finishLink(server)
  const answer = await sendItem(server, { ...request, ifConnected: 'discard' })
  expect(answer.outcome).toBe('linked')
})

test('a bank or an account of which Link names nothing can be connected all the same', async () => {
  const { server } = await startHearing()
  await connectBank(server)
  const changes: [string, Partial<LinkItemRequest>][] = [
    ['two', { institution: null }],
    ['three', { institution: { id: null, name: null } }],
    ['four', { accounts: [] }],
  ]
  for (const [flowId, change] of changes) {
    const request = await finishLink(server, { flowId })
    expect((await sendItem(server, { ...request, ...change })).outcome).toBe('linked')
  }
  const unnumbered = await finishLink(server, { flowId: 'five' })
  const accounts = unnumbered.accounts.map((account) => ({ ...account, mask: null, subtype: null }))
  const asked = await sendItem(server, { ...unnumbered, accounts })
  expect(asked).toMatchObject({ outcome: 'already_connected', breaksFirst: false })
})

const nameless = (request: LinkItemRequest): LinkItemRequest => ({
  ...request,
  accounts: request.accounts.map((account) => ({ ...account, mask: null })),
})

test('of two connections that look like the new one only that is replaced which the person was shown', async () => {
  const { server, heard } = await startHearing()
  const first = await connectBank(server)
  server.clock.now += minute
  const also = await finishLink(server, { flowId: 'two' })
  const second = (await sendItem(server, { ...also, ifConnected: 'add' })).item
  server.clock.now += minute
  const third = await finishLink(server, { flowId: 'three' })
  // Sent as the page of one that says nothing of what it showed: the same that would be asked about.
  expect(await sendItem(server, third)).toMatchObject({ item: { id: first.id } })
  const unnamed = (await sendItem(server, { ...third, ifConnected: 'replace' })).item
  expect(await ids(server)).toEqual([second.id, unnamed.id])

  server.clock.now += minute
  const fourth = await finishLink(server, { flowId: 'four' })
  const named = await sendItem(server, {
    ...fourth,
    ifConnected: 'replace',
    existingId: unnamed.id,
  })
  expect(await ids(server)).toEqual([second.id, named.item.id])

  // Removed meanwhile, or somebody else's: nothing else is removed in its place.
  const fifth = await finishLink(server, { flowId: 'five' })
  await sendItem(server, { ...fifth, ifConnected: 'replace', existingId: first.id })
  expect(await ids(server)).toHaveLength(3)
  expect(heard.removed).toHaveLength(2)
})

test('an account without digits, or one that the new connection does not have after all, replaces nothing', async () => {
  const { server, heard } = await startHearing()
  const bank = await finishLink(server, { accounts: ['checking'] })
  const old = (await sendItem(server, bank)).item
  const names = old.accounts.map(({ name }) => name)
  // Link's word for it is the old one's account; Plaid says that another one is shared.
  const other = await finishLink(server, { flowId: 'two', accounts: ['savings'] })
  const accounts = other.accounts.map((account) => ({ ...account, name: names[0] ?? '' }))
  const asked = nameless({ ...other, accounts })
  expect((await sendItem(server, asked)).outcome).toBe('already_connected')
  await sendItem(server, { ...asked, ifConnected: 'replace', existingId: old.id })
  expect(await ids(server)).toHaveLength(2)
  expect(heard.removed).toEqual([])
})

test('a page that says which connection it showed keeps that one, and is answered with it', async () => {
  const { server } = await startHearing()
  await connectBank(server)
  server.clock.now += minute
  const also = await finishLink(server, { flowId: 'two' })
  const second = (await sendItem(server, { ...also, ifConnected: 'add' })).item
  server.clock.now += minute
  const third = await finishLink(server, { flowId: 'three' })
  const kept = await sendItem(server, { ...third, ifConnected: 'discard', existingId: second.id })
  expect(kept).toMatchObject({ outcome: 'discarded', item: { id: second.id } })
  expect(await ids(server)).toHaveLength(2)
})

test.each(['ITEM_NOT_FOUND', 'ACCESS_TOKEN_LOST'])(
  'a connection that is gone (%s) makes way for a new one to the same accounts, and for no other',
  async (code) => {
    const { server, heard } = await startHearing()
    const gone = await connectBank(server, { accounts: ['checking'] })
    server.clock.now += minute
    const restorable = await sendItem(server, {
      ...(await finishLink(server, { flowId: 'two', accounts: ['checking'] })),
      ifConnected: 'add',
    })
    await server.relink.report(gone.id, { error_code: code })
    await server.relink.report(restorable.item.id, { error_code: 'USER_PERMISSION_REVOKED' })
    server.clock.now += minute
    const other = await connectBank(server, { flowId: 'three', accounts: ['savings'] })
    expect(await ids(server)).toHaveLength(3)
    server.clock.now += minute
    const anew = await connectBank(server, { flowId: 'four', accounts: ['checking'] })
    expect(await ids(server)).toEqual([restorable.item.id, other.id, anew.id])
    expect(heard.removed).toEqual([{ itemId: gone.id, cause: 'replaced' }])
  },
)

test('of two that remove the same connection at once one tells the app', async () => {
  const { server, heard } = await startHearing()
  const { id } = await connectBank(server)
  await Promise.allSettled([
    server.send({ method: 'DELETE', path: `/items/${id}` }),
    server.send({ method: 'DELETE', path: `/items/${id}` }),
  ])
  expect(heard.removed).toEqual([{ itemId: id, cause: 'person' }])
})

test('Plaid hears that a connection is removed because it did not work, or what the app says', async () => {
  const { server } = await startHearing()
  const reasons = (): unknown[] =>
    server.calls
      .filter(({ path }) => path === '/item/remove')
      .map(({ body }) => body['reason_code'])
  const working = await connectBank(server)
  await server.send({ method: 'DELETE', path: `/items/${working.id}` })
  const broken = await connectBank(server, { flowId: 'two' })
  await server.relink.report(broken.id, { error_code: 'ITEM_LOGIN_REQUIRED' })
  await server.send({ method: 'DELETE', path: `/items/${broken.id}` })
  const fraud = await connectBank(server, { flowId: 'three' })
  await server.relink.removeItem('ann', fraud.id, { reason: 'FRAUD_OTHER' })
  expect(reasons()).toEqual(['OTHER', 'CONNECTION_IS_NON_FUNCTIONAL', 'FRAUD_OTHER'])
  await updateBank(server, (await connectBank(server, { flowId: 'four' })).id)
  expect((await getItem(server, (await ids(server))[0] ?? '')).health.status).toBe('healthy')
})
