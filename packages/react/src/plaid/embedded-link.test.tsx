import { act, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { EmbeddedBankSearch, useIsLinkOpen } from '../exports/index.ts'
import { inSearch } from '../test/link-driver.ts'
import { renderSearch, searchStatus, walkFromSearch } from '../test/render-search.tsx'
import { linkMetadata } from '../test/start-servers.ts'

const Page = () => {
  const [isDone, setIsDone] = useState(false)
  return (
    <>
      <output>{useIsLinkOpen() ? 'open' : 'closed'}</output>
      {!isDone && <EmbeddedBankSearch onLinked={() => setIsDone(true)} />}
      <button onClick={() => setIsDone(false)}>Another bank</button>
    </>
  )
}
const told = (): string | null | undefined => document.querySelector('output')?.textContent

test('a search that goes once its bank is connected takes the last pane along, and comes back with a new token', async () => {
  const { made, user } = await renderSearch({}, {}, <Page />)
  await walkFromSearch()
  await waitFor(() => expect(made.map(({ isDestroyed }) => isDestroyed)).toEqual([true]))
  await waitFor(() => expect(told()).toBe('closed'))
  await user.click(screen.getByRole('button', { name: 'Another bank' }))
  await inSearch('Tartan Bank')
  expect(made).toHaveLength(2)
  expect(made[1]?.token).not.toBe(made[0]?.token)
})

test('a search whose success Plaid tells twice keeps the last pane until the person closes it', async () => {
  const { made, count } = await renderSearch()
  await walkFromSearch()
  await waitFor(() => expect(searchStatus()).toBe('linked'))
  act(() => made[0]?.callbacks.onSuccess('public-sandbox-again', linkMetadata))
  expect(made[0]?.isDestroyed).toBe(false)
  expect(count('POST /items')).toBe(1)
  act(() => made[0]?.callbacks.onExit(null, linkMetadata))
  expect(made[0]?.isDestroyed).toBe(true)
})
