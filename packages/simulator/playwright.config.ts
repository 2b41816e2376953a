import { defineConfig, devices } from '@playwright/test'

const launchOptions = {
  // A Chromium run by root, as in containers, needs its sandbox off.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ...(process.env['CHROMIUM_PATH'] === undefined
    ? {}
    : { executablePath: process.env['CHROMIUM_PATH'] }),
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/output',
  workers: 1,
  // A journey takes seconds; a busy machine takes its time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: { ...devices['Desktop Chrome'], launchOptions, trace: 'off' },
})
