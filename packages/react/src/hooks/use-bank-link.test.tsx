import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useBankLink, type Linked } from '../exports/index.ts'
import { closeLink, linkOpens, walkThroughLink } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { startServers } from '../test/start-servers.ts'

const Own = ({ name, onLinked }: { name: string; onLinked?: (linked: Linked) => void }) => {
  const { status, start, cancel } = useBankLink({ onLinked, language: 'en' })
  return (
    <>
      <button onClick={start}>{name}</button>
      <button onClick={cancel}>{`Give up ${name}`}</button>
      <output aria-label={name}>{status}</output>
    </>
  )
}
const status = (name: string) => screen.getByLabelText(name).textContent

test('an app that builds its own button hears of each step', async () => {
  const onLinked = vi.fn<(linked: Linked) => void>()
  const { user, bodies } = await renderWithRelink(<Own name="Mine" onLinked={onLinked} />, {
    at: '/money?tab=1',
  })
  expect(status('Mine')).toBe('idle')
  await user.click(screen.getByRole('button', { name: 'Mine' }))
  await walkThroughLink()
  await waitFor(() => expect(status('Mine')).toBe('linked'))
  expect(onLinked).toHaveBeenCalledOnce()
  expect(bodies[0]).toMatchObject({ mode: 'new', language: 'en', returnTo: '/money?tab=1' })
})

test('two hooks for the same thing show the same flow', async () => {
  const { user, created } = await renderWithRelink(
    <>
      <Own name="First" />
      <Own name="Second" />
    </>,
  )
  await user.click(screen.getByRole('button', { name: 'First' }))
  await user.click(screen.getByRole('button', { name: 'Second' }))
  await linkOpens()
  expect([status('First'), status('Second')]).toEqual(['open', 'open'])
  expect(created).toHaveLength(1)
})

test('giving up before the token is here means that Link never opens', async () => {
  const servers = await startServers()
  let letPass: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letPass = resolve
  })
  const answered = vi.fn<() => void>()
  servers.intercept('POST /link-tokens', async (_, pass) => {
    await gate
    const response = await pass()
    answered()
    return response
  })
  const { user, created } = await renderWithRelink(<Own name="Mine" />, { servers })
  await user.click(screen.getByRole('button', { name: 'Mine' }))
  expect(status('Mine')).toBe('preparing')
  await user.click(screen.getByRole('button', { name: 'Give up Mine' }))
  letPass()
  await waitFor(() => expect(answered).toHaveBeenCalledOnce())
  expect(status('Mine')).toBe('idle')
  expect(created).toEqual([])
})

test('Link does not open again by itself', async () => {
  const { user, created, count } = await renderWithRelink(<Own name="Mine" />)
  await user.click(screen.getByRole('button', { name: 'Mine' }))
  await closeLink()
  await waitFor(() => expect(status('Mine')).toBe('exited'))
  expect(created.map(({ opened }) => opened)).toEqual([1])
  expect(count('POST /link-tokens')).toBe(1)
})
