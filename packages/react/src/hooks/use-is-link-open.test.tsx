import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BankLinkButton, useIsLinkOpen } from '../exports/index.ts'
import { closeLink, linkOpens } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'

const Told = () => <output>{useIsLinkOpen() ? 'open' : 'closed'}</output>
const told = () => document.querySelector('output')?.textContent

test('an app can tell whether Link stands open, not only whether it is on its way', async () => {
  const { user, created } = await renderWithRelink(
    <>
      <BankLinkButton />
      <Told />
    </>,
  )
  expect(told()).toBe('closed')
  await user.hover(screen.getByRole('button'))
  await waitFor(() => expect(created).toHaveLength(1))
  expect(told()).toBe('closed')
  await user.click(screen.getByRole('button'))
  await linkOpens()
  expect(told()).toBe('open')
  await closeLink()
  await waitFor(() => expect(told()).toBe('closed'))
})
