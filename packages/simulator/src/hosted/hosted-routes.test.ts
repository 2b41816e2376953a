import { expect, test } from 'vitest'
import { createSimulator } from '../create-simulator.ts'

const origin = 'https://sandbox.plaid.com'

test('a hosted link serves a page whose address has no token, until the token is no longer good', async () => {
  const simulator = createSimulator()
  const created = await simulator.fetch(
    new Request(`${origin}/link/token/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: 'client',
        secret: 'secret',
        client_name: 'Acorn',
        language: 'en',
        country_codes: ['US'],
        user: { client_user_id: 'ada' },
        products: ['auth'],
        hosted_link: { completion_redirect_uri: 'https://acorn.example/done' },
      }),
    }),
  )
  const { hosted_link_url, link_token } = (await created.json()) as Record<string, string>
  const url = String(hosted_link_url)
  expect(url).not.toContain('link-sandbox-')
  const shown = await simulator.fetch(new Request(url))
  expect(await shown.text()).toContain('/link/v2/stable/link-initialize.js')
  const started = await simulator.fetch(new Request(`${url}/start`, { method: 'POST' }))
  expect(await started.json()).toEqual({
    link_token,
    completion_redirect_uri: 'https://acorn.example/done',
  })
  await simulator.control.expireLinkToken(String(link_token))
  expect((await simulator.fetch(new Request(url))).status).toBe(404)
  const refused = await simulator.fetch(new Request(`${url}/start`, { method: 'POST' }))
  expect(await refused.json()).toMatchObject({ error_code: 'INVALID_LINK_TOKEN' })
})
