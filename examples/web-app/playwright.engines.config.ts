import { defineConfig, devices } from '@playwright/test'

const port = 4340

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/engines',
  // The journeys share two people and their banks, so they go one after the other.
  workers: 1,
  // WebDriver goes back and forth more than Chromium's protocol does, and a busy machine takes its time.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: { baseURL: `http://localhost:${port}` },
  webServer: {
    command: 'node server/main.ts --simulator',
    url: `http://localhost:${port}/api/session`,
    env: { PORT: String(port), DATA_FOLDER: `test-results/data-${port}` },
    reuseExistingServer: false,
    timeout: 120_000,
  },
  projects: [
    {
      name: 'firefox',
      // Not the static return page: over WebDriver BiDi, Playwright loses the body of a form it intercepts,
      // so the bank never hears the answer. WebKit has that journey.
      testMatch: ['connect.spec.ts', 'return.spec.ts'],
      // Over WebDriver BiDi there is no `emulateMedia`.
      grepInvert: /accessibility faults/,
      use: {
        ...devices['Desktop Firefox'],
        channel: 'moz-firefox',
        launchOptions: { executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr' },
      },
    },
    { name: 'webkit', testMatch: 'engines/webkit-journeys.ts' },
  ],
})
