import type { Item } from '@relink/core'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useRepair, type Exited, type Linked, type UseRepairOptions } from '../exports/index.ts'
import { danish } from '../exports/messages/da.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'
import { closeLink, inLink, linkOpens, signIn, walkThroughLink } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { refusal, startServers } from '../test/start-servers.ts'

const Own = ({ item, ...options }: { item: Item } & UseRepairOptions) => {
  const { status, advice, issue, label, changes, repaired, start } = useRepair(item, options)
  return (
    <>
      <button onClick={start}>{label ?? 'nothing to do'}</button>
      <output>
        {[status, advice.urgency, issue?.title, repaired, changes?.kept.length].join(', ')}
      </output>
    </>
  )
}
const state = () => screen.getByRole('status').textContent
const press = () => screen.getByRole('button')

test('an app that builds its own banner knows what to say before and after the repair', async () => {
  const servers = await startServers()
  const item = await servers.breakItem((await servers.connectBank()).id)
  const page = await renderWithRelink(<Own item={item} />, { servers })
  expect(press().textContent).toBe('Reconnect')
  expect(state()).toBe('idle, now, Reconnect First Platypus Bank, false, ')
  await page.user.click(press())
  await signIn()
  await waitFor(() => expect(state()).toBe('updated, none, , true, 2'))
  expect(press().textContent).toBe('nothing to do')
  // It broke again since.
  page.again(<Own item={await servers.breakItem(item.id)} />)
  expect(state()).toBe('updated, now, Reconnect First Platypus Bank, false, 2')
})

test.each<[Item['health'], label: string]>([
  [brokenItem.health, 'Reconnect'],
  [{ status: 'verification_pending', accountIds: [] }, 'Enter the code'],
  [{ status: 'account_closed', accountIds: [] }, 'Choose accounts'],
  [
    { status: 'consent_missing', code: 'ADDITIONAL_CONSENT_REQUIRED', products: [] },
    'Review what you share',
  ],
  [
    { status: 'consent_missing', code: 'ACCESS_NOT_GRANTED', products: [] },
    'Review what you share',
  ],
  [{ status: 'revoked', code: 'ACCESS_TOKEN_LOST' }, 'Connect again'],
  [{ status: 'healthy' }, 'nothing to do'],
])('of a connection that is %o the button says "%s"', async (health, label) => {
  await renderWithRelink(<Own item={{ ...healthyItem, health }} />)
  expect(press().textContent).toBe(label)
})

test('the words are those of the provider', async () => {
  await renderWithRelink(<Own item={brokenItem} />, { messages: danish })
  expect(press().textContent).toBe(danish.repairs.plain)
})

const gone: Item = { ...healthyItem, health: { status: 'revoked', code: 'ITEM_NOT_FOUND' } }

test('a connection that has to be made anew is a new link, with what the app gave along', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, bodies } = await renderWithRelink(
    <Own item={gone} context={{ step: 3 }} onExited={onExited} />,
  )
  await user.click(press())
  await linkOpens()
  expect(bodies[0]).toMatchObject({ mode: 'new', context: { step: 3 } })
  expect(state()).toContain('open')
  await closeLink()
  await waitFor(() => expect(onExited).toHaveBeenCalledOnce())
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'closed', context: { step: 3 } })
})

test('a press that brings a new connection to the server again hears how that ends', async () => {
  const servers = await startServers()
  servers.intercept('POST /items', () => refusal(500, 'internal_error'))
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user } = await renderWithRelink(<Own item={gone} onLinked={onLinked} />, { servers })
  await user.click(press())
  await walkThroughLink()
  await waitFor(() => expect(state()).toMatch(/^failed/))
  await user.click(press())
  await waitFor(() => expect(onLinked).toHaveBeenCalledOnce())
  expect(state()).toBe('linked, now, Tartan Bank is disconnected, true, ')
  expect(servers.count('POST /link-tokens')).toBe(1)
})

test('the newest callbacks run', async () => {
  const servers = await startServers()
  const item = await servers.breakItem((await servers.connectBank()).id)
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const page = await renderWithRelink(<Own item={item} onUpdated={first} />, { servers })
  await page.user.click(press())
  await inLink('heading', 'Sign in to First Platypus Bank')
  page.again(<Own item={item} onUpdated={second} />)
  await signIn()
  await waitFor(() => expect(second).toHaveBeenCalledOnce())
  expect(first).not.toHaveBeenCalled()
})
