export { relinkSimulator, type SimulatorPluginOptions } from '../vite/relink-simulator.ts'
