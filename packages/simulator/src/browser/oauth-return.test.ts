// @vitest-environment jsdom
import { waitFor } from '@testing-library/dom'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inLink } from '../test/link-driver.ts'
import { mountReactApp, type ReactApp } from '../test/react-app.ts'
import { createServerCalls, type ServerCalls } from '../test/server-calls.ts'
import { installPlaid } from './install-plaid.ts'

const minute = 60_000
const redirectUri = 'https://app.test/oauth'

let now: number
let server: ServerCalls
let uninstall: () => void
let app: ReactApp | undefined

beforeEach(() => {
  now = Date.UTC(2026, 0, 5)
  server = createServerCalls({ now: () => now })
  uninstall = installPlaid({ fetch: server.simulator.fetch })
})

afterEach(() => {
  app?.unmount()
  uninstall()
  document.body.replaceChildren()
})

const returnTo = (options: Parameters<typeof mountReactApp>[0]): ReactApp => {
  app?.unmount()
  app = mountReactApp(options)
  app.open()
  return app
}

const refusal = async (token: string, receivedRedirectUri: string): Promise<string | undefined> => {
  const { told } = returnTo({ token, receivedRedirectUri })
  await waitFor(() => expect(told.exits).toHaveLength(1))
  expect(told.successes).toEqual([])
  return told.exits[0]?.code
}

test('a return with the same token and the id of the trip ends in success', async () => {
  const linkToken = await server.linkToken()
  const stateId = server.simulator.approveAtBank({ linkToken })
  const { told } = returnTo({
    token: linkToken,
    receivedRedirectUri: `${redirectUri}?oauth_state_id=${stateId}`,
  })
  await inLink('heading', 'Success')
  expect(told.successes[0]?.institution).toBe('Platypus OAuth Bank')
})

test('a return without an oauth_state_id is refused', async () => {
  const token = await server.linkToken()
  expect(await refusal(token, redirectUri)).toBe('INVALID_FIELD')
  expect(await refusal(token, 'not a uri')).toBe('INVALID_FIELD')
})

test('a return that carries anything beside the oauth_state_id is refused', async () => {
  const linkToken = await server.linkToken()
  const uri = `${redirectUri}?oauth_state_id=${server.simulator.approveAtBank({ linkToken })}`
  expect(await refusal(linkToken, `${uri}&utm_source=mail`)).toBe('INVALID_FIELD')
  expect(await refusal(linkToken, `${uri}#top`)).toBe('INVALID_FIELD')
})

test('a return with an unknown oauth_state_id is refused', async () => {
  const token = await server.linkToken()
  expect(await refusal(token, `${redirectUri}?oauth_state_id=nobody`)).toBe(
    'OAUTH_STATE_ID_NOT_FOUND',
  )
})

test('a return with another link token than the one that left is refused', async () => {
  const linkToken = await server.linkToken()
  const stateId = server.simulator.approveAtBank({ linkToken })
  const other = await server.linkToken()
  expect(await refusal(other, `${redirectUri}?oauth_state_id=${stateId}`)).toBe(
    'INCORRECT_LINK_TOKEN',
  )
})

test('a page reloaded after its return was taken is refused', async () => {
  const token = await server.linkToken()
  const stateId = server.simulator.approveAtBank({ linkToken: token, decision: 'decline' })
  const receivedRedirectUri = `${redirectUri}?oauth_state_id=${stateId}`
  returnTo({ token, receivedRedirectUri })
  await inLink('button', 'Exit')
  expect(await refusal(token, receivedRedirectUri)).toBe('OAUTH_STATE_ID_ALREADY_PROCESSED')
})

test('a return with a link token that expired meanwhile is refused', async () => {
  const linkToken = await server.linkToken()
  const stateId = server.simulator.approveAtBank({ linkToken })
  now += 4 * 60 * minute
  expect(await refusal(linkToken, `${redirectUri}?oauth_state_id=${stateId}`)).toBe(
    'INVALID_LINK_TOKEN',
  )
})

test('update mode goes to the bank of the Item and comes back', async () => {
  const linkToken = await server.linkToken()
  const receivedRedirectUri = `${redirectUri}?oauth_state_id=${server.simulator.approveAtBank({ linkToken })}`
  const first = returnTo({ token: linkToken, receivedRedirectUri })
  await waitFor(() => expect(first.told.successes).toHaveLength(1))
  const accessToken = await server.exchange(first.told.successes[0]?.publicToken ?? '')
  await server.post('/sandbox/item/reset_login', { access_token: accessToken })
  const token = await server.linkToken({ access_token: accessToken })
  const stateId = server.simulator.approveAtBank({ linkToken: token })
  const { told } = returnTo({
    token,
    receivedRedirectUri: `${redirectUri}?oauth_state_id=${stateId}`,
  })
  await waitFor(() => expect(told.successes).toHaveLength(1))
  expect(await server.post('/item/get', { access_token: accessToken })).toMatchObject({
    item: { error: null },
  })
})
