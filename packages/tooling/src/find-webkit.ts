import { existsSync } from 'node:fs'
import { installPackages } from './install-packages.ts'

const candidates = [process.env['WEBKIT_DRIVER_PATH'], '/usr/bin/WebKitWebDriver']

const screens = ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb']

/** The driver, if there is also a screen for its browser to be on. */
const find = (): string | undefined =>
  screens.some((path) => existsSync(path))
    ? candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
    : undefined

/**
 * Finds the driver of WebKitGTK, or installs the system's packages where this may be done without
 * asking. Only Linux has it.
 *
 * @throws Error with a sentence that says what to install when there is none.
 */
export const findWebkit = (): string => {
  const found = find()
  if (found !== undefined) return found

  installPackages('webkit2gtk-driver', 'xvfb')
  const packaged = find()
  if (packaged !== undefined) return packaged
  throw new Error(
    'The journeys in WebKit need WebKitGTK and Xvfb: install webkit2gtk-driver and xvfb, or set WEBKIT_DRIVER_PATH to where WebKitWebDriver is, and run the command again.',
  )
}
