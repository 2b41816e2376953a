import { existsSync } from 'node:fs'
import { installPackages } from './install-packages.ts'

const candidates = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

const find = (): string | undefined =>
  candidates.find((path) => path !== undefined && path !== '' && existsSync(path))

/**
 * Finds a Firefox, or installs the system's package where this may be done without asking. Any
 * Firefox will do: Playwright speaks WebDriver BiDi to it, and needs no build of its own.
 *
 * @throws Error with a sentence that says what to install when there is none.
 */
export const findFirefox = (): string => {
  const found = find()
  if (found !== undefined) return found

  installPackages('firefox-esr')
  const packaged = find()
  if (packaged !== undefined) return packaged
  throw new Error(
    'The journeys in Firefox need Firefox: install it, or set FIREFOX_PATH to where it is, and run the command again.',
  )
}
