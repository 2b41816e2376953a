import { screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { AccountChanges, ItemCard, ItemList, ReconnectBanner } from '../exports/index.ts'
import { brokenItem, healthyItem } from '../test/broken-item.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'

const changes = { added: healthyItem.accounts, kept: [], removed: [] }
const own = <section className="mine" aria-label="Mine" />

test.each<[string, ReactElement, className: string, text: string]>([
  [
    'AccountChanges',
    <AccountChanges key="1" changes={changes} render={own} />,
    'relink-changes',
    'Now shared',
  ],
  ['ItemCard', <ItemCard key="2" item={healthyItem} render={own} />, 'relink-card', 'Up to date'],
  [
    'ItemList',
    <ItemList key="3" items={[healthyItem]} render={own} />,
    'relink-items',
    'Up to date',
  ],
  [
    'ReconnectBanner',
    <ReconnectBanner key="4" item={brokenItem} render={own} />,
    'relink-banner',
    'Reconnect Tartan Bank',
  ],
])(
  '%s is drawn on the app’s own element, with both classes',
  async (_, element, className, text) => {
    await renderWithRelink(element)
    const root = document.querySelector('section.mine')
    expect(root?.classList.contains(className)).toBe(true)
    expect(root?.getAttribute('aria-label')).toBe('Mine')
    expect(root?.textContent).toContain(text)
  },
)

test('a function that draws is told how things are', async () => {
  const told = vi.fn<(state: object) => void>()
  const draw = (props: object, state: object): ReactElement => {
    told(state)
    return <section {...props} />
  }
  await renderWithRelink(
    <>
      <AccountChanges changes={null} render={draw} />
      <ItemList items={[]} render={draw} />
      <ReconnectBanner item={healthyItem} render={draw} />
      <ItemCard item={healthyItem} render={draw} />
    </>,
  )
  expect(document.querySelectorAll('section')).toHaveLength(4)
  expect(told).toHaveBeenCalledWith({ empty: true })
  expect(told).toHaveBeenCalledWith({ busy: false })
  expect(told).toHaveBeenCalledWith({ status: 'idle', issue: null, empty: true })
  expect(told).toHaveBeenCalledWith({
    status: 'idle',
    issue: null,
    advice: { prompt: false, urgency: 'none', repair: null },
  })
})

test('the app’s own element of a banner catches the focus that its button had', async () => {
  const onBlur = vi.fn<() => void>()
  const onFocus = vi.fn<() => void>()
  const offer = { ...healthyItem, health: { status: 'new_accounts', relink: false } as const }
  const { user } = await renderWithRelink(
    <ReconnectBanner item={offer} render={<section onFocus={onFocus} onBlur={onBlur} />} />,
  )
  await user.click(screen.getByRole('button', { name: 'Remind me later' }))
  expect(document.activeElement?.tagName).toBe('SECTION')
  expect(onFocus).toHaveBeenCalled()
})
