// A setup file of Jest's, after the environment: a test that opens a connection fails.
import { failIfConnected, refuseConnections } from './refuse-connections.ts'

/** Jest's own, which is global where a setup file runs. */
declare const afterEach: (check: () => void) => void

refuseConnections()
afterEach(failIfConnected)
