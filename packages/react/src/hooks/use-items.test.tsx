import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useItems } from '../exports/index.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { startServers } from '../test/start-servers.ts'

const Banks = () =>
  useItems().data?.map(({ id, bankName, health }) => (
    <p key={id}>
      {bankName}: {health.status}
    </p>
  ))

test('a connection that breaks, a new one and one that ends show by themselves', async () => {
  const servers = await startServers()
  const { id } = await servers.connectBank()
  const { count } = await renderWithRelink(<Banks />, { servers })
  await screen.findByText('First Platypus Bank: healthy')
  const before = count('GET /items')
  await waitFor(() => expect(count('GET /events')).toBe(1))
  // What happened before the stream began is read once more.
  await waitFor(() => expect(count('GET /items')).toBe(before + 1))

  await servers.breakItem(id)
  await screen.findByText('First Platypus Bank: sign_in_required')
  await servers.connectBank('ins_109511')
  await screen.findByText('Tartan Bank: healthy')
  await servers.relink.removeItem('ann', id)
  await waitFor(() => expect(screen.queryByText(/First Platypus Bank/)).toBeNull())
  expect(count('GET /items')).toBe(before + 1)
  expect(count('GET /events')).toBe(1)
})
