// Runs every suite, or those named, and ends with one line over all of them.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.ts'
import { findFirefox } from './find-firefox.ts'
import { findPostgres } from './find-postgres.ts'
import { findWebkit } from './find-webkit.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const root = new URL('../../..', import.meta.url).pathname
const reports = mkdtempSync(join(tmpdir(), 'relink-tests-'))

const run = (command: readonly string[], env: Record<string, string> = {}): boolean => {
  const { status } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

/** A suite that dies before it reports has failed, even if no test of it did. */
const died: Counts = { passed: 0, failed: 1, skipped: 0 }

const read = <T>(file: string): T | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    console.error(`No report was written: ${String(error)}`)
    return null
  }
}

const withExit = (counts: Counts, isOk: boolean): Counts =>
  isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 }

/** What Vitest and Jest report alike. */
interface UnitReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
}

const readUnits = (file: string, isOk: boolean): Counts => {
  const report = read<UnitReport>(file)
  if (report === null) return died
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report
  return withExit({ passed, failed, skipped }, isOk)
}

const unit = (): Counts => {
  const file = join(reports, 'unit.json')
  const isOk = run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    // Found here, so that no two files of tests install it at once.
    { POSTGRES_BIN: findPostgres() },
  )
  return readUnits(file, isOk)
}

/** The example that people who use Jest start from. */
const inJest = (): Counts => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 24 || (major === 24 && minor < 9)) {
    console.log(`Jest takes modules from Node 24.9 on; this is ${process.versions.node}.`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const file = join(reports, 'jest.json')
  const folder = 'examples/testing-jest'
  const isOk = run([
    '--experimental-vm-modules',
    `${folder}/node_modules/jest/bin/jest.js`,
    `--rootDir=${folder}`,
    `--config=${folder}/jest.config.js`,
    // Here and not in the example, which is there to be copied.
    `--setupFilesAfterEnv=${root}packages/tooling/src/refuse-network-in-jest.ts`,
    '--json',
    `--outputFile=${file}`,
  ])
  return readUnits(file, isOk)
}

const journeys = (config: string, env: Record<string, string>): Counts => {
  const file = join(reports, `${config.replaceAll('/', '-')}.json`)
  const isOk = run(['node_modules/@playwright/test/cli.js', 'test', `--config=${config}`], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const report = read<{
    stats: { expected: number; unexpected: number; skipped: number; flaky: number }
  }>(file)
  if (report === null) return died
  const { expected, unexpected, skipped, flaky } = report.stats
  return withExit({ passed: expected, failed: unexpected + flaky, skipped }, isOk)
}

const inChromium = (config: string) => async (): Promise<Counts> =>
  journeys(config, { CHROMIUM_PATH: await findChromium() })

const inOtherEngines = (): Counts =>
  journeys('examples/web-app/playwright.engines.config.ts', {
    FIREFOX_PATH: findFirefox(),
    WEBKIT_DRIVER_PATH: findWebkit(),
  })

const suites = {
  unit: [unit, inJest],
  e2e: [
    'packages/simulator/playwright.config.ts',
    'examples/web-app/playwright.stories.config.ts',
    'examples/web-app/playwright.config.ts',
    'examples/next-app/playwright.config.ts',
  ].map(inChromium),
  engines: [inOtherEngines],
}
const named = process.argv.slice(2).filter((name): name is keyof typeof suites => name in suites)
const wanted = named.length > 0 ? named : (['unit', 'e2e'] as const)

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const name of wanted) {
  console.log(`\n— ${name} —`)
  for (const suite of suites[name]) {
    const counts = await suite()
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
  }
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
