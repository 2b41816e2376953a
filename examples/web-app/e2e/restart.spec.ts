import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bankCard, begin, connectByCredentials } from './person.ts'
import { start, stop } from './start-example.ts'

// Matches Plaid's access tokens, in this environment or any other.
const accessToken = /access-(sandbox|production|development)-[\w-]+/

test('after a restart the banks are still there, and no access token ever left the server’s hands', async ({
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-restart-'))
  const port = 4312
  let server = await start(port, folder)
  let printed = ''
  const context = await browser.newContext({ baseURL: `http://localhost:${port}` })
  const page = await context.newPage()
  const seen: string[] = []
  const bodies: Promise<void>[] = []
  page.on('console', (message) => seen.push(message.text()))
  page.on('request', (request) => seen.push(request.url(), request.postData() ?? ''))
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/')) return
    seen.push(JSON.stringify(response.headers()))
    // The stream has no end to wait for; what it tells is looked through beside the server.
    if (response.status() === 204 || pathname.endsWith('/events')) return
    bodies.push(
      response.text().then(
        (text) => void seen.push(text),
        (error: Error) => {
          // Nobody has read what came for a page that was gone.
          if (!/navigated away|has been closed/.test(error.message)) throw error
        },
      ),
    )
  })

  try {
    await begin(page)
    await connectByCredentials(page)
    const card = bankCard(page, 'First Platypus Bank')
    await expect(card).toBeVisible()
    await card.getByRole('button', { name: 'Break this connection' }).click()
    await expect(card.getByRole('button', { name: /^Reconnect/ })).toBeVisible()

    await Promise.all(bodies)
    printed += server.printed()
    await stop(server)
    server = await start(port, folder)
    await page.reload()
    await expect(card.getByRole('button', { name: /^Reconnect/ })).toBeVisible()
    await card.getByRole('button', { name: /^Reconnect/ }).click()
    await expect(page.locator('iframe:visible')).toHaveCount(1)
    const link = page.frameLocator('iframe[title="Plaid Link"]')
    await link.getByLabel('Username').fill('user_good')
    await link.getByLabel('Password').fill('pass_good')
    await link.getByRole('button', { name: 'Sign in' }).click()
    await link.getByRole('button', { name: 'Finish' }).click()
    await expect(card.getByRole('button', { name: 'Break this connection' })).toBeVisible()
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(page.getByRole('listitem').first()).toContainText('First Platypus Bank')

    await Promise.all(bodies)
    seen.push(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })))
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.filter((text) => accessToken.test(text))).toEqual([])
    expect(printed + server.printed()).not.toMatch(accessToken)
    // What the simulator keeps is what Plaid would keep; everything else is the app's own.
    const files = readdirSync(folder).filter((name) => !name.startsWith('simulator.json'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files)
      expect(readFileSync(join(folder, name)).toString('latin1')).not.toMatch(accessToken)
    expect(readFileSync(join(folder, 'simulator.json'), 'utf8')).toMatch(accessToken)
  } finally {
    await stop(server)
    await context.close()
  }
})
