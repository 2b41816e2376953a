import type { Institutions } from './items/institutions.ts'
import type { Log } from './log/log.ts'
import type { RelinkSettings } from './options/relink-options.ts'
import type { Plaid } from './plaid/plaid.ts'
import type { TokenVault } from './secrets/token-vault.ts'
import type { Store } from './store/store.ts'

/** What every part of the server works with; made once by `createRelink`. */
export interface ServerContext {
  settings: RelinkSettings
  plaid: Plaid
  institutions: Institutions
  store: Store
  vault: TokenVault
  log: Log
  /** Milliseconds since the epoch. */
  now: () => number
}
