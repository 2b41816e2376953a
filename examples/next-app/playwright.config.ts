import { defineConfig, devices } from '@playwright/test'

const builtPort = 4330
const developmentPort = 4331

// Both servers run against the simulator, each with data of its own.
const serve = (command: 'start' | 'dev', port: number) => ({
  command: `node node_modules/next/dist/bin/next ${command} -H localhost`,
  url: `http://localhost:${port}`,
  env: {
    PORT: String(port),
    DATA_FOLDER: `test-results/data-${port}`,
    PLAID_CLIENT_ID: '',
    PLAID_SECRET: '',
  },
  timeout: 120_000,
  reuseExistingServer: false,
})

const launchOptions = {
  // A Chromium run by root, as in containers, needs its sandbox off.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ...(process.env['CHROMIUM_PATH'] === undefined
    ? {}
    : { executablePath: process.env['CHROMIUM_PATH'] }),
}

const desktop = { ...devices['Desktop Chrome'], launchOptions }

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/output',
  // The journeys share two people and their banks, so they go one after the other.
  workers: 1,
  // A journey takes seconds; a busy machine, or a page that is compiled first, takes its time.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: { trace: 'off' },
  webServer: [serve('start', builtPort), serve('dev', developmentPort)],
  projects: [
    { name: 'built', use: { ...desktop, baseURL: `http://localhost:${builtPort}` } },
    // Only a development React has StrictMode, and says what it minds about hydration.
    {
      name: 'development',
      testMatch: ['hydration.spec.ts', 'return.spec.ts'],
      use: { ...desktop, baseURL: `http://localhost:${developmentPort}` },
    },
  ],
})
