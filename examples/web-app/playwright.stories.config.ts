import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './playwright.config.ts'

// No story knows of another, and none waits for a server: they play side by side.
export default defineConfig({
  testDir: 'e2e/stories',
  outputDir: 'test-results/stories',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: { ...devices['Desktop Chrome'], launchOptions, trace: 'off' },
})
