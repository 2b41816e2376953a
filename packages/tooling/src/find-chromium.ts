import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { installPackages } from './install-packages.ts'

const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where Playwright keeps a Chromium of its own, if it has installed one. */
const playwrightChromium = async (): Promise<string | undefined> => {
  const { chromium } = await import('@playwright/test')
  return chromium.executablePath()
}

const find = async (): Promise<string | undefined> =>
  [...candidates, await playwrightChromium()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  )

/**
 * Finds a Chromium, or installs one: Playwright's own, else the system's package where this may be
 * installed without asking.
 *
 * @throws Error with a sentence that says what to install when neither works.
 */
export const findChromium = async (): Promise<string> => {
  const found = await find()
  if (found !== undefined) return found

  console.log('No Chromium was found; installing one…')
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit' })
  const installed = await find()
  if (installed !== undefined) return installed

  installPackages('chromium', 'fonts-liberation')
  const packaged = await find()
  if (packaged !== undefined) return packaged
  throw new Error(
    'The browser tests need Chromium: install it, or set CHROMIUM_PATH to where it is, and run the command again.',
  )
}
