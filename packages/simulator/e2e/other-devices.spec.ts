import { createServer, type Server } from 'node:http'
import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose'
import { Configuration, PlaidApi, type CountryCode, type Products } from 'plaid'
import { serveSimulator, type ServedSimulator } from '../src/exports/node.ts'
import { pageLink } from '../src/playwright/page-link.ts'

interface Heard {
  body: string
  proof: string
}

let simulator: ServedSimulator
let server: Server
/** The page of the app, for the test that has one. */
let app = ''
let plaid: PlaidApi
const heard: Heard[] = []

test.beforeAll(async () => {
  simulator = await serveSimulator()
  const headers = { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'secret' }
  plaid = new PlaidApi(new Configuration({ basePath: simulator.origin, baseOptions: { headers } }))
  server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html').end(app)
      return
    }
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      heard.push({ body, proof: String(request.headers['plaid-verification']) })
      response.end('thank you')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

test.afterAll(async () => {
  server.close()
  await simulator.close()
})

const receiver = (): string => `http://127.0.0.1:${(server.address() as { port: number }).port}/`

const request = {
  client_name: 'Acorn',
  language: 'en',
  user: { client_user_id: 'ada' },
  products: ['transactions' as Products],
}

test('Link at an address of Plaid’s own ends where the app said, and the webhook hears of it', async ({
  page,
}) => {
  const { data } = await plaid.linkTokenCreate({
    ...request,
    country_codes: ['US' as CountryCode],
    webhook: receiver(),
    hosted_link: { completion_redirect_uri: 'https://app.test/done' },
  })
  await page.route('https://app.test/done', (route) => route.fulfill({ body: 'Done' }))
  expect(data.hosted_link_url).not.toContain(data.link_token)
  await page.goto(data.hosted_link_url ?? '')
  await pageLink(page).succeed()
  await expect(page).toHaveURL('https://app.test/done')
  await simulator.simulator.idle()
  const finished = heard.find(({ body }) => body.includes('SESSION_FINISHED'))
  expect(finished).toBeDefined()
  const told = JSON.parse(finished?.body ?? '') as { status: string; public_tokens: string[] }
  expect(told).toMatchObject({ status: 'SUCCESS', link_token: data.link_token })
  const answer = await plaid.itemPublicTokenExchange({ public_token: told.public_tokens[0] ?? '' })
  expect(answer.data.access_token).toMatch(/^access-sandbox-/)
})

test('a webhook proves by its signature that Plaid sent this very body', async () => {
  const { body, proof } = heard[0] ?? { body: '', proof: '' }
  const { alg, kid = '' } = decodeProtectedHeader(proof)
  expect(alg).toBe('ES256')
  const { data } = await plaid.webhookVerificationKeyGet({ key_id: kid })
  const key = await importJWK(data.key as unknown as JWK, 'ES256')
  const { payload } = await jwtVerify(proof, key, { algorithms: ['ES256'], maxTokenAge: '5 min' })
  expect(payload['request_body_sha256']).toBe(createHash('sha256').update(body).digest('hex'))
})

test('a desktop waits while the bank is visited with a phone', async ({ page, context }) => {
  const { data } = await plaid.linkTokenCreate({ ...request, country_codes: ['GB' as CountryCode] })
  app = `<!doctype html><title>App</title><p role="status"></p>
<script src="${simulator.origin}/link/v2/stable/link-initialize.js"></script>
<script>
  const say = ({ name }) => (document.querySelector('p').textContent = name)
  const onSuccess = (_token, { institution }) => say(institution)
  Plaid.create({ token: '${data.link_token}', onSuccess }).open()
</script>`
  await page.goto(receiver())
  const { frame } = pageLink(page)
  const bank = 'Flexible Platypus Open Banking'
  await frame.getByRole('button', { name: 'Continue', exact: true }).click()
  await frame.getByRole('button', { name: bank, exact: true }).click()
  await frame.getByRole('button', { name: `Continue to ${bank}` }).click()
  await expect(frame.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const address = await frame
    .getByRole('link', { name: 'Open on this device' })
    .getAttribute('href')
  const phone = await context.newPage()
  await phone.goto(address ?? '')
  await phone.getByRole('button', { name: 'Approve' }).click()
  await frame.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('status')).toHaveText(bank)
})
