export { connectControl } from '../control/connect-control.ts'
export type { SimulatorControl } from '../control/simulator-control.ts'
export { serveSimulator, type ServedSimulator, type ServeOptions } from '../node/serve-simulator.ts'
export { simulatorTags } from '../node/simulator-tags.ts'
