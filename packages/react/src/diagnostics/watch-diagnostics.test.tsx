import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { takePrinted } from '../../../tooling/src/fail-on-console.ts'
import { BankLinkButton, type Diagnostic } from '../exports/index.ts'
import { closeLink, inLink, linkOpens, pressInLink, walkThroughLink } from '../test/link-driver.ts'
import {
  renderWithRelink,
  type RenderedPage,
  type RenderOptions,
} from '../test/render-with-relink.tsx'
import { linkMetadata, refusal, startServers, type Servers } from '../test/start-servers.ts'

afterEach(() => vi.unstubAllEnvs())

const listen = () => vi.fn<(diagnostic: Diagnostic) => void>()

const press = async ({ user }: Pick<RenderedPage, 'user'>): Promise<void> =>
  user.click(await screen.findByRole('button', { name: /Connect a bank|Try again/ }))

/** Servers whose Plaid refuses each link token with this code. */
const refuseTokens = async (errorCode: string): Promise<Servers> => {
  const servers = await startServers()
  const where = '/link/token/create'
  await servers.simulator.control.addFault({ where, kind: 'fail', errorCode, status: 400 })
  return servers
}

/** A page on which Plaid has refused a link token. */
const refused = async (errorCode: string, options: RenderOptions = {}): Promise<RenderedPage> => {
  const servers = options.servers ?? (await refuseTokens(errorCode))
  const page = await renderWithRelink(<BankLinkButton />, { ...options, servers })
  await press(page)
  await screen.findByText('This is on our side')
  return page
}

/** A page on which Link was left with this error. */
const left = async (error: object, options: RenderOptions): Promise<RenderedPage> => {
  const page = await renderWithRelink(<BankLinkButton />, options)
  await press(page)
  await linkOpens()
  act(() => page.created[0]?.callbacks.onExit(error, linkMetadata))
  return page
}

test('keys that Plaid refuses are neutral words to the person, and a cause, a fix and a page to the developer', async () => {
  const onDiagnostic = listen()
  const { container } = await refused('INVALID_API_KEYS', { onDiagnostic })
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  const [diagnostic] = onDiagnostic.mock.calls[0] ?? []
  expect(diagnostic).toMatchObject({
    code: 'INVALID_API_KEYS',
    type: 'INVALID_INPUT',
    cause: expect.stringContaining('The client id and the secret'),
    fix: expect.stringContaining('Developers > Keys'),
    docs: 'https://plaid.com/docs/errors/invalid-input/#invalid_api_keys',
    requestId: expect.stringMatching(/^[\w-]{36}$/),
  })
  expect(container.textContent).not.toMatch(/key|secret|INVALID|plaid/i)
})

test('a redirect URI that is not on Plaid’s list is named to the developer as it has to be added', async () => {
  const servers = await startServers({}, { allowedRedirectUris: ['https://other.test/oauth'] })
  const onDiagnostic = listen()
  const { container } = await refused('', { servers, onDiagnostic })
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  expect(onDiagnostic.mock.calls[0]?.[0]).toMatchObject({
    code: 'INVALID_FIELD',
    fix: expect.stringMatching(/^Add exactly http:\/\/localhost:3000\/oauth in .*Allowed redirect/),
    docs: 'https://plaid.com/docs/errors/invalid-request/#invalid_field',
  })
  expect(container.textContent).not.toContain('redirect')
})

test('what Link was left with is told without the secrets that stood in it', async () => {
  const onDiagnostic = listen()
  await left(
    {
      error_type: 'INVALID_INPUT',
      error_code: 'INVALID_LINK_CUSTOMIZATION',
      error_message: 'link-sandbox-1234-abcd of ann@example.com has none',
      display_message: null,
    },
    { onDiagnostic },
  )
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  const [diagnostic] = onDiagnostic.mock.calls[0] ?? []
  expect(diagnostic).toMatchObject({
    code: 'INVALID_LINK_CUSTOMIZATION',
    docs: 'https://plaid.com/docs/errors/invalid-input/#invalid_link_customization',
    said: '[token] of [e-mail] has none',
    requestId: 'request-1',
    linkSessionId: 'session-1',
  })
  expect(JSON.stringify(diagnostic)).not.toMatch(/1234-abcd|ann@/)
})

