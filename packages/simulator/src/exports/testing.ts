export {
  installSimulator,
  type InstallSimulatorOptions,
  type LinkDriver,
} from '../testing/install-simulator.ts'
export type { Choices } from '../testing/walk-through-panes.ts'
