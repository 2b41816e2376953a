export { installPlaid, type InstallOptions } from '../browser/install-plaid.ts'
export type { PlaidGlobal, PlaidHandler, PlaidOptions } from '../browser/plaid-global.ts'
