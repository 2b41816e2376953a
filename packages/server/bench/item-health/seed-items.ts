import { noSignals, type ItemSignals } from '@relink/core'
import { insertItem } from '../../src/items/item-rows.ts'
import type { StoredItem } from '../../src/items/stored-item.ts'
import { createTokenVault } from '../../src/secrets/token-vault.ts'
import { migratedStore } from '../../src/store/migrate.ts'
import { openBenchStore, type StorePlace } from './open-bench-store.ts'

/** 32 bytes. */
const secret = new Uint8Array(32).fill(7)

/** The key that everything here is encrypted with. */
export const encryptionKey = { kid: 'bench', key: Buffer.from(secret).toString('base64url') }

const day = 24 * 60 * 60_000

/** One of each kind of health, in turn. */
const signalsOf = (index: number, now: number): ItemSignals => {
  const at = now - day
  const error = { code: 'ITEM_LOGIN_REQUIRED', reason: null, products: [], at }
  const kinds: Partial<ItemSignals>[] = [
    {},
    { error },
    { consentEndsAt: now + 3 * day },
    { disconnect: { at: now + 2 * day, why: 'INSTITUTION_MIGRATION', heardAt: at } },
    { newAccountsAt: at },
    { revokedAccounts: { 'account-1': at } },
    { missing: { code: 'ACCESS_NOT_GRANTED', products: { auth: at }, at } },
    { unverified: ['account-2'] },
    { bankTrouble: { code: 'INSTITUTION_DOWN', at: now } },
    { error: { ...error, code: 'USER_PERMISSION_REVOKED' } },
  ]
  return { ...noSignals, ...kinds[index % kinds.length] }
}

/** An Item to be made. */
export interface Seed {
  id: string
  owner: string
}

/** Writes Items with five accounts each, all healthy or in health of all kinds. */
export const seedItems = async (
  place: StorePlace,
  seeds: readonly Seed[],
  { isMixed = false } = {},
): Promise<void> => {
  const vault = createTokenVault([{ kid: encryptionKey.kid, secret }])
  const opened = openBenchStore(place)
  const store = migratedStore(opened.store)
  const now = Date.now()
  const items = await Promise.all(
    seeds.map(async ({ id, owner }, index): Promise<StoredItem> => {
      const label = { use: 'access_token', id, owner } as const
      return {
        id,
        owner,
        environment: 'sandbox',
        institutionId: 'ins_1',
        bankName: 'First Platypus Bank',
        region: 'america',
        accounts: Array.from({ length: 5 }, (_, account) => ({
          id: `account-${account}`,
          name: `Everyday account ${account}`,
          mask: String(1000 + account),
          type: 'depository',
          subtype: 'checking',
        })),
        signals: isMixed ? signalsOf(index, now) : noSignals,
        toldHealth: null,
        sealedAccessToken: await vault.seal(label, `access-sandbox-${id}`),
        connectedAt: now - index,
        updatedAt: now - index,
        change: 0,
      }
    }),
  )
  await store.transaction(async (query) => {
    for (const item of items) await insertItem(query, item)
  })
  await store.close()
  await opened.close()
}
