export type { ApiRequest } from '../api/api-routes.ts'
export type { SimulatorLinkTokenOptions } from '../api/create-simulator-link-token.ts'
export type { BankApproval } from '../bank/approve-at-bank.ts'
export { connectControl } from '../control/connect-control.ts'
export type {
  ClockReading,
  ControlledInstitution,
  ControlledItem,
  FaultRequest,
  ItemWebhook,
  NumbersRequest,
  OfferedAccount,
  ProblemRequest,
  SettingsChange,
  SimulatorControl,
  SimulatorOverview,
} from '../control/simulator-control.ts'
export { createSimulator, type Simulator, type SimulatorOptions } from '../create-simulator.ts'
export { sandboxTable, type SandboxRow } from '../engine/sandbox-table.ts'
export {
  emptyState,
  type Fault,
  type Item,
  type SimulatorState,
} from '../engine/simulator-state.ts'
