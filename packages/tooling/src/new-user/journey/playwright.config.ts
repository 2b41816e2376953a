import { defineConfig, devices } from '@playwright/test'
import { startWithoutKeys } from './start-without-keys.ts'

const { APP = '', SIMULATOR = '', SERVER = '', BUILT = '', BUILT_SIMULATOR = '' } = process.env
const app = new URL('..', import.meta.url).pathname
const portOf = (address: string): string => new URL(address).port
const startServer = (simulator: string): string =>
  startWithoutKeys.replace('http://127.0.0.1:4100', simulator)

export default defineConfig({
  testDir: '.',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  workers: 1,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: {
      // A Chromium run by root, as in containers, needs its sandbox off.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
    },
  },
  projects: [
    { name: 'development', testMatch: 'development.spec.ts', use: { baseURL: APP } },
    {
      name: 'built',
      testMatch: 'built.spec.ts',
      use: {
        baseURL: BUILT,
        // The browser inside an app: banks open in the same tab, since pop-ups do not work there.
        userAgent:
          'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36',
      },
    },
  ],
  webServer: [
    // As the README has it: Vite with the simulator in it, and the server beside.
    {
      command: `node_modules/.bin/vite --port ${portOf(APP)} --strictPort`,
      cwd: app,
      url: APP,
    },
    {
      command: startServer(SIMULATOR),
      cwd: app,
      url: `${SERVER}/api/session`,
    },
    // The built page, from the server itself, with a simulator of its own.
    {
      command: `node node_modules/@relink/simulator/dist/cli/relink-simulator.js --port ${portOf(BUILT_SIMULATOR)}`,
      cwd: app,
      url: `${BUILT_SIMULATOR}/simulator`,
    },
    {
      command: startServer(BUILT_SIMULATOR),
      cwd: `${app}built`,
      url: `${BUILT}/api/session`,
    },
  ],
})
