import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { relinkSimulator } from '../exports/vite.ts'

test('a development page gets the script of a simulator that answers', async () => {
  const root = mkdtempSync(join(tmpdir(), 'simulator-'))
  writeFileSync(join(root, 'index.html'), '<html><head></head><body></body></html>')
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
    plugins: [relinkSimulator()],
  })
  await server.listen()
  const page = await fetch(server.resolvedUrls?.local[0] ?? '')
  const html = await page.text()
  const script = /src="(http:\/\/127\.0\.0\.1:\d+)\/link\/v2/.exec(html)?.[1]
  const answer = await fetch(`${script}/item/get`, { method: 'POST', body: '{}' })
  expect(await answer.json()).toMatchObject({ error_code: 'MISSING_FIELDS' })
  expect(html).toContain('<script type="text/plain" src="https://cdn.plaid.com/')
  await server.close()
  rmSync(root, { recursive: true })
})
