import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Each test starts processes, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 60_000 })

const command = fileURLToPath(new URL('relink-simulator.ts', import.meta.url))

let folder: string
const running = new Set<ChildProcess>()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  rmSync(folder, { recursive: true })
})

interface Run {
  child: ChildProcess
  /** Resolves with the address that it prints. */
  origin: Promise<string>
  ended: Promise<{ code: number | null; out: string; complaint: string }>
}

const run = (...args: string[]): Run => {
  const child = spawn(process.execPath, [command, ...args])
  running.add(child)
  let out = ''
  let complaint = ''
  child.stderr.on('data', (text) => (complaint += String(text)))
  const origin = new Promise<string>((resolve) => {
    child.stdout.on('data', (text) => {
      out += String(text)
      const printed = /Simulated Plaid: (\S+)/.exec(out)?.[1]
      if (printed) resolve(printed)
    })
  })
  const ended = new Promise<{ code: number | null; out: string; complaint: string }>((resolve) => {
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code, out, complaint })
    })
  })
  return { child, origin, ended }
}

test('--help says how the command is used', async () => {
  const { code, out } = await run('--help').ended
  expect(code).toBe(0)
  expect(out).toContain('--state FOLDER')
})

test('an option that does not exist gets one sentence and exit code 2', async () => {
  const { code, complaint } = await run('--prot', '4100').ended
  expect(code).toBe(2)
  expect(complaint).toBe("Unknown option '--prot'. See relink-simulator --help.\n")
})

test('a port that was asked for and is taken gets one clear sentence', async () => {
  const blocker = createServer()
  await new Promise<void>((resolve) => {
    blocker.listen(0, '127.0.0.1', resolve)
  })
  const { port } = blocker.address() as AddressInfo
  const { code, complaint } = await run('--port', String(port)).ended
  blocker.close()
  expect(code).toBe(1)
  expect(complaint).toBe(
    `Failed to start the simulator: port ${port} is taken. Stop what uses it, or choose another port.\n`,
  )
})

test('settings survive SIGTERM, and two processes never share a folder', async () => {
  const first = run('--port', '0', '--state', folder)
  const headers = { 'content-type': 'application/json' }
  await fetch(`${await first.origin}/simulator/api/changeSettings`, {
    method: 'POST',
    headers,
    body: '{"returningUsers":true}',
  })
  const { code, complaint } = await run('--port', '0', '--state', folder).ended
  expect(code).toBe(1)
  expect(complaint).toContain(`process ${first.child.pid} is using`)
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
  const kept = JSON.parse(readFileSync(join(folder, 'simulator.json'), 'utf8')) as {
    settings: unknown
  }
  expect(kept.settings).toMatchObject({ returningUsers: true })
})

test('the lock of a process that is gone is taken over, and the command looks inside', async () => {
  const gone = run('--version')
  await gone.ended
  writeFileSync(join(folder, 'simulator.json.lock'), String(gone.child.pid))
  const served = run('--port', '0', '--state', folder)
  const { port } = new URL(await served.origin)
  const { code, out } = await run('state', '--port', port).ended
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ items: 0, faults: [] })
  served.child.kill('SIGINT')
  expect((await served.ended).code).toBe(0)
})
