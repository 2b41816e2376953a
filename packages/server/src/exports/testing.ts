/**
 * A real Relink server behind the page of a test, in the same process. Needs a pretended Plaid, such as
 * `installSimulator()` of `@relink/simulator/testing`.
 */
export {
  installTestServer,
  type TestServer,
  type TestServerOptions,
} from '../testing/install-test-server.ts'
export type { PretendedPlaid } from '../testing/plaid-over-fetch.ts'
