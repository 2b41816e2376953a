import { expect, test } from 'vitest'
import { failIfConnected, takeConnections } from './refuse-connections.ts'
import './refuse-network.ts'

test('a connection is refused and noted, also one to this machine', async () => {
  await expect(fetch('http://127.0.0.1:4100/accounts')).rejects.toThrow('fetch failed')
  expect(takeConnections()).toEqual([expect.stringContaining('127.0.0.1')])
  expect(takeConnections()).toEqual([])
})

test('a test that tried one fails at its end, whatever became of the error', async () => {
  await fetch('http://127.0.0.1:4100/accounts').catch(() => {})
  expect(() => failIfConnected()).toThrow(/opened connections:\n.*127\.0\.0\.1/)
  expect(() => failIfConnected()).not.toThrow()
})
