// @vitest-environment jsdom
import { waitFor } from '@testing-library/dom'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inLink, press, pressAtBank, pressBank, signIn } from '../test/link-driver.ts'
import { mountReactApp, type ReactApp } from '../test/react-app.ts'
import { createServerCalls, type ServerCalls } from '../test/server-calls.ts'
import { installPlaid } from './install-plaid.ts'

let server: ServerCalls
let uninstall: () => void
let app: ReactApp | undefined

beforeEach(() => {
  server = createServerCalls()
  uninstall = installPlaid({ fetch: server.simulator.fetch })
})

afterEach(() => {
  app?.unmount()
  uninstall()
  document.body.replaceChildren()
})

const openApp = (options: Parameters<typeof mountReactApp>[0]): ReactApp => {
  app = mountReactApp(options)
  app.open()
  return app
}

const linkBank = async (): Promise<string> => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await signIn('user_good', 'pass_good')
  await press('Continue')
  await waitFor(() => expect(told.successes).toHaveLength(1))
  const accessToken = await server.exchange(told.successes[0]?.publicToken ?? '')
  app?.unmount()
  return accessToken
}

test('a person signs in at a bank, chooses accounts and is done', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await signIn('user_good', 'pass_good')
  const savings = await inLink('checkbox', 'Plaid Saving')
  savings.click()
  await press('Continue')
  await inLink('heading', 'Success')
  expect(told.successes).toEqual([
    {
      publicToken: expect.stringMatching(/^public-sandbox-[0-9a-f-]{36}$/),
      accounts: ['Plaid Checking', 'Plaid Credit Card'],
      institution: 'First Platypus Bank',
    },
  ])
  await press('Finish')
  expect(document.querySelector<HTMLIFrameElement>('iframe')?.style.display).toBe('none')
  expect(told.exits).toEqual([])
})

test('events other than OPEN are held back until the end and then surround the callback', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await inLink('heading', 'Sign in to First Platypus Bank')
  expect(told.calls).toEqual(['OPEN'])
  await signIn('user_good', 'pass_good')
  await press('Continue')
  await waitFor(() => expect(told.successes).toHaveLength(1))
  expect(told.calls.at(-1)).toBe('HANDOFF')
  expect(told.calls.indexOf('onSuccess')).toBeGreaterThan(1)
  expect(
    told.timeline.map(({ name, viewName }) => (viewName ? `${name} ${viewName}` : name)),
  ).toEqual([
    'OPEN CONSENT',
    'TRANSITION_VIEW SELECT_INSTITUTION',
    'SELECT_INSTITUTION SELECT_INSTITUTION',
    'TRANSITION_VIEW CREDENTIAL',
    'SUBMIT_CREDENTIALS CREDENTIAL',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW SELECT_ACCOUNT',
    'TRANSITION_VIEW CONNECTED',
    'HANDOFF',
  ])
})

test('a wrong password is said beside the fields and may be typed again', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await signIn('user_good', 'wrong')
  const alert = await inLink('alert', '')
  expect(alert.textContent).toContain('credentials you provided were incorrect')
  await signIn('user_good', 'pass_good')
  await press('Continue')
  await waitFor(() => expect(told.successes).toHaveLength(1))
})

test('whoever leaves after an error leaves with that error', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await signIn('user_good', 'error_ITEM_LOCKED')
  await inLink('heading', 'First Platypus Bank was not connected')
  await press('Exit')
  await waitFor(() =>
    expect(told.exits).toEqual([{ code: 'ITEM_LOCKED', status: 'requires_credentials' }]),
  )
  expect(told.calls).toContain('EXIT')
})

test('five wrong passwords kill the link token', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  const wrongAnswers = (): number | undefined =>
    Object.values(server.simulator.snapshot().sessions)[0]?.wrongAnswers
  await pressBank('First Platypus Bank')
  for (let tries = 1; tries <= 5; tries++) {
    await signIn('user_good', 'wrong')
    await waitFor(() => expect(wrongAnswers()).toBe(tries))
    if (tries < 5) await inLink('alert', '')
  }
  await waitFor(() => expect(told.exits[0]?.code).toBe('INVALID_LINK_TOKEN'))
})

test('closing asks first, and staying goes on where the person was', async () => {
  const { told, exit } = openApp({ token: await server.linkToken() })
  await pressBank('First Platypus Bank')
  await inLink('heading', 'Sign in to First Platypus Bank')
  exit()
  await inLink('heading', 'Leave without connecting?')
  await press('Continue connecting')
  await inLink('heading', 'Sign in to First Platypus Bank')
  expect(told.exits).toEqual([])
  await press('Close')
  await press('Leave')
  await waitFor(() =>
    expect(told.exits).toEqual([{ code: undefined, status: 'requires_credentials' }]),
  )
})

