import { readLinkTokenResponse, readTakenPendingLink } from '@relink/core'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaidProduct } from '../plaid/plaid.ts'
import {
  connectBank,
  finishLink,
  finishUpdate,
  getItem,
  recoverFlow,
  sendItem,
  updateBank,
} from '../test/connect-bank.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { allDatabases } from '../test/sqlite-and-postgres.ts'
import { startRelink } from '../test/start-relink.ts'
import { migrate } from './migrate.ts'
import { postgresStore } from './postgres-store.ts'
import type { SqlQuery } from './store.ts'

let postgres: ServedPostgres

beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

test('a Postgres connection that is cut in a transaction is not used again', async () => {
  await postgres.clear()
  const pool = postgres.newPool()
  const store = postgresStore(pool)
  const ownPid = async (query: SqlQuery): Promise<number> => {
    const [row] = await query('select pg_backend_pid() as pid')
    return Number(row?.['pid'])
  }
  const cut: number[] = []
  const outcome = store.transaction(async (query) => {
    const pid = await ownPid(query)
    cut.push(pid)
    await query('create table lost (id text)')
    await postgres.pool.query('select pg_terminate_backend($1, 5000)', [pid])
    await query('select 1')
  })
  await expect(outcome).rejects.toThrow(/connection/)
  expect(pool.totalCount).toBe(0)
  expect(cut).not.toContain(await store.transaction(ownPid))
  await expect(store.query('select 1 from lost')).rejects.toThrow('does not exist')
})

test('a Postgres connection that is cut while a transaction waits does not end the process', async () => {
  await postgres.clear()
  const clients: PoolClient[] = []
  const pool = {
    query: (text: string, values?: unknown[]) => postgres.pool.query(text, values),
    connect: async () => {
      const client = await postgres.pool.connect()
      clients.push(client)
      return client
    },
  }
  const { totalCount } = postgres.pool
  await postgresStore(pool).transaction(async () => {
    // What `pg` does when the socket closes; without a listener Node throws.
    expect(clients[0]?.emit('error', new Error('connection terminated'))).toBe(true)
  })
  expect(postgres.pool.totalCount).toBeLessThan(Math.max(totalCount, 1))
})

describe.each(allDatabases(() => postgres))('in $database', ({ newData }) => {
  test('a bank is connected, repaired, shown and removed', async () => {
    const open = await newData()
    const server = await startRelink({ store: open() })
    const item = await connectBank(server)
    await server.relink.report(item.id, { error_code: 'ITEM_LOGIN_REQUIRED' })
    expect((await getItem(server, item.id)).health.status).toBe('sign_in_required')
    expect(await updateBank(server, item.id)).toMatchObject({ repaired: true })
    const { updatedAt: _, ...rest } = item
    expect(await server.relink.listItems('ann')).toMatchObject([rest])
    await server.send({ method: 'DELETE', path: `/items/${item.id}` })
    expect(await server.relink.listItems('ann')).toEqual([])
  })

  test('two servers sent the same public token at once exchange it once', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const two = one.another({ store: open() })
    const request = await finishLink(one)
    const [first, second] = await Promise.all([sendItem(one, request), sendItem(two, request)])
    expect(first.outcome).toBe('linked')
    // The two may differ in what /accounts/get had said by then, not in the Item they name.
    expect(second).toMatchObject({
      outcome: 'linked',
      item: { id: first.outcome === 'linked' ? first.item.id : '' },
    })
    const calls = [...one.calls, ...two.calls].map(({ path }) => path)
    expect(calls.filter((path) => path === '/item/public_token/exchange')).toHaveLength(1)
  })

  test('a pending link that two servers take at once goes to one of them', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const two = one.another({ store: open() })
    await one.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
    const taken = await Promise.all(
      [one, two].map(async (server) => {
        const { body } = await server.send({ path: '/pending-link/take' })
        return (body as { pendingLink: unknown }).pendingLink
      }),
    )
    expect(taken.filter((link) => link !== null)).toHaveLength(1)
  })

  test('what two servers recover at once, beside the page itself, is exchanged once', async () => {
    const open = await newData()
    const one = await startRelink({ store: open() })
    const two = one.another({ store: open() })
    const request = await finishLink(one)
    const answers = await Promise.all([recoverFlow(one), recoverFlow(two), sendItem(two, request)])
    const [item] = await one.relink.listItems('ann')
    for (const answer of answers)
      expect(answer).toMatchObject({ outcome: 'linked', item: { id: item?.id } })
    const calls = [...one.calls, ...two.calls].map(({ path }) => path)
    expect(calls.filter((path) => path === '/item/public_token/exchange')).toHaveLength(1)
    expect(await recoverFlow(two)).toEqual({ outcome: 'linked', item })
  })

  test('a repair is recovered, and the flow of an Item that was removed is unfinished', async () => {
    const open = await newData()
    const server = await startRelink({ store: open() })
    const { id } = await connectBank(server)
    await finishUpdate(server, id, null, 'repair')
    const updated = await recoverFlow(server, 'repair')
    expect(updated).toMatchObject({ outcome: 'updated', repaired: true, item: { id } })
    expect(await recoverFlow(server, 'repair')).toEqual(updated)
    await server.send({ method: 'DELETE', path: `/items/${id}` })
    for (const flowId of ['flow', 'repair'])
      expect(await recoverFlow(server, flowId)).toEqual({ outcome: 'unfinished' })
  })

  test('a link that two servers take by its correlation id at once goes to one of them', async () => {
    const open = await newData()
    const products: PlaidProduct[] = ['payment_initiation']
    const one = await startRelink({ store: open(), products })
    const two = one.another({ store: open(), products })
    const made = await one.send({ path: '/link-tokens', body: { mode: 'new', flowId: 'flow' } })
    const { linkToken } = readLinkTokenResponse(made.body)
    const { simulator } = one
    const stateId = simulator.approveAtBank({ linkToken })
    const correlationId = simulator.snapshot().oauthStates[stateId]?.correlationId
    const taken = await Promise.all(
      [one, two].map(async (server) => {
        const { body } = await server.send({ path: '/pending-link/take', body: { correlationId } })
        return readTakenPendingLink(body)
      }),
    )
    expect(taken.filter((link) => link !== null)).toMatchObject([{ linkToken }])
  })

  test('a database of an earlier version keeps its Items and its pending links', async () => {
    const open = await newData()
    const server = await startRelink({ store: open() })
    const request = await finishLink(server)
    const store = open()
    for (const [table, column] of [
      ['relink_link_tokens', 'taken_at'],
      ['relink_link_tokens', 'outcome'],
      ['relink_exchanges', 'flow_id'],
    ])
      await store.query(`alter table ${table} drop column ${column}`)
    await store.query('delete from relink_schema where version = 2')
    const updated = server.another({ store: open() })
    expect(await recoverFlow(updated)).toMatchObject({
      outcome: 'linked',
      item: { accounts: request.accounts },
    })
  })

  test('a transaction that fails leaves nothing behind', async () => {
    const open = await newData()
    const store = open()
    await migrate(store)
    const failed = store.transaction(async (query) => {
      await query('insert into relink_schema (version) values ($1)', [-7])
      throw new Error('the rest went wrong')
    })
    await expect(failed).rejects.toThrow('the rest went wrong')
    expect(await store.query('select 1 from relink_schema where version = $1', [-7])).toEqual([])
  })
})
