import { defineConfig, devices } from '@playwright/test'

// Both servers run against the simulator, each with data of its own.
export const builtPort = 4310
export const developmentPort = 4311

/** Where the simulator of the server on a port listens. */
export const simulatorPort = (port: number): number => port + 10

const serve = (port: number, flag: string) => ({
  command: `node server/main.ts ${flag}`,
  url: `http://localhost:${port}/api/session`,
  env: {
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort(port)),
    DATA_FOLDER: `test-results/data-${port}`,
  },
  reuseExistingServer: false,
})

export const launchOptions = {
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
  // One for each server.
  workers: 2,
  // A journey takes seconds; a busy machine takes its time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  // A trace of every journey takes a fifth of the time; `--trace retain-on-failure` keeps those that fail.
  use: { trace: 'off' },
  webServer: [serve(builtPort, '--simulator'), serve(developmentPort, '--development')],
  // The journeys of a server share two people and their banks, so they go one after the other.
  projects: [
    {
      name: 'built',
      workers: 1,
      testIgnore: ['development/**', 'stories/**'],
      use: { ...desktop, baseURL: `http://localhost:${builtPort}` },
    },
    {
      name: 'development',
      workers: 1,
      testMatch: 'development/**',
      use: { ...desktop, baseURL: `http://localhost:${developmentPort}` },
    },
  ],
})
