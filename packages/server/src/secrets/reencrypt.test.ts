import { base64url } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../store/store.ts'
import { connectBank, finishLink, sendItem } from '../test/connect-bank.ts'
import { servePlaidProxy } from '../test/serve-plaid-proxy.ts'
import { servePostgres, type ServedPostgres } from '../test/serve-postgres.ts'
import { keepingDatabases } from '../test/sqlite-and-postgres.ts'
import { plaidSdk, startRelink, type StartedRelink } from '../test/start-relink.ts'
import { reencrypt } from './reencrypt.ts'
import { createTokenVault } from './token-vault.ts'

let postgres: ServedPostgres
beforeAll(async () => {
  postgres = await servePostgres()
}, 180_000)
afterAll(() => postgres.close())

const key = (kid: string, fill: number): { kid: string; key: string } => ({
  kid,
  key: base64url.encode(new Uint8Array(32).fill(fill)),
})
const [old, fresh] = [key('old', 1), key('new', 2)]

const vaultOf = (...keys: { kid: string; key: string }[]): ReturnType<typeof createTokenVault> => {
  const [first, ...rest] = keys.map((each) => ({
    kid: each.kid,
    secret: base64url.decode(each.key),
  }))
  if (first === undefined) throw new Error('no key')
  return createTokenVault([first, ...rest])
}

const kidsIn = async ({ query }: Store): Promise<string[]> => {
  const rows = await query(
    `select sealed_access_token as sealed from relink_items
     union all select sealed_link_token from relink_link_tokens where sealed_link_token is not null
     union all select sealed_intent from relink_exchanges where sealed_intent is not null`,
  )
  return rows.map(({ sealed }) => {
    const [header = ''] = String(sealed).split('.')
    return (JSON.parse(new TextDecoder().decode(base64url.decode(header))) as { kid: string }).kid
  })
}

const canRead = async (server: StartedRelink, ids: readonly string[]): Promise<void> => {
  for (const id of ids)
    expect(await server.relink.withItem('ann', id, async () => 'read')).toBe('read')
}

