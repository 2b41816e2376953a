import { english } from '@relink/core'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { SupportDetails } from './support-details.tsx'

afterEach(cleanup)

const detailsOf = (requestId: string) => (
  <SupportDetails
    support={{ institutionId: 'ins_1', linkSessionId: null, requestId }}
    messages={english}
  />
)

test('that it was copied is said at each press', async () => {
  const user = userEvent.setup()
  render(detailsOf('request-1'))
  await user.click(screen.getByText('Details for support'))
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  await screen.findByText('Copied')
  let copied: () => void = () => undefined
  const copying = new Promise<void>((resolve) => (copied = resolve))
  vi.spyOn(navigator.clipboard, 'writeText').mockReturnValueOnce(copying)
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(screen.getByRole('status').textContent).toBe('')
  copied()
  await screen.findByText('Copied')
})

test('ids that nobody has copied are not said to be', async () => {
  const user = userEvent.setup()
  const { rerender } = render(detailsOf('request-1'))
  await user.click(screen.getByText('Details for support'))
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  await screen.findByText('Copied')
  rerender(detailsOf('request-2'))
  expect(screen.getByRole('status').textContent).toBe('')
})
