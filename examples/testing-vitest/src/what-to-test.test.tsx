import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { link, press, server, visit } from './test-setup.tsx'

afterEach(() => {
  vi.useRealTimers()
})

test('a person who changes their mind is told of no error', async () => {
  visit('/')
  await press('Connect a bank')
  await link.exit()
  await press('Connect a bank')
  await link.opened()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('while Plaid is down, the page says so, and a later press works', async () => {
  await link.control.addFault({ where: '/link/token/create', kind: 'fail', times: 1 })
  visit('/')
  await press('Connect a bank')
  expect(await screen.findByRole('alert')).toBeTruthy()
  await press('Connect a bank')
  await link.succeed()
  expect(await screen.findByRole('heading', { name: 'First Platypus Bank' })).toBeTruthy()
})

test('a bank where the person said no is not connected', async () => {
  visit('/')
  await press('Connect a bank')
  visit(await link.leaveForBank({ decision: 'decline' }))
  await link.exit()
  await press('Continue')
  expect(await screen.findByText('No bank is connected yet.')).toBeTruthy()
})

test('a connection that breaks while the page is open is told at once', async () => {
  const { id } = await server.connectBank()
  visit('/')
  expect(await screen.findByText('Up to date')).toBeTruthy()
  await link.control.breakItem(id)
  expect(await screen.findByRole('button', { name: /^Reconnect/ })).toBeTruthy()
})

test('a person who was signed out on the way signs in, and the return goes on', async () => {
  visit('/')
  await press('Connect a bank')
  const address = await link.leaveForBank()
  server.person = null
  visit(address)
  await link.succeed()
  expect(await screen.findByRole('alert')).toBeTruthy()
  server.person = 'ann'
  await press('Try again')
  await waitFor(async () => expect(await server.relink.listItems('ann')).toHaveLength(1))
})

test('a clock of the page’s own does not stop Link', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01') })
  visit('/')
  await press('Connect a bank')
  await link.succeed()
  expect(await screen.findByRole('heading', { name: 'First Platypus Bank' })).toBeTruthy()
})

test('timers that go on by themselves do not stop it, either', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  visit('/')
  await press('Connect a bank')
  await link.succeed()
  expect(await screen.findByRole('heading', { name: 'First Platypus Bank' })).toBeTruthy()
})
