import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { compileCache } from './compile-cache.ts'
import type { Reachable } from './connect-bank.ts'
import type { ProcessSettings } from './serve-in-own-process.ts'

type Line = Record<string, unknown>

/** An app's server in a process of its own, that can be killed. */
export interface ServerProcess extends Reachable {
  /** Ends it at once, as a crash would; settles when it is gone. */
  kill(): Promise<void>
  /** What it wrote so far, as it wrote it. */
  output(): string
  /** The lines of its log with this name. */
  logged(event: string): Line[]
  /** What one of the app's handlers was told. */
  heard(handler: string): Line[]
  /** Gives `rotated`, or the code of the error. */
  rotate(itemId: string): Promise<unknown>
}

const script = fileURLToPath(new URL('serve-in-own-process.ts', import.meta.url))

/**
 * Starts an app's server as a process; it ends with the test.
 *
 * @param linkOrigin Where a person's Link is; Plaid itself may be asked through a proxy.
 */
export const startServerProcess = async (
  linkOrigin: string,
  settings: ProcessSettings,
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...compileCache, RELINK_TEST: JSON.stringify(settings) },
  })
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  let output = ''
  const lines = (): Line[] =>
    output
      .split('\n')
      .slice(0, -1)
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []))
  const port = await new Promise<unknown>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const [first] = lines()
      if (first !== undefined) resolve(first['port'])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('exit', () => reject(new Error(`The process ended: ${output}`)))
  })
  const origin = `http://127.0.0.1:${String(port)}`
  return {
    plaidOrigin: linkOrigin,
    kill,
    output: () => output,
    logged: (event) => lines().filter((line) => line['event'] === event),
    heard: (handler) => lines().filter((line) => line['heard'] === handler),
    rotate: async (itemId) => (await fetch(`${origin}/rotate/${itemId}`)).json(),
    send: async ({ method = 'POST', path, person = 'ann', body, headers = {} }) => {
      const response = await fetch(`${origin}/api/link${path}`, {
        method,
        headers: {
          ...(method === 'GET' ? {} : { origin: 'https://app.test' }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(person === null ? {} : { 'x-person': person }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return {
        status: response.status,
        body: text === '' ? null : (JSON.parse(text) as unknown),
        headers: response.headers,
      }
    },
  }
}
