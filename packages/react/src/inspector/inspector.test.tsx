import { createMemoryPendingLinkStore, type PendingLink } from '@relink/core'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { BankLinkButton, ItemList, OAuthReturn } from '../exports/index.ts'
import { Inspector } from '../exports/inspector.ts'
import { inspectorButton, openTab, timeline } from '../test/inspector-driver.ts'
import {
  chooseBank,
  closeLink,
  linkOpens,
  pressInLink,
  signIn,
  walkThroughLink,
} from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { refusal, startServers } from '../test/start-servers.ts'

const connect = (): HTMLElement => screen.getByRole('button', { name: 'Connect' })
const ui = (
  <>
    <BankLinkButton returnTo="/budget?card=4111">Connect</BankLinkButton>
    <Inspector defaultOpen />
  </>
)

test('a bank that was connected is told state by state, with what Plaid said of it', async () => {
  const { user } = await renderWithRelink(ui)
  expect(screen.getByText(/No flow yet/)).toBeDefined()
  await user.click(connect())
  await walkThroughLink()
  await pressInLink('Finish')
  await waitFor(() => expect(timeline().at(-1)).toBe('linked'))
  expect(timeline()).toEqual(['preparing', 'loading', 'ready', 'open', 'finishing', 'linked'])
  const events = screen.getByRole('table', { name: 'Plaid’s events, as they arrived' })
  const [opened] = await within(events).findAllByRole('row', { name: /^OPEN/ })
  expect(opened?.textContent).toMatch(/^OPEN.*\+[\d.]+ m?s\+[\d.]+ m?s$/)
  expect(await within(events).findByRole('row', { name: /^HANDOFF/ })).toBeDefined()
})

/** Walks into a bank that locked the sign-in; the answer is the tab that explains it. */
const meetLockedBank = async (user: UserEvent): Promise<HTMLElement> => {
  await user.click(connect())
  await chooseBank()
  await signIn('error_ITEM_LOCKED')
  await closeLink()
  await waitFor(() => expect(timeline().at(-1)).toBe('exited'))
  return openTab(user, 'Issue')
}

test('an error is explained: its code, the line of the catalogue, and who can do something', async () => {
  const { user } = await renderWithRelink(ui)
  const issue = await meetLockedBank(user)
  expect(issue.textContent).toContain('ITEM_ERROR / ITEM_LOCKED')
  expect(issue.textContent).toContain('account_locked warning go_to_bank_first')
  expect(issue.textContent).toContain('the line names this code')
  const actions = within(within(issue).getByRole('list', { name: 'Actions' }))
  const [first, second] = actions.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/^go_to_bank_first no button: nothing handles it/)
  await waitFor(() => expect(second?.textContent).toBe('choose_another_bank a button on the page'))
  expect(inspectorButton().textContent).toContain('an issue')
})

test('an issue that no notice on the page says is told as such', async () => {
  const { user } = await renderWithRelink(
    <>
      <BankLinkButton notice={false}>Connect</BankLinkButton>
      <Inspector defaultOpen />
    </>,
  )
  const issue = await meetLockedBank(user)
  expect(issue.textContent).toContain('choose_another_bank no notice on the page says this issue')
})

test('a request that failed is told with its code and the server’s id for it', async () => {
  const { user, intercept } = await renderWithRelink(ui)
  intercept('POST /link-tokens', () => refusal(503, 'plaid_unavailable'))
  await user.click(connect())
  await waitFor(() => expect(timeline()).toEqual(['preparing', 'failed']))
  const requests = await openTab(user, 'Requests')
  const [failed] = within(requests).getAllByRole('listitem')
  expect(failed?.textContent).toMatch(
    /^createLinkTokenfailed[\d.]+ m?s at [\d:]+newplaid_unavailable · request req-1Failed/,
  )
  const issue = await openTab(user, 'Issue')
  await waitFor(() => expect(issue.textContent).toContain('wait no button'))
})

test('a return is one flow from the bank to its end, and what was set aside shows no token', async () => {
  const servers = await startServers()
  const before = await renderWithRelink(ui, { servers, at: '/settings' })
  await before.user.click(connect())
  await waitFor(() => expect(servers.created[0]?.opened).toBe(1))
  const pending = await openTab(before.user, 'Pending')
  const link = await within(pending).findByRole('region', { name: 'Pending link, waiting' })
  const token = servers.created[0]?.token ?? ''
  expect(link.textContent).toContain(`link-sandbox-…${token.slice(-4)}`)
  expect(document.querySelector('.relink-inspector')?.innerHTML).not.toContain(token)
  expect(link.textContent).toMatch(/expiresin 3 h 59 min/)
  expect(link.textContent).toContain('goes back to/budget?card=…')
  expect(link.textContent).toContain('whoseann, who is signed in')
  await before.leave()

  const stateId = servers.simulator.approveAtBank({ linkToken: token })
  await renderWithRelink(
    <>
      <OAuthReturn onFinished={() => undefined} />
      <Inspector defaultOpen />
    </>,
    { servers, at: `/oauth?oauth_state_id=${stateId}` },
  )
  await waitFor(() => expect(timeline().at(-1)).toBe('linked'))
  expect(timeline().slice(0, 2)).toEqual(['returning', 'preparing'])
  expect(screen.getAllByRole('list', { name: 'States' })).toHaveLength(1)
})