describe.each(keepingDatabases(() => postgres))('in $database', ({ newData }) => {
  test('all that rests is encrypted anew, and then the old key can be dropped', async () => {
    const open = await newData()
    const before = await startRelink({ store: open(), encryptionKeys: [old] })
    const proxy = await servePlaidProxy(before.plaidOrigin)
    const { id } = await connectBank(before)
    // A link that is under way, and an exchange that Plaid has not answered.
    const unfinished = await finishLink(before, { flowId: 'unfinished' })
    const half = before.another({
      store: open(),
      encryptionKeys: [old],
      plaid: plaidSdk(proxy.origin),
    })
    proxy.meet('/item/public_token/exchange', async () => null)
    await half.send({ path: '/items', body: { ...unfinished, ifConnected: 'add' } })
    proxy.meetNothing()
    expect(await kidsIn(before.store)).toEqual(['old', 'old', 'old'])

    const during = before.another({ store: open(), encryptionKeys: [fresh, old] })
    expect(await during.relink.reencrypt()).toEqual({
      looked: 3,
      written: 3,
      isComplete: true,
    })
    expect(await during.relink.reencrypt()).toEqual({
      looked: 3,
      written: 0,
      isComplete: true,
    })
    expect(await kidsIn(before.store)).toEqual(['new', 'new', 'new'])

    const after = before.another({ store: open(), encryptionKeys: [fresh] })
    await canRead(after, [id])
    expect((await sendItem(after, unfinished)).outcome).toBe('linked')
  })

  test('what servers write meanwhile is not lost, with whichever of the keys', async () => {
    const open = await newData()
    const older = await startRelink({ store: open(), encryptionKeys: [old] })
    const newer = older.another({ store: open(), encryptionKeys: [fresh, old] })
    const ids: string[] = []
    for (const [index, each] of accounts.entries())
      ids.push((await connectBank(older, { flowId: `f${index}`, accounts: each })).id)
    const work = { isOver: false }
    const busy = async (): Promise<void> => {
      try {
        for (const [index, institutionId] of banks.entries()) {
          await newer.relink.rotate(ids[index] ?? '')
          ids.push((await connectBank(newer, { flowId: `m${index}`, institutionId })).id)
        }
      } finally {
        work.isOver = true
      }
    }
    const meanwhile = async (): Promise<void> => {
      while (!work.isOver) await newer.relink.reencrypt()
    }
    await Promise.all([busy(), meanwhile()])
    await newer.relink.reencrypt()
    expect(new Set(await kidsIn(older.store))).toEqual(new Set(['new']))
    const after = older.another({ store: open(), encryptionKeys: [fresh] })
    await canRead(after, ids)
    for (const id of ids)
      expect((await after.relink.refresh(id))?.health).toEqual({ status: 'healthy' })
  })

  test('a row that is written behind the first look is found by another', async () => {
    const open = await newData()
    const server = await startRelink({ store: open(), encryptionKeys: [old] })
    await connectBank(server)
    const store = open()
    let late: Promise<unknown> | null = null
    const meanwhile: Store = {
      ...store,
      query: async (text, values) => {
        const rows = await store.query(text, values)
        // A server that has the old key alone links another bank right after the first look.
        if (text.includes('from relink_items'))
          await (late ??= connectBank(server, { flowId: 'two', institutionId: 'ins_109509' }))
        return rows
      },
    }
    await reencrypt({ store: meanwhile, vault: vaultOf(fresh, old) })
    expect(new Set(await kidsIn(store))).toEqual(new Set(['new']))
  })

  test('it is not complete as long as a server writes with an older key', async () => {
    const open = await newData()
    const server = await startRelink({ store: open(), encryptionKeys: [old] })
    await connectBank(server)
    const store = open()
    const [row] = await store.query('select sealed_access_token as sealed from relink_items')
    const rotating: Store = {
      ...store,
      query: async (text, values) => {
        const rows = await store.query(text, values)
        if (text.startsWith('update relink_items'))
          await store.query('update relink_items set sealed_access_token = $1', [
            String(row?.['sealed']),
          ])
        return rows
      },
    }
    const vault = vaultOf(fresh, old)
    expect(await reencrypt({ store: rotating, vault })).toMatchObject({ isComplete: false })
    expect(await reencrypt({ store, vault })).toMatchObject({ isComplete: true })
  })

  test('it can be interrupted and begun again', async () => {
    const open = await newData()
    const server = await startRelink({ store: open(), encryptionKeys: [old] })
    for (const [index, institutionId] of banks.entries())
      await connectBank(server, { flowId: `f${index}`, institutionId })
    const store = open()
    let writes = 0
    const failing: Store = {
      ...store,
      query: (text, values) => {
        writes += text.startsWith('update') ? 1 : 0
        return writes > 1 ? Promise.reject(new Error('cut off')) : store.query(text, values)
      },
    }
    const vault = vaultOf(fresh, old)
    await expect(reencrypt({ store: failing, vault })).rejects.toThrow('cut off')
    expect((await kidsIn(store)).sort()).toEqual(['new', 'old', 'old'])
    expect(await reencrypt({ store, vault })).toMatchObject({ looked: 3, written: 2 })
  })

  test('a key that is missing, or a row that is damaged, is said so, and no row is harmed', async () => {
    const open = await newData()
    const server = await startRelink({ store: open(), encryptionKeys: [old] })
    const { id } = await connectBank(server)
    const store = open()
    const before = await store.query('select * from relink_items')
    await expect(reencrypt({ store, vault: vaultOf(fresh) })).rejects.toMatchObject({
      code: 'token_unreadable',
      message: expect.stringContaining(id) as unknown,
    })
    expect(await store.query('select * from relink_items')).toEqual(before)
    await store.query('update relink_items set sealed_access_token = $1', ['not a JWE'])
    await expect(reencrypt({ store, vault: vaultOf(fresh, old) })).rejects.toMatchObject({
      code: 'token_unreadable',
    })
  })
})

const accounts = [['checking'], ['savings'], ['credit-card']]
const banks = ['ins_109509', 'ins_109511', 'ins_135858']
