export { serveSimulator, type ServedSimulator, type ServeOptions } from '../node/serve-simulator.ts'
export { simulatorTags } from '../node/simulator-tags.ts'