test('each flow tells a code once', async () => {
  const onDiagnostic = listen()
  const page = await refused('INVALID_PRODUCT', { onDiagnostic })
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  await press(page)
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledTimes(2))
})

test('a retry that fails alike is told no second time', async () => {
  const servers = await startServers()
  const onDiagnostic = listen()
  const page = await renderWithRelink(<BankLinkButton />, { servers, onDiagnostic })
  for (let tries = 0; tries < 2; tries += 1)
    servers.intercept('POST /items', () => refusal(500, 'internal_error'))
  await press(page)
  await linkOpens()
  await walkThroughLink()
  await pressInLink('Finish')
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  await page.user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(page.count('POST /items')).toBe(2))
  await screen.findByRole('button', { name: 'Try again' })
  expect(onDiagnostic).toHaveBeenCalledOnce()
})

test('in development the console hears of a code once, whatever the number of flows', async () => {
  vi.stubEnv('NODE_ENV', 'development')
  const page = await refused('UNAUTHORIZED_ENVIRONMENT')
  const printed: string[] = []
  await waitFor(() => {
    printed.push(...takePrinted())
    expect(printed).toHaveLength(1)
  })
  expect(printed[0]).toMatch(
    /^console\.error: Failed to create a link token: this client id may not .*UNAUTHORIZED_ENVIRONMENT.*https:\/\/plaid\.com\/docs\/errors\/invalid-input\/#unauthorized_environment/,
  )
  page.unmount()
  const onDiagnostic = listen()
  await refused('', { servers: page.servers, onDiagnostic })
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  expect(takePrinted()).toEqual([])
})

test('an app’s production build prints nothing, and still tells who listens', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const onDiagnostic = listen()
  await refused('UNAUTHORIZED_ROUTE_ACCESS', { onDiagnostic })
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  expect(takePrinted()).toEqual([])
})

test('the newest listener is the one that is told', async () => {
  const [first, newest] = [listen(), listen()]
  const servers = await refuseTokens('INVALID_FIELD')
  const page = await renderWithRelink(<BankLinkButton />, { servers, onDiagnostic: first })
  page.again(<BankLinkButton />, { onDiagnostic: newest })
  await press(page)
  await waitFor(() => expect(newest).toHaveBeenCalledOnce())
  expect(first).not.toHaveBeenCalled()
})

test('what a person mends is not told to a developer', async () => {
  vi.stubEnv('NODE_ENV', 'development')
  const onDiagnostic = listen()
  const locked = {
    error_type: 'ITEM_ERROR',
    error_code: 'ITEM_LOCKED',
    error_message: 'the account is locked',
    display_message: null,
  }
  const page = await left(locked, { onDiagnostic })
  await screen.findByText('Your sign-in is locked')
  await page.user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  await closeLink()
  await waitFor(() => expect(page.created.at(-1)?.isDestroyed).toBe(true))
  // Another code is told after it, so what came before has had its time.
  await page.simulator.control.addFault({
    where: '/link/token/create',
    kind: 'fail',
    errorCode: 'INVALID_BODY',
    status: 400,
  })
  await page.user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalled())
  expect(onDiagnostic.mock.calls.map(([{ code }]) => code)).toEqual(['INVALID_BODY'])
  expect(takePrinted()).toEqual([expect.stringContaining('INVALID_BODY')])
})

test('a repair that did not help tells the developer what the likely causes are', async () => {
  const onDiagnostic = listen()
  const servers = await startServers()
  const { id } = await servers.connectBank()
  await servers.breakItem(id)
  const page = await renderWithRelink(<BankLinkButton itemId={id} />, { servers, onDiagnostic })
  await page.user.click(screen.getByRole('button', { name: 'Reconnect' }))
  await inLink('button', 'Sign in')
  // The bank has cut it off again by the time that it is read.
  page.intercept(`POST /items/${id}/updated`, async (_, pass) => {
    await servers.breakItem(id)
    return pass()
  })
  act(() => page.created[0]?.callbacks.onSuccess('public-sandbox-1', linkMetadata))
  await waitFor(() => expect(onDiagnostic).toHaveBeenCalledOnce())
  expect(onDiagnostic.mock.calls[0]?.[0].cause).toMatch(/newer|another login|other/i)
})
