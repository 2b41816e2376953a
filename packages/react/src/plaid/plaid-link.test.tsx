import { act, screen, waitFor } from '@testing-library/react'
import { createRef } from 'react'
import { expect, test, vi } from 'vitest'
import { takePrinted } from '../../../tooling/src/fail-on-console.ts'
import { BankLinkButton, type Exited } from '../exports/index.ts'
import { linkOpens } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, startServers } from '../test/start-servers.ts'

interface Handler {
  open(): void
}
interface PlaidGlobal {
  create(options: object): Handler
}
const plaid = (): PlaidGlobal => (window as unknown as { Plaid: PlaidGlobal }).Plaid
const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })

test('a script that throws on creating Link is a failure that can be tried again', async () => {
  const servers = await startServers()
  const { create } = plaid()
  plaid().create = () => {
    throw new Error('Missing Link parameter')
  }
  const { user } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  await screen.findByText('This is on our side')
  expect(connectButton().dataset['status']).toBe('failed')
  plaid().create = create
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await linkOpens()
  // React itself tells the developer what a boundary caught.
  expect(takePrinted().join('\n')).toContain('PlaidHandler')
})

test('a script that throws on opening Link is a failure, too', async () => {
  const servers = await startServers()
  const { create } = plaid()
  plaid().create = (options) => ({
    ...create(options),
    open: () => {
      throw new Error('blocked')
    },
  })
  const { user } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  await screen.findByText('This is on our side')
  expect(takePrinted().join('\n')).toContain('PlaidHandler')
})

test('Link counts as ready when it says that it has loaded, not before', async () => {
  const servers = await startServers()
  const { create } = plaid()
  let load: () => void = () => undefined
  plaid().create = (options) => {
    const { onLoad } = options as { onLoad: () => void }
    load = onLoad
    return create({ ...options, onLoad: () => undefined })
  }
  const { user, created } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  await waitFor(() => expect(connectButton().dataset['status']).toBe('loading'))
  await waitFor(() => expect(created).toHaveLength(1))
  expect(created[0]?.opened).toBe(0)
  act(() => load())
  expect(created[0]?.opened).toBe(1)
})

test('a blocked script is explained, and a retry puts a new tag in place of the old one', async () => {
  const servers = await startServers()
  const there = plaid()
  const page = window as unknown as { Plaid?: PlaidGlobal }
  const tags = () => document.querySelectorAll('script:not([type])')
  delete page.Plaid
  const { user, again } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  for (let times = 0; times < 10; times++) again(times % 2 ? <BankLinkButton /> : <p>Elsewhere</p>)
  expect(tags()).toHaveLength(1)
  act(() => void tags()[0]?.dispatchEvent(new Event('error')))
  await screen.findByText('Something is blocking this page')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(tags()).toHaveLength(1))
  page.Plaid = there
  tags()[0]?.dispatchEvent(new Event('load'))
  await linkOpens()
  expect(servers.created.map(({ opened }) => opened)).toEqual([1])
})

test('an app that takes the provider away under an open Link is told of no exit', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, created, leave } = await renderWithRelink(<BankLinkButton />, { onExited })
  await user.click(connectButton())
  await linkOpens()
  await leave()
  expect(created[0]?.isDestroyed).toBe(true)
  expect(onExited).not.toHaveBeenCalled()
})

test('the focus goes back to the button, also when Link takes it while opening', async () => {
  const servers = await startServers()
  const { create } = plaid()
  const trap = document.createElement('input')
  plaid().create = (options) => {
    const handler = create(options)
    return {
      ...handler,
      open: () => {
        handler.open()
        document.body.append(trap)
        trap.focus()
      },
    }
  }
  const { user, created } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  await linkOpens()
  trap.remove()
  act(() => created[0]?.callbacks.onExit(null, linkMetadata))
  expect(document.activeElement).toBe(connectButton())
})

test.each([
  ['dialog', 'presentation'],
  ['presentation', undefined],
])(
  'the focus goes back to the button where the focus trap of a %s with a %s in it is quicker',
  async (outer, inner) => {
    const { user, created } = await renderWithRelink(
      <div role={outer}>
        <div role={inner} tabIndex={-1} data-testid="trap">
          <BankLinkButton />
        </div>
      </div>,
    )
    await user.click(connectButton())
    await linkOpens()
    screen.getByTestId('trap').focus()
    act(() => created[0]?.callbacks.onExit(null, linkMetadata))
    expect(document.activeElement).toBe(connectButton())
  },
)

test('a focus that the app gave to the page’s main part on exit stays there', async () => {
  const main = createRef<HTMLElement>()
  const { user, created } = await renderWithRelink(
    <main ref={main} tabIndex={-1}>
      <BankLinkButton onExited={() => main.current?.focus()} />
    </main>,
  )
  await user.click(connectButton())
  await linkOpens()
  act(() => created[0]?.callbacks.onExit(null, linkMetadata))
  expect(document.activeElement).toBe(main.current)
})

test('a late exit of an earlier Link does not close the one that is open', async () => {
  const onExited = vi.fn<(exited: Exited) => void>()
  const { user, created } = await renderWithRelink(<BankLinkButton />, { onExited })
  await user.click(connectButton())
  await linkOpens()
  act(() => created[0]?.callbacks.onExit(null, linkMetadata))
  await user.click(connectButton())
  await waitFor(() => expect(created[1]?.opened).toBe(1))
  act(() => created[0]?.callbacks.onExit(null, linkMetadata))
  expect(connectButton().dataset['status']).toBe('open')
  expect(onExited).toHaveBeenCalledOnce()
})

test('a page that goes while the script loads leaves one tag, which serves the next page', async () => {
  const servers = await startServers()
  const there = plaid()
  const page = window as unknown as { Plaid?: PlaidGlobal }
  const tags = () => document.querySelectorAll('script:not([type])')
  delete page.Plaid
  const first = await renderWithRelink(<BankLinkButton />, { servers })
  await first.user.click(connectButton())
  first.unmount()
  const { user } = await renderWithRelink(<BankLinkButton />, { servers })
  await user.click(connectButton())
  expect(tags()).toHaveLength(1)
  page.Plaid = there
  act(() => void tags()[0]?.dispatchEvent(new Event('load')))
  await linkOpens()
  expect(tags()).toHaveLength(1)
  expect(servers.created.map(({ opened }) => opened)).toEqual([1])
})
