import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { link, press, server, visit } from './test-setup.tsx'

test('a bank is connected', async () => {
  visit('/')
  await press('Connect a bank')
  await link.succeed({ bank: 'First Platypus Bank' })
  expect(await screen.findByRole('heading', { name: 'First Platypus Bank' })).toBeTruthy()
  expect(await server.relink.listItems('ann')).toHaveLength(1)
})

test('a person whose bank locked them out reads what to do', async () => {
  visit('/')
  await press('Connect a bank')
  await link.exit('ITEM_LOCKED')
  expect(await screen.findByText('Your sign-in is locked')).toBeTruthy()
  expect(await server.relink.listItems('ann')).toHaveLength(0)
})

test('a person comes back from their bank’s own page', async () => {
  visit('/')
  await press('Connect a bank')
  visit(await link.leaveForBank({ bank: 'Platypus OAuth Bank' }))
  await link.succeed()
  expect(await screen.findByRole('heading', { name: 'Platypus OAuth Bank' })).toBeTruthy()
})

test('a connection that broke is repaired', async () => {
  const bank = await server.connectBank('Tartan Bank')
  await link.control.breakItem(bank.id)
  visit('/')
  await press(/^Reconnect/)
  await link.succeed()
  expect(await screen.findByText('Tartan Bank is connected again.')).toBeTruthy()
})
