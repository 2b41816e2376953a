import type { PendingLink, RelinkError } from '@relink/core'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { BankLinkButton, OAuthReturn, type OAuthReturnFinished } from './exports/index.ts'
import { linkOpens } from './test/link-driver.ts'
import { renderWithRelink } from './test/render-with-relink.tsx'
import { startServers } from './test/start-servers.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })
const record: PendingLink = {
  v: 1,
  flowId: 'flow-1',
  linkToken: 'link-sandbox-1',
  expiresAt: Date.now() + 60 * 60_000,
  mode: 'new',
  userKey: 'ann',
  redirectUri: 'http://localhost:3000/oauth',
  returnTo: '/',
  createdAt: Date.now(),
}
/** Leaves something behind as this tab's own. */
const leaveBehind = (text: string): void => {
  localStorage.setItem('relink.pending.flow-1', text)
  sessionStorage.setItem('relink.pending-pointer', 'flow-1')
}
const refuseAccess = (): void => {
  for (const name of ['localStorage', 'sessionStorage'] as const)
    vi.spyOn(window, name, 'get').mockImplementation(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    })
}
const refuseWrites = (): void => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  })
}

test.each<[string, () => void, string[]]>([
  ['that refuses access', refuseAccess, ['storage_failed']],
  ['that is full', refuseWrites, ['storage_failed']],
  ['with a record of an older version', () => leaveBehind(JSON.stringify({ ...record, v: 0 })), []],
  ['with a corrupt record', () => leaveBehind('{"v":1,'), []],
  [
    'with a record of another person',
    () => leaveBehind(JSON.stringify({ ...record, userKey: 'bob' })),
    [],
  ],
])('Link opens over a storage %s', async (_, prepare, codes) => {
  const servers = await startServers()
  prepare()
  const onProblem = vi.fn<(error: RelinkError) => void>()
  const { user, created, count } = await renderWithRelink(<BankLinkButton />, {
    servers,
    onProblem,
  })
  await user.click(connectButton())
  await linkOpens()
  expect(created.map(({ opened }) => opened)).toEqual([1])
  expect(connectButton().dataset['status']).toBe('open')
  expect(screen.queryByText('That wasn’t finished')).toBeNull()
  // What is unreadable or somebody else's is no walk of this person's to ask about.
  expect(count('POST /pending-link/recover')).toBe(0)
  expect(onProblem.mock.calls.map(([{ code }]) => code)).toEqual(codes)
})

test.each<[string, () => void]>([
  ['refuses access', refuseAccess],
  ['is full', refuseWrites],
])('a return goes on with what the server remembers where the storage %s', async (_, refuse) => {
  const servers = await startServers()
  refuse()
  const first = await renderWithRelink(<BankLinkButton returnTo="/budget" />, {
    servers,
    onProblem: () => undefined,
  })
  await first.user.click(connectButton())
  await linkOpens()
  const linkToken = servers.created[0]?.token ?? ''
  first.unmount()
  const stateId = servers.simulator.approveAtBank({ linkToken })
  const onFinished = vi.fn<(finished: OAuthReturnFinished) => void>()
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, {
    servers,
    at: `/oauth?oauth_state_id=${stateId}`,
    onProblem: () => undefined,
  })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  expect(onFinished.mock.calls[0]?.[0]).toMatchObject({ outcome: 'linked', returnTo: '/budget' })
  expect(servers.created[1]?.token).toBe(linkToken)
})

test('Link opens in a browser that refuses to open a channel to other tabs', async () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const { user } = await renderWithRelink(<BankLinkButton />)
  await user.click(connectButton())
  await linkOpens()
  expect(connectButton().dataset['status']).toBe('open')
})
