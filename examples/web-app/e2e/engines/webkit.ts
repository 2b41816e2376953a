import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test as base } from '@playwright/test'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import { openProxy, type Proxy } from './proxy.ts'

// Playwright drives no WebKit but its own, so this one is driven over WebDriver: Debian's WebKitGTK,
// on a screen that nobody sees.

const driverPath = process.env['WEBKIT_DRIVER_PATH'] ?? '/usr/bin/WebKitWebDriver'
const driverPort = 4342

const browserPath = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  .find((path) => existsSync(path))

/** Opens a screen, and resolves with its name. */
const openScreen = (): Promise<{ process: ChildProcess; display: string }> =>
  new Promise((resolve, reject) => {
    const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    screen.once('error', reject)
    screen.once('exit', () => reject(new Error('Xvfb ended before it had a screen.')))
    screen.stdout.once('data', (number: Buffer) =>
      resolve({ process: screen, display: `:${number.toString().trim()}` }),
    )
  })

/** A running driver, from which each test has a browser of its own. */
interface WebKit {
  proxy: Proxy
  open: (userAgent: string | undefined) => Promise<WebDriver>
}

interface Fixtures {
  /** The app's address. */
  app: string
  driver: WebDriver
  network: Proxy
}

export const test = base.extend<Fixtures, { webkit: WebKit }>({
  webkit: [
    // Playwright reads the first parameter to know what a fixture needs.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const screen = await openScreen()
      const server = spawn(driverPath, [`--port=${driverPort}`, '--host=127.0.0.1'], {
        env: { ...process.env, DISPLAY: screen.display, GDK_BACKEND: 'x11' },
        stdio: 'ignore',
      })
      const address = `http://127.0.0.1:${driverPort}`
      const isReady = (): Promise<boolean> =>
        fetch(`${address}/status`).then(
          ({ ok }) => ok,
          () => false,
        )
      const proxy = await openProxy()
      try {
        await expect.poll(isReady).toBe(true)
        await use({
          proxy,
          open: (userAgent) =>
            new Builder()
              .usingServer(address)
              .withCapabilities(
                new Capabilities({
                  browserName: 'MiniBrowser',
                  proxy: { proxyType: 'manual', httpProxy: proxy.host },
                  'webkitgtk:browserOptions': {
                    binary: browserPath,
                    args: [
                      '--automation',
                      ...(userAgent === undefined ? [] : [`--user-agent=${userAgent}`]),
                    ],
                  },
                }),
              )
              .build(),
        })
      } finally {
        proxy.close()
        server.kill()
        screen.process.kill()
      }
    },
    { scope: 'worker' },
  ],
  app: ({ baseURL }, use) => use(baseURL ?? ''),
  network: async ({ webkit }, use) => {
    webkit.proxy.reset()
    await use(webkit.proxy)
  },
  driver: async ({ webkit, userAgent }, use, testInfo) => {
    const driver = await webkit.open(userAgent)
    try {
      await use(driver)
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('screen', {
          body: Buffer.from(await driver.takeScreenshot(), 'base64'),
          contentType: 'image/png',
        })
    } finally {
      await driver.quit()
    }
  },
})
