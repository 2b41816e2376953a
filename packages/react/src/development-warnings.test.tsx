import type { RelinkError } from '@relink/core'
import { screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { BankLinkButton, OAuthReturn, type RelinkProviderProps } from './exports/index.ts'
import { linkOpens } from './test/link-driver.ts'
import { renderWithRelink } from './test/render-with-relink.tsx'
import { startServers } from './test/start-servers.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

interface Wait {
  at?: string
  provider?: Partial<RelinkProviderProps>
  milliseconds?: number
}

/** What a developer is told within three seconds of a page that a bank sent the person to. */
const problemsAfter = async (
  ui: ReactElement,
  { at = '/oauth?oauth_state_id=unknown', provider = {}, milliseconds = 3000 }: Wait = {},
): Promise<RelinkError[]> => {
  const servers = await startServers()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const onProblem = vi.fn<(error: RelinkError) => void>()
  await renderWithRelink(ui, { servers, at, onProblem, ...provider })
  await vi.advanceTimersByTimeAsync(milliseconds)
  return onProblem.mock.calls.map(([error]) => error)
}

test('a return that nothing on the page resumes is told to the developer, once', async () => {
  const problems = await problemsAfter(<p>Home</p>, {
    at: '/callback?oauth_state_id=abc',
    milliseconds: 60_000,
  })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ code: 'option_invalid' })
  expect(problems[0]?.message).toContain('/callback')
  expect(problems[0]?.message).toContain('<OAuthReturn>')
  expect(problems[0]?.message).not.toContain('abc')
})

test.each<[string, ReactElement, Wait]>([
  ['before three seconds are over', <p key="1">Home</p>, { milliseconds: 2999 }],
  ['on a page that is no return', <p key="1">Home</p>, { at: '/?tab=1' }],
  ['where <OAuthReturn> is', <OAuthReturn key="1" onFinished={() => undefined} />, {}],
  [
    'while the app does not know who is signed in',
    <OAuthReturn key="1" onFinished={() => undefined} />,
    { provider: { userKey: null } },
  ],
])('nothing is told %s', async (_, ui, wait) => {
  expect(await problemsAfter(ui, wait)).toEqual([])
})

test('nothing is told of a page that was left in time', async () => {
  const servers = await startServers()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const at = '/oauth?oauth_state_id=unknown'
  const { unmount } = await renderWithRelink(<p>Home</p>, { servers, at, onProblem })
  unmount()
  await vi.advanceTimersByTimeAsync(3000)
  expect(onProblem).not.toHaveBeenCalled()
})

test('a redirect URI of another origin is told with both origins, and Link opens all the same', async () => {
  const redirectUri = 'https://app.example.com/oauth'
  const servers = await startServers({ redirectUri })
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const { user } = await renderWithRelink(<BankLinkButton />, { servers, onProblem })
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  expect(onProblem).toHaveBeenCalledOnce()
  const [problem] = onProblem.mock.calls[0] ?? []
  expect(problem).toMatchObject({ code: 'redirect_uri_invalid' })
  expect(problem?.message).toContain(redirectUri)
  expect(problem?.message).toContain('http://localhost:3000')
})

test('a redirect URI of the page’s own origin is nothing to tell', async () => {
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const { user } = await renderWithRelink(<BankLinkButton />, { onProblem })
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  expect(onProblem).not.toHaveBeenCalled()
})

/** What a browser announces when a policy keeps an address from loading. */
const forbid = (blockedURI: string, effectiveDirective: string): void => {
  document.dispatchEvent(
    Object.assign(new Event('securitypolicyviolation'), { blockedURI, effectiveDirective }),
  )
}

test('what the content security policy refuses of Plaid is told with its directive', async () => {
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const { unmount } = await renderWithRelink(<BankLinkButton />, { onProblem })
  const script = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'
  forbid('https://ads.example/script.js', 'script-src-elem')
  forbid('inline', 'style-src-elem')
  expect(onProblem).not.toHaveBeenCalled()
  forbid(script, 'script-src-elem')
  expect(onProblem).toHaveBeenCalledOnce()
  const [problem] = onProblem.mock.calls[0] ?? []
  expect(problem).toMatchObject({ code: 'script_blocked' })
  expect(problem?.message).toContain('content security policy')
  expect(problem?.message).toContain(script)
  expect(problem?.message).toContain('script-src-elem')
  unmount()
  forbid(script, 'script-src-elem')
  expect(onProblem).toHaveBeenCalledOnce()
})

test('a policy that refuses Link’s frame is told, too', async () => {
  const onProblem = vi.fn<(error: RelinkError) => void>()
  await renderWithRelink(<BankLinkButton />, { onProblem })
  forbid('https://cdn.plaid.com', 'frame-src')
  expect(onProblem).toHaveBeenCalledOnce()
})

test('a page in an iframe is told what that costs', async () => {
  vi.stubGlobal('top', {})
  const onProblem = vi.fn<(error: RelinkError) => void>()
  await renderWithRelink(<BankLinkButton />, { onProblem })
  expect(onProblem).toHaveBeenCalled()
  const [problem] = onProblem.mock.calls[0] ?? []
  expect(problem).toMatchObject({ code: 'option_invalid' })
  expect(problem?.message).toMatch(/iframe.*Banks refuse frames.*a return finds nothing/)
})

test('a page in an iframe is told that once', async () => {
  vi.stubGlobal('top', {})
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const page = await renderWithRelink(<BankLinkButton />, { onProblem, userKey: null })
  page.again(<BankLinkButton />, { userKey: 'ann' })
  expect(onProblem).toHaveBeenCalledOnce()
})

test('an app’s production build tells nothing of it', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubGlobal('top', {})
  const problems = await problemsAfter(<p>Home</p>)
  expect(problems).toEqual([])
})
