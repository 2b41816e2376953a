export type { PageLink } from '../playwright/page-link.ts'
export {
  simulatorFixtures,
  type PlaidFixture,
  type SimulatorFixtureOptions,
} from '../playwright/simulator-fixtures.ts'
