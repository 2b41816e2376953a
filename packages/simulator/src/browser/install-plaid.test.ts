// @vitest-environment jsdom
import { waitFor } from '@testing-library/dom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inLink } from '../test/link-driver.ts'
import { mountReactApp } from '../test/react-app.ts'
import { createServerCalls, type ServerCalls } from '../test/server-calls.ts'
import { installPlaid } from './install-plaid.ts'
import type { PlaidGlobal } from './plaid-global.ts'

let server: ServerCalls
let uninstall: () => void

beforeEach(() => {
  server = createServerCalls()
  uninstall = installPlaid({ fetch: server.simulator.fetch })
})

afterEach(() => {
  uninstall()
  document.body.replaceChildren()
})

const plaid = (): PlaidGlobal => (window as unknown as { Plaid: PlaidGlobal }).Plaid

const frames = (): string[] =>
  Array.from(document.querySelectorAll('iframe'), (iframe) => `${iframe.id} ${iframe.title}`)

test('react-plaid-link takes the inert tag for the loaded script and adds none of its own', async () => {
  const app = mountReactApp({ token: await server.linkToken() })
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[src*="link-initialize.js"]')
  expect(Array.from(scripts, ({ type }) => type)).toEqual(['text/plain'])
  expect(app.ready()).toBe(true)
  app.unmount()
})

test('Plaid.create without a token throws', () => {
  expect(() => plaid().create({ onSuccess: () => undefined })).toThrow(
    'Missing Link parameter. Link requires a key or token to be provided.',
  )
})

test('every handler adds one hidden iframe, numbered, and destroy removes it', async () => {
  const token = await server.linkToken()
  const first = plaid().create({ token, onSuccess: () => undefined })
  const second = plaid().create({ token, onSuccess: () => undefined })
  expect(frames()).toEqual(['plaid-link-iframe-1 Plaid Link', 'plaid-link-iframe-2 Plaid Link'])
  expect(document.querySelector('iframe')?.style).toMatchObject({
    display: 'none',
    position: 'fixed',
    zIndex: '2147483647',
  })
  first.destroy()
  second.destroy()
  expect(frames()).toEqual([])
})

test('onLoad comes after create has returned, and open before it is not lost', async () => {
  const calls: string[] = []
  const handler = plaid().create({
    token: await server.linkToken(),
    onSuccess: () => undefined,
    onLoad: () => calls.push('load'),
  })
  handler.open()
  expect(calls).toEqual([])
  await inLink('heading', 'Connect your accounts to Acorn')
  expect(calls).toEqual(['load'])
  handler.destroy()
})

test('the page behind Link does not scroll while Link is open', async () => {
  document.body.style.overflow = 'scroll'
  const handler = plaid().create({
    token: await server.linkToken(),
    onSuccess: () => undefined,
  })
  handler.open()
  await inLink('heading', 'Connect your accounts to Acorn')
  expect(document.body.style.overflow).toBe('hidden')
  handler.destroy()
  expect(document.body.style.overflow).toBe('scroll')
  document.body.style.overflow = ''
})

test('each pane is a dialog named by its heading, which has the focus', async () => {
  const handler = plaid().create({
    token: await server.linkToken(),
    onSuccess: () => undefined,
  })
  handler.open()
  const dialog = await inLink('dialog', 'Connect your accounts to Acorn')
  expect(dialog.ownerDocument.activeElement?.textContent).toBe('Connect your accounts to Acorn')
  expect(dialog.textContent).toContain('No real bank is involved')
  handler.destroy()
})

test('in StrictMode the second handler is the one that opens, and unmounting leaves nothing', async () => {
  const app = mountReactApp({ token: await server.linkToken() }, { strict: true })
  expect(frames()).toEqual(['plaid-link-iframe-2 Plaid Link'])
  app.open()
  await inLink('heading', 'Connect your accounts to Acorn')
  app.unmount()
  await waitFor(() => expect(frames()).toEqual([]))
  expect(app.told.exits).toEqual([{ code: undefined, status: 'requires_credentials' }])
})

test('a link token that is no good closes Link at once with an error', async () => {
  const app = mountReactApp({ token: 'link-sandbox-unknown' })
  app.open()
  await waitFor(() =>
    expect(app.told.exits).toEqual([{ code: 'INVALID_LINK_TOKEN', status: null }]),
  )
  app.unmount()
})

test('uninstalling leaves the page as it was', () => {
  uninstall()
  expect('Plaid' in window).toBe(false)
  expect(document.querySelector('script')).toBeNull()
})

test('Plaid.create refuses a token without an environment, and an onSuccess that is no function', async () => {
  expect(() => plaid().create({ token: 'nonsense', onSuccess: () => undefined })).toThrow(
    'Invalid env: env cannot be missing.',
  )
  const token = await server.linkToken()
  expect(() => plaid().create(JSON.parse(JSON.stringify({ token })))).toThrow(
    'Link requires onSuccess to be a function.',
  )
})

test('leaving a Link that is not open says so in the console and calls nobody', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const onExit = vi.fn<() => void>()
  const handler = plaid().create({
    token: await server.linkToken(),
    onSuccess: () => undefined,
    onExit,
  })
  handler.exit()
  expect(warn.mock.calls).toEqual([['Link warning: attempted to exit Link when it was not open']])
  expect(onExit).not.toHaveBeenCalled()
  warn.mockRestore()
  handler.destroy()
})

test('submit has no effect, but refuses what is no object', async () => {
  const handler = plaid().create({
    token: await server.linkToken(),
    onSuccess: () => undefined,
  })
  expect(() => handler.submit({ phone_number: '+14155550011' })).not.toThrow()
  expect(() => handler.submit('+14155550011')).toThrow('Plaid submit takes an object')
  handler.destroy()
})

test('a script that runs twice on a page warns, and one that runs once does not', async () => {
  uninstall()
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await import('./link-initialize.ts')
  expect(warn).not.toHaveBeenCalled()
  vi.resetModules()
  await import('./link-initialize.ts')
  expect(warn.mock.calls[0]?.[0]).toMatch(/embedded more than once/)
  warn.mockRestore()
  delete (window as { Plaid?: unknown }).Plaid
  document.querySelector('script')?.remove()
})
