import { render, screen, waitFor, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import * as door from './exports/index.node.ts'
import { brokenItem, healthyItem } from './test/broken-item.ts'
import { linkOpens, pressInLink } from './test/link-driver.ts'
import { componentsOf } from './test/every-component.tsx'
import { renderWithRelink, type RenderedPage } from './test/render-with-relink.tsx'

const {
  AccountChanges,
  BankLinkButton,
  EmbeddedBankSearch,
  ItemCard,
  ItemList,
  LinkNotice,
  LinkStatus,
  OAuthReturn,
  ReconnectBanner,
} = door

const issue = {
  code: 'x',
  kind: 'direct' as const,
  audience: 'user' as const,
  severity: 'error' as const,
  title: 'It is down',
  message: 'Your money is safe.',
  actions: ['retry' as const],
  autoRetry: false,
  attemptsLeft: null,
  support: { requestId: 'request', linkSessionId: null, institutionId: null },
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
const tartan = { ...brokenItem, id: 'item-2', bankName: 'Tartan Bank' }
const gingham = { ...brokenItem, id: 'item-3', bankName: 'Gingham Bank' }

/** What each component is for somebody who does not see it. */
const checks: Record<string, [ReactElement, (page: RenderedPage) => void | Promise<void>]> = {
  AccountChanges: [
    <AccountChanges key="1" changes={{ added: healthyItem.accounts, kept: [], removed: [] }} />,
    () => {
      const region = screen.getByRole('status')
      expect(within(region).getByRole('heading', { name: 'Now shared', level: 4 })).toBeTruthy()
      const [first] = within(region).getAllByRole('listitem')
      // Four dots are read as nothing or as noise, so the digits are said in words.
      expect(first?.textContent).toContain('ending in 0000')
    },
  ],
  BankLinkButton: [
    <BankLinkButton key="1" />,
    async ({ user }) => {
      expect(screen.getByRole('status').textContent).toBe('')
      await user.tab()
      expect(document.activeElement).toBe(button('Connect a bank'))
      await user.keyboard('{Enter}')
      await linkOpens()
      expect(button('Connect a bank').getAttribute('aria-busy')).toBe('true')
      expect(button('Connect a bank').getAttribute('aria-disabled')).toBe('true')
      // It keeps the focus, so it is not disabled.
      expect((button('Connect a bank') as HTMLButtonElement).disabled).toBe(false)
      await pressInLink('Close')
      await pressInLink('Leave')
      await waitFor(() =>
        expect(button('Connect a bank').getAttribute('aria-busy')).not.toBe('true'),
      )
    },
  ],
  EmbeddedBankSearch: [
    <EmbeddedBankSearch key="1" />,
    async () => {
      const region = screen.getByRole('region', { name: 'Choose your bank' })
      await waitFor(() => expect(region.querySelector('iframe')?.title).toBeTruthy())
      expect(within(region).getByRole('status')).toBeTruthy()
    },
  ],
  ItemCard: [
    <ItemCard key="1" item={brokenItem} headingLevel={2} />,
    async ({ user }) => {
      const card = screen.getByRole('article', { name: 'Tartan Bank' })
      expect(within(card).getByRole('heading', { name: 'Tartan Bank', level: 2 })).toBeTruthy()
      const [health] = within(card).getAllByRole('status')
      expect(health?.textContent).toContain('Reconnect Tartan Bank')
      expect(button('Reconnect: Tartan Bank')).toBeTruthy()
      await user.click(button('Disconnect: Tartan Bank'))
      const question = screen.getByRole('group', { name: 'Disconnect Tartan Bank?' })
      expect(question.getAttribute('aria-describedby')).toBeTruthy()
      expect(within(question).getByRole('alert').textContent).toBe('')
      expect(document.activeElement).toBe(button('Keep it'))
      await user.keyboard('{Escape}')
      expect(document.activeElement).toBe(button('Disconnect: Tartan Bank'))
    },
  ],
  ItemList: [
    <ItemList key="1" items={[healthyItem, tartan]} />,
    () => {
      const list = screen.getAllByRole('list')[0]!
      expect(within(list).getAllByRole('article')).toHaveLength(2)
      expect(list.parentElement?.getAttribute('aria-busy')).not.toBe('true')
    },
  ],
  LinkNotice: [
    <LinkNotice key="1" issue={issue} actions={{ retry: () => undefined }} />,
    () => {
      // The words alone: buttons and details are not read out with them.
      expect(screen.getByRole('alert').textContent).toBe('It is downYour money is safe.')
      expect(button('Try again')).toBeTruthy()
      expect(screen.getByText('Details for support').tagName).toBe('SUMMARY')
    },
  ],
  LinkStatus: [
    <LinkStatus key="1" />,
    () => expect(screen.getByRole('status').textContent).toBe(''),
  ],
  OAuthReturn: [
    <OAuthReturn key="1" onFinished={() => undefined} />,
    async () => {
      await screen.findByText('Nothing to do here')
      expect(screen.getAllByRole('status').length).toBeGreaterThan(1)
      expect(button('Continue')).toBeTruthy()
    },
  ],
  ReconnectBanner: [
    <ReconnectBanner key="1" items={[tartan, gingham]} />,
    () => {
      expect(screen.getAllByRole('status')[0]?.textContent).toBe('2 banks need you')
      const [first] = within(screen.getByRole('list')).getAllByRole('listitem')
      expect(first?.textContent).toContain('Reconnect Tartan Bank')
      // Each button says which bank it is for.
      expect(button('Reconnect: Tartan Bank')).toBeTruthy()
      expect(button('Reconnect: Gingham Bank')).toBeTruthy()
    },
  ],
}

test('every component of the door is checked here, but the one that shows nothing', () => {
  expect([...Object.keys(checks), 'RelinkProvider'].sort()).toEqual(componentsOf(door).sort())
})

test.each(Object.entries(checks))(
  '%s has the roles, names and places of the focus that its table says',
  async (_, [element, check]) => {
    const page = await renderWithRelink(element)
    await check(page)
    // What has a place in the order of the focus has a name.
    for (const stop of page.container.querySelectorAll('button, summary, a, [tabindex="0"]'))
      expect(stop.getAttribute('aria-label') ?? stop.textContent).not.toBe('')
  },
)

test('a page with nothing to say has its live regions all the same, and they are empty', async () => {
  await renderWithRelink(<ReconnectBanner item={healthyItem} />)
  for (const region of screen.getAllByRole('status')) expect(region.textContent).toBe('')
})

test('a status is there before its words, so that screen readers that miss the first hear them', async () => {
  render(<LinkNotice issue={{ ...issue, severity: 'info' }} />)
  const words = screen.getByText('It is down')
  expect(getComputedStyle(words).visibility).toBe('hidden')
  await waitFor(() => expect(getComputedStyle(words).visibility).toBe('visible'))
})