test('a forced exit takes Link off the page at once and calls onExit later', async () => {
  const { told, exit } = openApp({ token: await server.linkToken() })
  await press('Continue')
  await inLink('heading', 'Choose your bank')
  exit({ force: true })
  expect(document.querySelector<HTMLIFrameElement>('iframe')?.style.display).toBe('none')
  expect(told.exits).toEqual([])
  await waitFor(() =>
    expect(told.exits).toEqual([{ code: undefined, status: 'institution_not_found' }]),
  )
})

test('the bank of an OAuth institution is shown in the page and approval ends in success', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('Platypus OAuth Bank')
  await press('Continue to Platypus OAuth Bank')
  await pressAtBank('Approve')
  await waitFor(() => expect(told.successes[0]?.institution).toBe('Platypus OAuth Bank'))
  expect(told.calls).toContain('OPEN_OAUTH')
  expect(told.calls).not.toContain('SUBMIT_CREDENTIALS')
  expect(document.querySelector('#simulated-bank-iframe')).toBeNull()
})

test('declining at the bank leads to an error pane and an exit that requires_oauth', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('Platypus OAuth Bank')
  await press('Continue to Platypus OAuth Bank')
  await pressAtBank('Decline')
  await inLink('heading', 'Platypus OAuth Bank was not connected')
  await press('Exit')
  await waitFor(() =>
    expect(told.exits).toEqual([{ code: 'INSUFFICIENT_CREDENTIALS', status: 'requires_oauth' }]),
  )
})

test('closing the bank without a decision shows the hand-off again', async () => {
  const { told } = openApp({ token: await server.linkToken() })
  await pressBank('Platypus OAuth Bank')
  await press('Continue to Platypus OAuth Bank')
  const approve = await inLink('button', 'Approve', '#simulated-bank-iframe')
  approve.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await press('Continue to Platypus OAuth Bank')
  await pressAtBank('Approve')
  await waitFor(() => expect(told.successes).toHaveLength(1))
  expect(told.calls).toContain('CLOSE_OAUTH')
})

test('update mode repairs the Item at its own bank, without a list of banks', async () => {
  const accessToken = await linkBank()
  await server.post('/sandbox/item/reset_login', { access_token: accessToken })
  expect(await server.post('/accounts/get', { access_token: accessToken })).toMatchObject({
    error_code: 'ITEM_LOGIN_REQUIRED',
  })
  const { told } = openApp({ token: await server.linkToken({ access_token: accessToken }) })
  await signIn('user_good', 'pass_good')
  await inLink('heading', 'Connection repaired')
  expect(told.successes).toHaveLength(1)
  expect(told.calls).not.toContain('SELECT_INSTITUTION')
  expect(await server.post('/item/get', { access_token: accessToken })).toMatchObject({
    item: { error: null },
  })
})

test('update mode with account selection asks which accounts to share from now on', async () => {
  const accessToken = await linkBank()
  const token = await server.linkToken({
    access_token: accessToken,
    update: { account_selection_enabled: true },
  })
  const { told } = openApp({ token })
  await signIn('user_good', 'pass_good')
  const checking = await inLink('checkbox', 'Plaid Checking')
  checking.click()
  await press('Continue')
  await waitFor(() =>
    expect(told.successes[0]?.accounts).toEqual(['Plaid Saving', 'Plaid Credit Card']),
  )
})

test('in a webview the page leaves for the bank, and the return goes on from there', async () => {
  const left: string[] = []
  uninstall()
  uninstall = installPlaid({
    fetch: server.simulator.fetch,
    oauth: 'redirect',
    navigate: (url) => left.push(url),
  })
  const token = await server.linkToken()
  openApp({ token })
  await pressBank('Platypus OAuth Bank')
  await press('Continue to Platypus OAuth Bank')
  await pressAtBank('Approve')
  await waitFor(() => expect(left).toHaveLength(1))
  app?.unmount()
  const receivedRedirectUri = left[0] ?? ''
  expect(receivedRedirectUri).toMatch(/^https:\/\/app\.test\/oauth\?oauth_state_id=[0-9a-f-]{36}$/)
  const { told } = openApp({ token, receivedRedirectUri })
  await inLink('heading', 'Success')
  expect(told.successes).toHaveLength(1)
  expect(told.timeline[0]).toMatchObject({ name: 'OPEN', viewName: null })
})

test('a bank whose app hands back is approved in the page, and the return goes on from there', async () => {
  const left: string[] = []
  uninstall()
  uninstall = installPlaid({
    fetch: server.simulator.fetch,
    navigate: (url) => left.push(url),
  })
  const token = await server.linkToken()
  const { told: toldBefore } = openApp({ token })
  await pressBank('First Platypus OAuth App2App Bank')
  await press('Continue to First Platypus OAuth App2App Bank')
  await pressAtBank('Approve')
  await waitFor(() => expect(left).toHaveLength(1))
  await inLink('heading', 'Go on at First Platypus OAuth App2App Bank')
  const waiting = app
  const { told } = openApp({ token, receivedRedirectUri: left[0] ?? '' })
  await waitFor(() => expect(told.successes).toHaveLength(1))
  expect(toldBefore.successes).toEqual([])
  waiting?.unmount()
})
