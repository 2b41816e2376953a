import { wait } from '../time/wait.ts'
import type { ServerContext } from '../server-context.ts'
import type { TokenVault } from './token-vault.ts'

/** How many rows were looked at, and how many of them written anew. */
export interface Reencrypted {
  looked: number
  written: number
  /**
   * Whether everything is encrypted with the first key now. It is not where a server goes on writing with an
   * older one, whose key has to stay until that server has the new one.
   */
  isComplete: boolean
}

interface Sealed {
  table: string
  /** The column that orders the rows and tells them apart. */
  key: string
  column: string
  use: Parameters<TokenVault['open']>[0]['use']
}

const sealedColumns: readonly Sealed[] = [
  { table: 'relink_items', key: 'id', column: 'sealed_access_token', use: 'access_token' },
  {
    table: 'relink_link_tokens',
    key: 'token_hash',
    column: 'sealed_link_token',
    use: 'link_token',
  },
  { table: 'relink_exchanges', key: 'public_token_hash', column: 'sealed_intent', use: 'exchange' },
]

const batch = 200
/** Rows that a server with an older key writes behind the first look are found by another. */
const mostLooks = 5

/** What one look at a table found; `older`: with another key than the first. */
interface Look {
  looked: number
  older: number
  written: number
}

/** Looks once at every row of a table. */
const look = async (
  { store, vault }: Pick<ServerContext, 'store' | 'vault'>,
  { table, key, column, use }: Sealed,
): Promise<Look> => {
  const done: Look = { looked: 0, older: 0, written: 0 }
  let [afterId, afterOwner] = ['', '']
  for (;;) {
    // SQLite answers at once; a server goes on with its requests in between.
    await wait(0)
    const rows = await store.query(
      `select ${key} as id, owner, ${column} as sealed from ${table}
       where (${key}, owner) > ($1, $2) and ${column} is not null order by ${key}, owner limit ${batch}`,
      [afterId, afterOwner],
    )
    for (const row of rows) {
      const sealed = String(row['sealed'])
      afterId = String(row['id'])
      afterOwner = String(row['owner'])
      done.looked += 1
      if (vault.isCurrent(sealed)) continue
      done.older += 1
      const label = { use, id: afterId, owner: afterOwner }
      const again = await vault.seal(label, await vault.open(label, sealed))
      const written = await store.query(
        `update ${table} set ${column} = $3 where ${key} = $1 and ${column} = $2 returning ${key}`,
        [afterId, sealed, again],
      )
      done.written += written.length
    }
    if (rows.length < batch) return done
  }
}

/**
 * Encrypts everything at rest with the first key, so that older ones can be taken away.
 *
 * Online: servers go on meanwhile, and have to have the new key as their first before. A row that somebody
 * writes at the same moment is left as they wrote it. Can be stopped and begun again.
 *
 * @throws RelinkError `token_unreadable` when a key is missing from the list; what was written stays.
 */
export const reencrypt = async (
  context: Pick<ServerContext, 'store' | 'vault'>,
): Promise<Reencrypted> => {
  const all: Reencrypted = { looked: 0, written: 0, isComplete: true }
  for (const sealed of sealedColumns) {
    const first = await look(context, sealed)
    all.looked += first.looked
    all.written += first.written
    let { older } = first
    for (let looks = 1; older > 0 && looks < mostLooks; looks += 1) {
      const again = await look(context, sealed)
      all.written += again.written
      older = again.older
    }
    if (older > 0) all.isComplete = false
  }
  return all
}
