export { createSimulator, type Simulator, type SimulatorOptions } from '../create-simulator.ts'
export type { ApiRequest } from '../api/api-routes.ts'
export type { BankApproval } from '../bank/approve-at-bank.ts'
export type { Item, SimulatorState } from '../engine/simulator-state.ts'
