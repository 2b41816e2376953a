export { installPlaid, type InstallOptions } from '../browser/install-plaid.ts'
export type { PlaidGlobal, PlaidHandler, PlaidOptions } from '../browser/plaid-global.ts'
export { connectControl } from '../control/connect-control.ts'
export type { SimulatorControl } from '../control/simulator-control.ts'
