import { spawn, type ChildProcess } from 'node:child_process'
import { expect } from '@playwright/test'

/** The example's server as a process of its own, to restart and to listen to. */
export interface Served {
  process: ChildProcess
  printed: () => string
}

export const start = async (
  port: number,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Served> => {
  let printed = ''
  const server = spawn(process.execPath, ['server/main.ts', '--simulator'], {
    cwd: new URL('..', import.meta.url).pathname,
    env: { ...process.env, ...env, PORT: String(port), DATA_FOLDER: folder },
  })
  const keep = (chunk: Buffer): void => {
    printed += chunk.toString()
  }
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  await expect.poll(() => printed, { timeout: 20_000 }).toContain('Open http')
  return { process: server, printed: () => printed }
}

export const stop = async ({ process }: Served): Promise<void> => {
  const gone = new Promise((resolve) => process.once('exit', resolve))
  process.kill()
  await gone
}
