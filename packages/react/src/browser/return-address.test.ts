import { afterEach, expect, test, vi } from 'vitest'
import { captureOAuthReturn, cleanAddress, returnAddresses } from './return-address.ts'

const origin = 'http://localhost:3000'
const goTo = (path: string, state: unknown = null): void => history.replaceState(state, '', path)

afterEach(() => {
  Reflect.deleteProperty(window, Symbol.for('relink.return'))
  goTo('/')
})

test('the first address is remembered, whatever a router makes of it afterwards', () => {
  goTo('/oauth?oauth_state_id=abc')
  captureOAuthReturn()
  goTo('/login')
  captureOAuthReturn()
  expect(returnAddresses()).toEqual([`${origin}/login`, `${origin}/oauth?oauth_state_id=abc`])
})

test('a page that remembered nothing has the address it is at', () => {
  goTo('/oauth?oauth_state_id=abc')
  expect(new Set(returnAddresses())).toEqual(new Set([`${origin}/oauth?oauth_state_id=abc`]))
})

test('the state id leaves the address without a new entry in the history; the rest stays', () => {
  goTo('/oauth?lang=de&oauth_state_id=abc&link_correlation_id=x&q=a%20b#top', { from: 'router' })
  const { length } = history
  cleanAddress()
  expect(window.location.href).toBe(`${origin}/oauth?lang=de&q=a%20b#top`)
  expect(history).toHaveLength(length)
  expect(history.state).toEqual({ from: 'router' })
})

test("Next's mark leaves the history's state, so that Next hears of the new address", () => {
  goTo('/oauth?oauth_state_id=abc', { __NA: true, __PRIVATE_NEXTJS_INTERNALS_TREE: ['tree'] })
  cleanAddress()
  expect(history.state).toEqual({ __PRIVATE_NEXTJS_INTERNALS_TREE: ['tree'] })
})

test('a return that was used is not found again, also not after a router was there', () => {
  goTo('/oauth?oauth_state_id=abc')
  captureOAuthReturn()
  cleanAddress()
  captureOAuthReturn()
  expect(returnAddresses().join(' ')).not.toContain('abc')
})

test('two copies of the package share the address', async () => {
  goTo('/oauth?oauth_state_id=abc')
  captureOAuthReturn()
  goTo('/login')
  vi.resetModules()
  const copy = await import('./return-address.ts')
  expect(copy.captureOAuthReturn).not.toBe(captureOAuthReturn)
  copy.captureOAuthReturn()
  expect(copy.returnAddresses()).toContain(`${origin}/oauth?oauth_state_id=abc`)
  copy.cleanAddress()
  expect(returnAddresses().join(' ')).not.toContain('abc')
})
