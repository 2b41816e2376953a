import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The two programs that know Plaid and nothing else, and where they are. */
export interface PlainPage {
  origin: string
  close: () => void
}

const folder = fileURLToPath(new URL('./plain-page/', import.meta.url))

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const untilUp = async (origin: string): Promise<void> => {
  for (let turn = 0; turn < 600; turn++) {
    const answer = await fetch(origin).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The plain page did not come up.')
}

/**
 * Starts the Express server, and gives it the page with the two base addresses changed: Plaid's API for the one, the
 * host of Plaid's script for the other.
 */
export const startPlainPage = async (plaid: { api: string; cdn: string }): Promise<PlainPage> => {
  const pages = mkdtempSync(join(tmpdir(), 'plain-page-'))
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  writeFileSync(join(pages, 'index.html'), page.replace('https://cdn.plaid.com', plaid.cdn))
  const port = await freePort()
  const server = spawn(process.execPath, [join(folder, 'server.mjs')], {
    env: {
      ...process.env,
      PORT: String(port),
      PAGES: pages,
      PLAID_BASE: plaid.api,
      PLAID_CLIENT_ID: 'client',
      PLAID_SECRET: 'secret',
    },
    stdio: 'inherit',
  })
  const origin = `http://localhost:${port}`
  await untilUp(origin)
  return {
    origin,
    close: () => {
      server.kill()
      rmSync(pages, { recursive: true })
    },
  }
}