test('what is set aside tells whether it was used, ran out, and whose it is', async () => {
  const store = createMemoryPendingLinkStore()
  const link: PendingLink = {
    v: 1,
    flowId: 'a',
    linkToken: 'link-sandbox-12345678-aaaa-bbbb-cccc-1234567890ab',
    expiresAt: Date.now() - 60_000,
    mode: 'update',
    itemId: 'item-1',
    userKey: 'bob',
    redirectUri: 'https://app.example/oauth',
    returnTo: '/banks',
    createdAt: Date.now() - 120_000,
  }
  await store.save(link)
  const { linkToken: _, ...used } = link
  await store.save({ ...used, flowId: 'b', userKey: null, spentAt: Date.now() - 1000 })
  const { user } = await renderWithRelink(<Inspector defaultOpen />, { pendingLinkStore: store })
  await openTab(user, 'Pending')
  const expired = await screen.findByRole('region', { name: 'Pending link, expired' })
  expect(expired.textContent).toContain('tokenlink-sandbox-…90ab')
  expect(expired.textContent).toMatch(/expires1 min \d+ s ago/)
  expect(expired.textContent).toContain('whosebob, who is not signed in')
  expect(expired.textContent).toContain('Itemitem-1')
  const spent = screen.getByRole('region', { name: 'Pending link, spent' })
  expect(spent.textContent).toContain('tokengone, it was used')
  expect(spent.textContent).toContain('whosenot known')
})

test('it opens from a corner by its button, closes with Escape, and the focus goes back', async () => {
  const { user } = await renderWithRelink(<Inspector position="start" />)
  expect(screen.queryByRole('region', { name: 'Relink inspector' })).toBeNull()
  expect(inspectorButton().getAttribute('aria-expanded')).toBe('false')
  await user.click(inspectorButton())
  const panel = screen.getByRole('region', { name: 'Relink inspector' })
  expect(panel.closest('[lang]')?.getAttribute('lang')).toBe('en')
  expect(panel.parentElement?.dataset['position']).toBe('start')
  await user.click(screen.getByRole('tab', { name: 'Items' }))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Relink inspector' })).toBeNull()
  expect(document.activeElement).toBe(inspectorButton())
})

test('the tabs are moved through with the arrow keys, and Tab goes on to what they show', async () => {
  const { user } = await renderWithRelink(<Inspector defaultOpen />)
  screen.getByRole('tab', { name: 'Flows' }).focus()
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Pending')
  await user.keyboard('{End}{ArrowRight}{ArrowLeft}')
  const tab = screen.getByRole('tab', { selected: true })
  expect(tab.textContent).toBe('Items')
  expect(document.activeElement).toBe(tab)
  await user.keyboard('{Tab}')
  expect(document.activeElement).toBe(screen.getByRole('tabpanel', { name: 'Items' }))
})

test('it lies below Plaid’s Link', async () => {
  const { user } = await renderWithRelink(ui)
  await user.click(connect())
  await linkOpens()
  const frame = document.querySelector<HTMLElement>('iframe[title="Plaid Link"]')
  const own = document.querySelector('.relink-inspector') as HTMLElement
  const level = Number(getComputedStyle(own).zIndex)
  expect(level).toBeGreaterThan(1000)
  expect(level).toBeLessThan(Number(frame?.style.zIndex))
})

test('the Items that the page has asked for are shown with what they ask of their person', async () => {
  const servers = await startServers()
  const item = await servers.connectBank()
  await servers.breakItem(item.id)
  const { user } = await renderWithRelink(
    <>
      <ItemList />
      <Inspector defaultOpen />
    </>,
    { servers },
  )
  const items = await openTab(user, 'Items')
  const bank = await within(items).findByRole('region', { name: item.bankName })
  expect(bank.textContent).toContain('sign_in_required')
  expect(bank.textContent).toContain('ITEM_LOGIN_REQUIRED')
  expect(bank.textContent).toContain('asks the personnow: update mode')
  const requests = await openTab(user, 'Requests')
  await waitFor(() => expect(requests.textContent).toContain('followEventsopen'))
  expect(requests.textContent).toContain('1 Item')
})

test('a page on which nobody asks for Items has none to show, and nobody is asked for them', async () => {
  const { user, requests } = await renderWithRelink(<Inspector defaultOpen />)
  const items = await openTab(user, 'Items')
  expect(items.textContent).toContain('The page has not asked for Items')
  // The stream of the page before may still be coming back.
  expect(requests.filter((request) => request.includes('/items'))).toEqual([])
})

test('what was before stays known while the inspector is away, and can be cleared', async () => {
  const page = await renderWithRelink(ui)
  await page.user.click(connect())
  await linkOpens()
  await closeLink()
  await waitFor(() => expect(timeline().at(-1)).toBe('exited'))
  page.again(<BankLinkButton>Connect</BankLinkButton>)
  page.again(ui)
  expect(timeline().at(-1)).toBe('exited')
  await page.user.click(screen.getByRole('button', { name: 'Clear' }))
  expect(screen.queryByRole('list', { name: 'States' })).toBeNull()
})

test('without a simulator there is no tab for one', async () => {
  await renderWithRelink(<Inspector defaultOpen />)
  expect(screen.queryByRole('tab', { name: 'Simulator' })).toBeNull()
})
