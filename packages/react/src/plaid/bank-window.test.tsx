import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { BankLinkButton, type Exited } from '../exports/index.ts'
import { chooseBank, closeLink, inLink, linkOpens, pressInLink } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { linkMetadata, type CreatedLink } from '../test/start-servers.ts'

const connectButton = () => screen.getByRole('button', { name: 'Connect a bank' })
const shownKind = () =>
  document.querySelector<HTMLElement>('.relink-notice')?.dataset['kind'] ?? null
const exits = () => vi.fn<(exited: Exited) => void>()
const tenMinutes = 10 * 60_000

const open = async (onExited: (exited: Exited) => void) => {
  const page = await renderWithRelink(<BankLinkButton />, { onExited })
  await page.user.click(connectButton())
  await linkOpens()
  return page
}

/** Says on onEvent what Plaid's script would. */
const say = (link: CreatedLink | undefined, name: string): void => {
  const callbacks = link?.callbacks as unknown as {
    onEvent: (name: string, metadata: object) => void
  }
  act(() => callbacks.onEvent(name, { ...linkMetadata, timestamp: '2026-01-05T12:00:00Z' }))
}
const leave = (link: CreatedLink | undefined, error: object | null = null): void =>
  act(() => link?.callbacks.onExit(error, linkMetadata))

test('who leaves after the bank’s window failed reads that, though Link gives no error', async () => {
  const onExited = exits()
  const { simulator } = await open(onExited)
  await chooseBank('Platypus OAuth Bank')
  await pressInLink('Continue to Platypus OAuth Bank')
  await inLink('button', 'Cancel')
  await simulator.control.advanceClock(tenMinutes)
  await inLink('button', 'Continue to Platypus OAuth Bank')
  await closeLink()
  await waitFor(() => expect(shownKind()).toBe('window_blocked'))
  expect(onExited).toHaveBeenCalledOnce()
  expect(onExited.mock.calls[0]?.[0]).toMatchObject({ reason: 'closed', exit: { error: null } })
})

test('the failed window may be told before the exit or after it, and the app hears of one exit', async () => {
  const onExited = exits()
  const { user, created } = await open(onExited)
  say(created[0], 'FAIL_OAUTH')
  leave(created[0])
  expect(shownKind()).toBe('window_blocked')
  expect(onExited.mock.lastCall?.[0].exit?.bankWindowFailed).toBe(true)
  await user.click(connectButton())
  await waitFor(() => expect(created[1]?.opened).toBe(1))
  leave(created[1])
  expect(shownKind()).toBeNull()
  say(created[1], 'FAIL_OAUTH')
  expect(shownKind()).toBe('window_blocked')
  expect(onExited).toHaveBeenCalledTimes(2)
})

test('an error that Link gives is what counts, also when the bank’s window had failed', async () => {
  const onExited = exits()
  const { created } = await open(onExited)
  say(created[0], 'FAIL_OAUTH')
  leave(created[0], { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOCKED', error_message: '' })
  expect(shownKind()).toBe('account_locked')
  expect(onExited.mock.lastCall?.[0].exit?.bankWindowFailed).toBe(false)
})

test('who leaves with no window of the bank having failed reads nothing', async () => {
  const { created } = await open(exits())
  say(created[0], 'CLOSE_OAUTH')
  leave(created[0])
  expect(shownKind()).toBeNull()
})
