import { performance } from 'node:perf_hooks'

let passed = 0
const failed: string[] = []

/** Does one check and prints a line about it: `ok` with its seconds, or `FAILED` with the reason below. */
export const check = async (
  name: string,
  work: () => Promise<string | void> | string | void,
): Promise<void> => {
  const begun = performance.now()
  try {
    const note = await work()
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    passed += 1
    console.log(`ok      ${name}${note ? `: ${note}` : ''} (${seconds} s)`)
  } catch (error) {
    failed.push(name)
    const reason = error instanceof Error ? error.message : String(error)
    console.log(`FAILED  ${name}\n${reason.trim().replaceAll(/^/gm, '        ')}`)
  }
}

/** Does checks two at a time, in their order. Put the long ones first, so that the short ones fill what time is left. */
export const checkAll = async (
  checks: readonly (readonly [name: string, work: () => Promise<string | void> | string | void])[],
): Promise<void> => {
  const queue = [...checks]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await check(next[0], next[1])
  }
  await Promise.all([work(), work()])
}

/** Prints how many checks passed, and ends the process: with 1 if one failed or none was done. */
export const finish = (): never => {
  if (failed.length > 0)
    console.log(`\n${failed.length} of ${passed + failed.length} FAILED: ${failed.join('; ')}`)
  else console.log(`\nAll ${passed} passed.`)
  process.exit(failed.length > 0 || passed === 0 ? 1 : 0)
}
