import { spawn } from 'node:child_process'

/** How a command ended, and what it printed. */
export interface Ended {
  status: number | null
  output: string
}

/** Runs a command and keeps what it prints for when it is needed. */
export const runCommand = (
  command: string,
  parameters: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const running = spawn(command, parameters, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (part: Buffer): void => {
      output += part.toString()
    }
    running.stdout.on('data', keep)
    running.stderr.on('data', keep)
    running.once('error', reject)
    running.once('close', (status) => resolve({ status, output }))
  })

/**
 * Runs a command that has to work.
 *
 * @returns What it printed.
 * @throws Error with what it printed when it fails.
 */
export const mustRun = async (
  command: string,
  parameters: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<string> => {
  const { status, output } = await runCommand(command, parameters, cwd, env)
  if (status !== 0)
    throw new Error(`${[command, ...parameters].join(' ')} ended with ${status}:\n${output}`)
  return output
}
