import type { TabMessage } from '@relink/core'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import {
  BankLinkButton,
  OAuthReturn,
  useItems,
  type Linked,
  type Updated,
} from './exports/index.ts'
import { brokenItem } from './test/broken-item.ts'
import { inLink, isLinkShown, linkOpens, walkThroughLink } from './test/link-driver.ts'
import { BankList, renderWithRelink } from './test/render-with-relink.tsx'
import { startServers } from './test/start-servers.ts'

const Banks = () => <BankList items={useItems().data} />
const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })
const linkedSpy = () => vi.fn<(linked: Linked) => void>()
/** The flow id of the first request that had one. */
const readFlowId = (bodies: unknown[]): string =>
  bodies.map((body) => (body as { flowId?: string } | null)?.flowId).find(Boolean) ?? ''

/** What another tab of this browser listens to. */
const openNews = (): BroadcastChannel => {
  const news = new BroadcastChannel('relink.news')
  onTestFinished(() => news.close())
  return news
}
let news: BroadcastChannel | undefined
/** Tells the page something, as another tab does. */
const tellTabs = <T,>(message: T): void => {
  news ??= new BroadcastChannel('relink.news')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  news.postMessage(message)
}
afterEach(() => {
  news?.close()
  news = undefined
})

const ui = (
  <>
    <BankLinkButton context={{ step: 3 }} />
    <Banks />
  </>
)

test('a tab that waits hears that the bank came back to another tab, and its Link closes', async () => {
  const servers = await startServers()
  const onLinked = linkedSpy()
  const { user } = await renderWithRelink(ui, { servers, onLinked })
  await user.click(connectButton())
  await linkOpens()
  const [waiting] = servers.created
  const linkToken = waiting?.token ?? ''
  const stateId = servers.simulator.approveAtBank({ linkToken, decision: 'approve' })

  const onFinished = vi.fn<() => void>()
  const at = `/oauth?oauth_state_id=${stateId}`
  await renderWithRelink(<OAuthReturn onFinished={onFinished} />, { servers, at })
  await waitFor(() => expect(onFinished).toHaveBeenCalledOnce())
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(onLinked.mock.calls[0]?.[0]).toMatchObject({
    item: { bankName: 'Platypus OAuth Bank' },
    context: { step: 3 },
  })
  await waitFor(() => expect(connectButton().dataset['status']).toBe('linked'))
  await waitFor(() => expect(waiting?.isDestroyed).toBe(true))
  expect(await screen.findByRole('listitem')).toHaveProperty('textContent', 'Platypus OAuth Bank')
  expect(servers.count('POST /items')).toBe(1)
})

test('a repair that another tab finished is heard of, too', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const onUpdated = vi.fn<(updated: Updated) => void>()
  const button = <BankLinkButton itemId={id} />
  const { user, bodies } = await renderWithRelink(button, { servers, onUpdated })
  await user.click(screen.getByRole('button', { name: 'Reconnect' }))
  await inLink('heading', 'Sign in to First Platypus Bank')
  const accounts = { added: [], kept: [], removed: [] }
  tellTabs<TabMessage>({
    v: 1,
    flowId: readFlowId(bodies),
    userKey: 'ann',
    answer: {
      outcome: 'updated',
      item: { ...brokenItem, id },
      repaired: true,
      failure: null,
      accounts,
    },
  })
  await waitFor(() => expect(onUpdated).toHaveBeenCalledOnce())
  expect(onUpdated.mock.calls[0]?.[0]).toMatchObject({ repaired: true, item: { id } })
  await waitFor(() => expect(isLinkShown()).toBe(false))
})

test('what is told of another person, of another walk or in another version changes nothing', async () => {
  const onLinked = linkedSpy()
  const { user, bodies } = await renderWithRelink(<BankLinkButton />, { onLinked })
  await user.click(connectButton())
  await linkOpens()
  const message = (bankName: string): TabMessage => ({
    v: 1,
    flowId: readFlowId(bodies),
    userKey: 'ann',
    answer: { outcome: 'linked', item: { ...brokenItem, bankName } },
  })
  tellTabs({ ...message('Of another person'), userKey: 'bob' })
  tellTabs({ ...message('Of nobody'), userKey: null })
  tellTabs({ ...message('Of another walk'), flowId: 'other' })
  tellTabs({ ...message('Of another version'), v: 2 })
  for (const junk of [null, 'junk', 1, [], { v: 1 }]) tellTabs(junk)
  // Messages arrive in order, so the others were heard before this one.
  tellTabs(message('Tartan Bank'))
  await waitFor(() => expect(onLinked).toHaveBeenCalled())
  expect(onLinked.mock.calls.map(([{ item }]) => item.bankName)).toEqual(['Tartan Bank'])
})

test('a tab where nothing was begun only shows the new bank in its list', async () => {
  const servers = await startServers()
  const onLinked = linkedSpy()
  const { count } = await renderWithRelink(ui, { servers, onLinked })
  await waitFor(() => expect(count('GET /items')).toBeGreaterThan(0))
  const item = await servers.connectBank()
  const answer = { outcome: 'linked', item } as const
  tellTabs<TabMessage>({ v: 1, flowId: 'elsewhere', userKey: 'ann', answer })
  await screen.findByText('First Platypus Bank')
  expect(onLinked).not.toHaveBeenCalled()
  expect(connectButton().dataset['status']).toBe('idle')
})

test('the tabs hear how a walk ended, and no token with it', async () => {
  const heard = vi.fn<(message: unknown) => void>()
  const news = openNews()
  news.addEventListener('message', (event) => heard(event.data))
  const { user, created, bodies } = await renderWithRelink(<BankLinkButton />)
  await user.click(connectButton())
  await walkThroughLink()
  await waitFor(() => expect(heard).toHaveBeenCalledOnce())
  expect(heard).toHaveBeenCalledWith({
    v: 1,
    flowId: readFlowId(bodies),
    userKey: 'ann',
    answer: {
      outcome: 'linked',
      item: expect.objectContaining({ bankName: 'First Platypus Bank' }),
    },
  })
  const text = JSON.stringify(heard.mock.calls)
  expect(text).not.toContain(created[0]?.token)
  expect(text).not.toMatch(/(link|public|access)-sandbox-/)
})
