import {
  createMemoryPendingLinkStore,
  RelinkError,
  type Item,
  type LinkBackend,
  type PendingLink,
} from '@relink/core'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BankLinkButton, httpBackend, useItem, useItems } from '../exports/index.ts'
import { Inspector } from '../exports/inspector.ts'
import { inspectorButton, openTab } from '../test/inspector-driver.ts'
import { healthyItem } from '../test/broken-item.ts'
import { linkOpens } from '../test/link-driver.ts'
import { renderWithRelink, type RenderedPage } from '../test/render-with-relink.tsx'
import type { LinkCallbacks } from '../test/start-servers.ts'

/** What nobody may read in a report, in the shapes that these things have. */
const secrets = {
  link: 'link-sandbox-11111111-aaaa-bbbb-cccc-111111111111',
  public: 'public-production-22222222-aaaa-bbbb-cccc-222222222222',
  access: 'access-sandbox-33333333-aaaa-bbbb-cccc-333333333333',
  processor: 'processor-sandbox-44444444-aaaa-bbbb-cccc-444444444444',
  user: 'user-sandbox-55555555-aaaa-bbbb-cccc-555555555555',
  secret: '0123456789abcdef0123456789abcd',
  session: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl',
  email: 'ann.example@mail.example',
  phone: '+1 (415) 555-0123',
  account: '4111 1111 1111 1111',
  state: 'oauth_state_id=7f9c2ba4-secret',
}
const all = Object.values(secrets).join(' ')

type Callbacks = LinkCallbacks & { onEvent: (name: string, metadata: object) => void }

const Both = () => {
  useItems()
  useItem('item-1')
  return null
}

/** Takes what is copied; jsdom has no clipboard of its own. */
const takeCopies = (page: Pick<RenderedPage, 'user'>): (() => Promise<string>) => {
  const button = (): HTMLElement => screen.getByRole('button', { name: 'Copy support report' })
  return async () => {
    await page.user.click(button())
    await screen.findByText('Copied')
    return navigator.clipboard.readText()
  }
}

test('no token, key, address or number is in a report, whatever brought it along', async () => {
  const item: Item = { ...healthyItem, bankName: all, health: { status: 'unknown', code: all } }
  const own = httpBackend('/api/link')
  const backend: LinkBackend = {
    ...own,
    listItems: async () => [item],
    getItem: async () => {
      throw new RelinkError('plaid_error', `Failed: ${all}`, {
        requestId: all,
        plaid: { type: all, code: all },
      })
    },
    followEvents: async () => {
      throw new Error(all)
    },
  }
  const store = createMemoryPendingLinkStore()
  const pending: PendingLink = {
    v: 1,
    flowId: all,
    linkToken: secrets.link,
    expiresAt: Date.now() + 60_000,
    mode: 'update',
    itemId: all,
    userKey: `${secrets.email} ${secrets.phone}`,
    redirectUri: `https://app.example/oauth?token=${secrets.access}#${secrets.public}`,
    returnTo: `/pay/${all}?password=hunter22&x=${secrets.phone}#${secrets.session}`,
    context: { [secrets.user]: all },
    createdAt: Date.now(),
    stateId: 'state-hunter22',
  }
  await store.save(pending)
  const page = await renderWithRelink(
    <>
      <Both />
      <BankLinkButton returnTo={`/${all}`} context={{ all }}>
        Connect
      </BankLinkButton>
      <Inspector defaultOpen />
    </>,
    {
      backend,
      userKey: secrets.email,
      pendingLinkStore: store,
      at: `/settings?token=${secrets.access}&password=hunter22#${secrets.session}`,
    },
  )
  await page.user.click(screen.getByRole('button', { name: 'Connect' }))
  await linkOpens()
  const [created] = page.created
  const link = created?.callbacks as unknown as Callbacks
  link.onEvent(all, {
    timestamp: new Date().toISOString(),
    view_name: all,
    institution_name: all,
    error_code: all,
    institution_search_query: all,
  })
  link.onExit(
    { error_type: all, error_code: all, error_message: all, display_message: all },
    {
      institution: { name: all, institution_id: all },
      status: all,
      link_session_id: all,
      request_id: all,
    },
  )
  await waitFor(() => expect(inspectorButton().textContent).toContain('an issue'))

  const report = await takeCopies(page)()
  const parts = [
    ...Object.values(secrets),
    created?.token ?? '',
    'hunter22',
    '555-0123',
    '7f9c2ba4',
  ]
  expect(parts.filter((part) => report.includes(part))).toEqual([])
  // It is about all of that nevertheless.
  expect(JSON.parse(report)).toMatchObject({
    page: 'http://localhost:3000/settings?token=…&password=…#…',
    issue: { rule: 'unknown', kind: 'our_side' },
    flows: [{ mode: 'new', events: expect.arrayContaining([expect.anything()]) }],
    requests: expect.arrayContaining([
      expect.objectContaining({ method: 'getItem', outcome: 'failed', code: 'plaid_error' }),
      expect.objectContaining({ method: 'followEvents', outcome: 'failed' }),
    ]),
    pending: {
      records: expect.arrayContaining([
        expect.objectContaining({ token: 'link-sandbox-…1111', hasContext: true }),
      ]),
    },
    items: [{ id: 'item-1', health: { status: 'unknown' }, accounts: 2 }],
  })

  // Neither does the panel show any of it.
  for (const tab of ['Flows', 'Issue', 'Pending', 'Requests', 'Items']) {
    const shown = await openTab(page.user, tab)
    const found = parts.filter((part) => shown.innerHTML.includes(part))
    expect([tab, found]).toEqual([tab, []])
  }
})

test('who looks removes nothing, and a person known by a number is not named', async () => {
  const damaged = 'relink.pending.damaged'
  localStorage.setItem(damaged, '{"v":1')
  const page = await renderWithRelink(<Inspector defaultOpen />, { userKey: '1-415-555-0123' })
  const pending = await openTab(page.user, 'Pending')
  await waitFor(() => expect(pending.textContent).toContain('1 could not be read.'))
  const report = await takeCopies(page)()
  expect(JSON.parse(report)).toMatchObject({ userKey: '[number]', pending: { unreadable: 1 } })
  // What the return page says depends on it.
  expect(localStorage.getItem(damaged)).toBe('{"v":1')
})

test('ids that a server’s log is searched for stay in a report', async () => {
  const page = await renderWithRelink(
    <>
      <BankLinkButton>Connect</BankLinkButton>
      <Inspector defaultOpen />
    </>,
  )
  const requestId = '0b0e2c1c-4f8a-4f3e-9a53-123456789012'
  page.intercept('POST /link-tokens', () =>
    Response.json(
      { error: { code: 'internal_error', message: 'Failed.', requestId } },
      { status: 500 },
    ),
  )
  await page.user.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(inspectorButton().textContent).toContain('an issue'))
  const report = JSON.parse(await takeCopies(page)()) as { flows: { flowId: string }[] }
  const [body] = page.bodies as { flowId: string }[]
  expect(report.flows[0]?.flowId).toBe(body?.flowId)
  expect(report).toMatchObject({ requests: [{ requestId }], issue: { support: { requestId } } })
})

test('where the browser lets nothing be copied, the report is there to be copied by hand', async () => {
  const page = await renderWithRelink(<Inspector defaultOpen />)
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
  onTestFinished(() => write.mockRestore())
  await page.user.click(screen.getByRole('button', { name: 'Copy support report' }))
  const text = await screen.findByRole('textbox', { name: 'Support report' })
  expect(JSON.parse((text as HTMLTextAreaElement).value)).toMatchObject({ report: '@relink/react' })
})
