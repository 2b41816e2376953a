// A setup file of Vitest's: a test that opens a connection fails.
import { afterEach } from 'vitest'
import { failIfConnected, refuseConnections } from './refuse-connections.ts'

refuseConnections()
afterEach(failIfConnected)
