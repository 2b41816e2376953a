import { afterEach, beforeEach } from 'vitest'

/**
 * Fails a test that prints. A line on the console is either a bug or something the test should say
 * it expects, by taking it with `takePrinted`.
 */
const levels = ['error', 'warn', 'info', 'log', 'debug'] as const
const printed: string[] = []
const originals = new Map<string, (typeof console)['log']>()

beforeEach(() => {
  printed.length = 0
  for (const level of levels) {
    originals.set(level, console[level])
    console[level] = (...values: unknown[]) => {
      printed.push(`console.${level}: ${values.map(String).join(' ')}`)
    }
  }
})

afterEach(() => {
  for (const level of levels) console[level] = originals.get(level) ?? console[level]
  const lines = printed.splice(0)
  if (lines.length > 0) throw new Error(`The test printed:\n${lines.join('\n')}`)
})

/** Takes the lines printed so far in this test, so that they no longer fail it. */
export const takePrinted = (): string[] => printed.splice(0)
