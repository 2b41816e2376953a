#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { serveSimulator } from '../node/serve-simulator.ts'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4100' }, state: { type: 'string' } },
})

const { origin } = await serveSimulator({
  port: Number(values.port),
  ...(values.state !== undefined && { stateFile: values.state }),
})

console.log(`Simulated Plaid: ${origin}`)
