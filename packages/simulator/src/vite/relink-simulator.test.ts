import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { createVitest } from 'vitest/node'
import { serveSimulator } from '../exports/node.ts'
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
  const inline = html.slice(html.indexOf('<script>'), html.indexOf('<script type="text/plain"'))
  expect(inline).toContain(`("${script}")</script>`)
  await server.close()
  rmSync(root, { recursive: true })
})

test('Vitest starts with the configuration of an app whose development server has the port', async () => {
  const development = await serveSimulator()
  const port = Number(new URL(development.origin).port)
  const plugins = [relinkSimulator({ port })]
  await expect(
    createServer({ configFile: false, logLevel: 'silent', plugins }).then((each) => each.close()),
  ).rejects.toThrow(`port ${port} is taken`)
  const vitest = await createVitest('test', { config: false, watch: false }, { plugins })
  expect(vitest.vite.config.plugins.map(({ name }) => name)).toContain('relink-simulator')
  await vitest.close()
  await development.close()
})
